/** Dresses by cut, cloth and length. */

import { termsOf } from './terms-of';

export const DRESSES = termsOf('dress', {
	dress: ['원피스', 'dress', '드레스', 'one-piece dress'],
	'mini-dress': ['미니원피스', 'mini dress', '미니 드레스', '짧은 원피스', 'short dress'],
	'midi-dress': ['미디원피스', 'midi dress', '미디 드레스', 'mid-length dress'],
	'long-dress': ['롱원피스', 'long dress', '롱 드레스', '맥시 원피스', '맥시 드레스', 'maxi dress'],
	'flare-dress': [
		'플레어원피스',
		'flare dress',
		'플레어 드레스',
		'후레아 원피스',
		'flared dress',
		'skater dress',
		'fit and flare dress'
	],
	'shirt-dress': ['셔츠원피스', 'shirt dress', '셔츠 드레스', '남방 원피스', 'shirtdress'],
	'knit-dress': ['니트원피스', 'knit dress', '니트 드레스', 'knitted dress', 'sweater dress'],
	'slip-dress': [
		'슬립원피스',
		'slip dress',
		'슬립 드레스',
		'뷔스티에 원피스',
		'끈 원피스',
		'cami dress'
	],
	'wrap-dress': ['랩원피스', 'wrap dress', '랩 드레스']
});
