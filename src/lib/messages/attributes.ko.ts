/** 한국어 names of garment attributes and their values. */

import type { AttributeWords } from './attribute-words';

export const attributesKo: AttributeWords = {
	names: { sleeve: '소매', neckline: '넥라인', pattern: '무늬', length: '기장' },
	values: {
		sleeve: { none: '민소매', short: '반소매', long: '긴소매' },
		neckline: {
			collarless: '노카라',
			collar: '카라',
			hood: '후드',
			high: '하이넥'
		},
		pattern: {
			plain: '무지',
			graphic: '그래픽',
			striped: '스트라이프',
			checked: '체크',
			print: '전체 무늬'
		},
		length: { short: '짧은 기장', medium: '중간 기장', long: '긴 기장' }
	}
};
