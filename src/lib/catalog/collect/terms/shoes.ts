/** Shoes by shape. */

import { termsOf } from './terms-of';

export const SHOES = termsOf('shoes', {
	shoes: ['신발', 'shoes', '슈즈', 'footwear'],
	sneakers: [
		'운동화',
		'sneakers',
		'스니커즈',
		'러닝화',
		'캔버스화',
		'sneaker',
		'trainers',
		'running shoes',
		'canvas shoes'
	],
	loafers: ['로퍼', 'loafers', '페니 로퍼', 'loafer', 'moccasins'],
	'dress-shoes': [
		'구두',
		'dress shoes',
		'더비 슈즈',
		'옥스퍼드 슈즈',
		'단화',
		'derby shoes',
		'oxford shoes',
		'oxfords',
		'brogues'
	],
	heels: ['하이힐', 'heels', '힐', '펌프스', '스틸레토', 'high heels', 'pumps', 'stilettos'],
	'flat-shoes': [
		'플랫슈즈',
		'flat shoes',
		'플랫',
		'메리제인',
		'발레 플랫',
		'ballet flats',
		'flats',
		'mary janes',
		'mary jane shoes'
	],
	boots: ['부츠', 'boots', '워커', '롱부츠', 'boot', 'long boots', 'knee boots'],
	'ankle-boots': ['앵클부츠', 'ankle boots', '첼시 부츠', 'chelsea boots', 'ankle boot', 'booties'],
	sandals: ['샌들', 'sandals', '스트랩 샌들', '샌달', 'sandal'],
	slippers: [
		'슬리퍼',
		'slippers',
		'뮬',
		'블로퍼',
		'슬라이드',
		'mules',
		'slides',
		'slipper',
		'clogs'
	]
});
