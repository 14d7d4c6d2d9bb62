/** What is worn above the waist, under a jacket: tees, shirts, knitwear. */

import { termsOf } from './terms-of';

export const TOPS = termsOf('top', {
	't-shirt': ['티셔츠', 't-shirt', '반팔 티', '반팔티', 'tee', 'tshirt', 't shirt'],
	'long-sleeve-t-shirt': [
		'긴팔티셔츠',
		'long sleeve t-shirt',
		'긴팔 티',
		'긴팔티',
		'long sleeve tee',
		'long sleeved t-shirt',
		'longsleeve'
	],
	'sleeveless-top': [
		'민소매',
		'sleeveless top',
		'나시',
		'슬리브리스',
		'슬리브리스 탑',
		'tank top',
		'camisole',
		'cami top'
	],
	'crop-top': [
		'크롭탑',
		'crop top',
		'크롭 티셔츠',
		'크롭티',
		'cropped top',
		'crop tee',
		'cropped tee'
	],
	sweatshirt: ['맨투맨', 'sweatshirt', '스웨트셔츠', '스웻셔츠', 'sweat shirt', 'crewneck sweat'],
	hoodie: [
		'후드티',
		'hoodie',
		'후디',
		'후드 티셔츠',
		'후드 집업',
		'후드집업',
		'hooded sweatshirt',
		'hoody'
	],
	blouse: ['블라우스', 'blouse'],
	shirt: ['셔츠', 'shirt', '남방', '와이셔츠', 'button-down shirt', 'oxford shirt'],
	'denim-shirt': ['데님셔츠', 'denim shirt', '청남방', '청 셔츠', 'chambray shirt'],
	'polo-shirt': [
		'폴로셔츠',
		'polo shirt',
		'피케 셔츠',
		'피케 티셔츠',
		'카라 티셔츠',
		'카라티',
		'polo tee',
		'pique shirt'
	],
	sweater: [
		'니트',
		'sweater',
		'스웨터',
		'니트 풀오버',
		'knit top',
		'jumper sweater',
		'knit sweater',
		'pullover'
	],
	turtleneck: [
		'터틀넥',
		'turtleneck',
		'목폴라',
		'폴라 티',
		'폴라티',
		'폴라 니트',
		'roll neck',
		'mock neck',
		'polo neck'
	],
	cardigan: ['가디건', 'cardigan', '카디건', 'knit cardigan'],
	'knit-vest': ['니트조끼', 'knit vest', '니트 베스트', '뜨개 조끼', 'sweater vest', 'knitted vest']
});
