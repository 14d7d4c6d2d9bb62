/** What is worn over everything else: jackets, coats, vests. */

import { termsOf } from './terms-of';

export const OUTERS = termsOf('outer', {
	jacket: ['재킷', 'jacket', '자켓', '쟈켓'],
	blazer: [
		'블레이저',
		'blazer',
		'테일러드 재킷',
		'테일러드 자켓',
		'싱글 자켓',
		'tailored jacket',
		'suit jacket'
	],
	'denim-jacket': [
		'데님재킷',
		'denim jacket',
		'청자켓',
		'청재킷',
		'데님 자켓',
		'jean jacket',
		'trucker jacket'
	],
	'leather-jacket': [
		'가죽재킷',
		'leather jacket',
		'가죽 자켓',
		'레더 자켓',
		'레더 재킷',
		'라이더 자켓',
		'라이더 재킷',
		'biker jacket',
		'rider jacket'
	],
	'tweed-jacket': ['트위드재킷', 'tweed jacket', '트위드 자켓'],
	blouson: [
		'블루종',
		'blouson',
		'항공 점퍼',
		'항공점퍼',
		'야구 점퍼',
		'bomber jacket',
		'ma-1 jacket',
		'varsity jacket'
	],
	windbreaker: [
		'바람막이',
		'windbreaker',
		'윈드브레이커',
		'아노락',
		'anorak',
		'wind jacket',
		'shell jacket'
	],
	'puffer-jacket': [
		'패딩',
		'puffer jacket',
		'다운 자켓',
		'다운 재킷',
		'패딩 점퍼',
		'숏패딩',
		'롱패딩',
		'down jacket',
		'padded jacket',
		'puffer coat',
		'padded coat',
		'puffer'
	],
	fleece: ['플리스', 'fleece jacket', '후리스', '뽀글이', 'fleece', 'sherpa jacket', 'boa jacket'],
	shearling: [
		'무스탕',
		'shearling jacket',
		'무스탕 자켓',
		'무톤',
		'mouton jacket',
		'shearling coat'
	],
	coat: ['코트', 'coat', 'overcoat'],
	'trench-coat': ['트렌치코트', 'trench coat', '바바리 코트', '바바리', 'trenchcoat', 'mac coat'],
	'wool-coat': [
		'울코트',
		'wool coat',
		'모직 코트',
		'핸드메이드 코트',
		'캐시미어 코트',
		'woollen coat',
		'cashmere coat'
	],
	'duffle-coat': ['더플코트', 'duffle coat', '떡볶이 코트', 'duffel coat', 'toggle coat'],
	'fur-coat': [
		'퍼코트',
		'fur coat',
		'페이크퍼 코트',
		'모피 코트',
		'퍼 자켓',
		'퍼 재킷',
		'faux fur coat',
		'fur jacket'
	],
	vest: ['조끼', 'vest', '베스트', '패딩 조끼', '패딩 베스트', 'waistcoat', 'gilet']
});
