/** Skirts by cut, cloth and length. */

import { termsOf } from './terms-of';

export const SKIRTS = termsOf('skirt', {
	skirt: ['스커트', 'skirt', '치마'],
	'flare-skirt': [
		'플레어스커트',
		'flare skirt',
		'후레아 스커트',
		'후레어 스커트',
		'플레어 치마',
		'flared skirt',
		'skater skirt',
		'circle skirt'
	],
	'a-line-skirt': ['A라인스커트', 'a-line skirt', '에이라인 스커트', 'a라인 치마', 'aline skirt'],
	'pencil-skirt': ['펜슬스커트', 'pencil skirt', '펜슬 치마', 'tube skirt', 'bodycon skirt'],
	'h-line-skirt': [
		'H라인스커트',
		'h-line skirt',
		'에이치라인 스커트',
		'h라인 치마',
		'straight skirt'
	],
	'pleated-skirt': [
		'플리츠스커트',
		'pleated skirt',
		'주름 스커트',
		'주름 치마',
		'테니스 스커트',
		'pleats skirt',
		'tennis skirt'
	],
	'wrap-skirt': ['랩스커트', 'wrap skirt', '랩 치마', '랩 플리츠 스커트', 'wraparound skirt'],
	'tiered-skirt': ['티어드스커트', 'tiered skirt', '캉캉 스커트', '캉캉 치마', 'ruffled skirt'],
	'mermaid-skirt': [
		'머메이드스커트',
		'mermaid skirt',
		'인어 스커트',
		'trumpet skirt',
		'fishtail skirt'
	],
	'balloon-skirt': ['벌룬스커트', 'balloon skirt', '벌룬 치마', '버블 스커트', 'bubble skirt'],
	'denim-skirt': ['데님스커트', 'denim skirt', '청치마', '청 스커트', '데님 치마', 'jean skirt'],
	'cargo-skirt': ['카고스커트', 'cargo skirt', '카고 치마'],
	'leather-skirt': ['레더스커트', 'leather skirt', '가죽 스커트', '가죽 치마'],
	'knit-skirt': ['니트스커트', 'knit skirt', '니트 치마', 'knitted skirt'],
	'mini-skirt': ['미니스커트', 'mini skirt', '미니 치마', '짧은 치마', 'miniskirt', 'short skirt'],
	'midi-skirt': ['미디스커트', 'midi skirt', '미디 치마', '미디움 스커트', 'mid-length skirt'],
	'long-skirt': ['롱스커트', 'long skirt', '롱 치마', '긴 치마', '맥시 스커트', 'maxi skirt']
});
