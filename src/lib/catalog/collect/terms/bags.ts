/** Bags by shape. */

import { termsOf } from './terms-of';

export const BAGS = termsOf('bag', {
	bag: ['가방', 'bag', '백', 'handbag'],
	'tote-bag': [
		'토트백',
		'tote bag',
		'토트',
		'에코백',
		'쇼퍼백',
		'캔버스백',
		'tote',
		'eco bag',
		'shopper bag',
		'canvas bag'
	],
	'shoulder-bag': ['숄더백', 'shoulder bag', '어깨 가방', '호보백', 'hobo bag', 'baguette bag'],
	'cross-bag': [
		'크로스백',
		'crossbody bag',
		'크로스바디백',
		'메신저백',
		'크로스 가방',
		'cross bag',
		'messenger bag',
		'cross-body bag'
	],
	backpack: ['백팩', 'backpack', '배낭', '책가방', 'rucksack'],
	'bucket-bag': ['버킷백', 'bucket bag', '버켓백', '복조리백'],
	'mini-bag': ['미니백', 'mini bag', '미니 가방', 'micro bag'],
	clutch: ['클러치', 'clutch bag', '클러치백', '파우치백', 'clutch', 'pouch bag']
});
