/** Trousers and shorts by cut and cloth. */

import { termsOf } from './terms-of';

export const PANTS = termsOf('pants', {
	pants: ['바지', 'pants', '팬츠', '하의', 'trousers'],
	jeans: ['청바지', 'jeans', '데님 팬츠', '데님 바지', '진 팬츠', 'denim pants', 'denim trousers'],
	slacks: [
		'슬랙스',
		'slacks',
		'정장 바지',
		'수트 팬츠',
		'dress pants',
		'suit trousers',
		'tailored trousers'
	],
	'wide-pants': [
		'와이드팬츠',
		'wide pants',
		'와이드 바지',
		'통바지',
		'와이드 슬랙스',
		'와이드 데님',
		'wide-leg pants',
		'wide leg trousers',
		'wide leg jeans',
		'palazzo pants'
	],
	'bootcut-pants': [
		'부츠컷팬츠',
		'bootcut pants',
		'부츠컷',
		'부츠컷 데님',
		'나팔 바지',
		'나팔바지',
		'플레어 팬츠',
		'boot cut jeans',
		'bootcut jeans',
		'flare pants',
		'flared pants',
		'flared jeans',
		'flare jeans',
		'flared trousers'
	],
	'straight-pants': [
		'일자팬츠',
		'straight pants',
		'일자 바지',
		'스트레이트 팬츠',
		'스트레이트 데님',
		'일자 청바지',
		'straight-leg pants',
		'straight jeans',
		'straight leg jeans',
		'straight trousers'
	],
	'skinny-pants': [
		'스키니',
		'skinny pants',
		'스키니 진',
		'스키니 팬츠',
		'스키니진',
		'skinny jeans',
		'skinny trousers'
	],
	'cargo-pants': ['카고팬츠', 'cargo pants', '카고 바지', '건빵 바지', 'cargo trousers'],
	'cotton-pants': [
		'면바지',
		'cotton pants',
		'치노 팬츠',
		'코튼 팬츠',
		'chino pants',
		'chinos',
		'cotton trousers'
	],
	'jogger-pants': [
		'조거팬츠',
		'jogger pants',
		'조거',
		'트레이닝 팬츠',
		'트레이닝 바지',
		'츄리닝',
		'스웨트 팬츠',
		'스웻 팬츠',
		'joggers',
		'sweatpants',
		'track pants',
		'sweat pants'
	],
	leggings: ['레깅스', 'leggings', '쫄바지'],
	shorts: [
		'반바지',
		'shorts',
		'쇼츠',
		'숏 팬츠',
		'숏팬츠',
		'버뮤다 팬츠',
		'short pants',
		'bermudas'
	],
	culottes: ['치마바지', 'culottes', '큐롯', '큐롯 팬츠', '스커트 팬츠', 'skort', 'skirt pants'],
	overalls: ['멜빵바지', 'overalls', '오버올', '멜빵 팬츠', 'dungarees', 'bib pants']
});
