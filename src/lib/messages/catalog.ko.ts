/** 한국어: the catalog screen. */

import type { browseEn } from './catalog.en';

const items = (count: string): string => `${count}개`;

export const browseKo: typeof browseEn = {
	title: '카탈로그',
	count: items,
	listing: '찾는 중…',
	search: '이름으로 찾기',
	searchHint: '니트, 가디건, ㄴㅌ…',
	clearSearch: '찾는 말 지우기',
	filters: '조건',
	closeFilters: (count) => `${items(count)} 보기`,
	active: '걸려 있는 조건',
	lift: (name) => `${name} 조건 빼기`,
	clearAll: '조건 모두 지우기',
	sort: '순서',
	sorts: {
		newest: '최신순',
		low: '낮은 가격순',
		high: '높은 가격순',
		name: '이름순',
		colour: '색깔순'
	},
	facets: {
		collection: '모음',
		shop: '쇼핑몰',
		project: '프로젝트',
		category: '분류',
		kind: '종류',
		label: '색',
		nearLabel: '색',
		hasModel: '모델 착용',
		pose: '자세',
		framing: '사진에 나온 부분'
	},
	hasModel: { yes: '입음', no: '안 입음', unknown: '알 수 없음' },
	pose: { front: '앞모습', back: '뒷모습', side: '옆모습', sitting: '앉은 모습' },
	framing: {
		'full-body': '전신',
		'upper-body': '상반신',
		'lower-body': '하반신',
		detail: '일부분'
	},
	notKnown: '알 수 없음',
	valueCount: (name, count) => `${name}, ${items(count)}`,
	showAll: (count) => `${count}가지 모두 보기`,
	showFewer: '줄여 보기',
	near: '비슷한 색도 함께',
	price: '가격',
	priceIn: (currency) => `가격 (${currency})`,
	currency: '통화',
	from: '부터',
	to: '까지',
	collected: '모은 날',
	range: (from, to) => `${from}부터 ${to}까지`,
	atLeast: (from) => `${from} 이상`,
	atMost: (to) => `${to} 이하`,
	since: (from) => `${from}부터`,
	until: (to) => `${to}까지`,
	named: (words) => `이름에 ‘${words}’`,
	without: (name) => `${name} 빼고`,
	leaveOut: '빼기',
	leaveOutOf: (title) => `${title}에서 고른 것 빼기`,
	join: '조건을 함께 쓰는 방법',
	joins: { all: '모두 맞는 옷', any: '하나라도 맞는 옷' },
	saved: {
		heading: '저장한 조건',
		none: '조건을 고른 뒤 저장해 두면 다시 쓸 수 있어요.',
		save: '이 조건 저장하기',
		name: '조건 이름',
		confirm: '저장',
		remove: (name) => `저장한 조건 ‘${name}’ 지우기`,
		removed: (name) => `‘${name}’ 조건을 지웠어요`,
		unkept: '브라우저가 저장하지 못했어요. 이 탭을 닫기 전까지는 남아 있어요.'
	},
	grid: '카탈로그. 화살표로 이동, Space로 고르기, Enter로 자세히 보기, ?로 모든 키 보기',
	tile: (name) => `${name} 고르기`,
	loadingItem: '불러오는 중…',
	lostItem: '이제 없는 옷이에요',
	more: (count) => `${items(count)} 더 있어요. 조건을 좁히면 볼 수 있어요.`,
	picked: {
		region: '고른 옷',
		count: (count) => `${count}개 고름`,
		all: (count) => `${count}개 모두 고르기`,
		clear: '모두 해제',
		cleared: '고른 것을 모두 해제했어요',
		edit: '라벨 고치기',
		delete: '지우기',
		zip: 'zip으로 내려받기'
	},
	edit: {
		title: (count) => `${items(count)}의 라벨 고치기`,
		lead: '잰 값은 그대로 남아 있고, 고친 것은 되돌릴 수 있어요.',
		unchanged: '그대로 두기',
		category: '분류',
		hasModel: '모델 착용',
		pose: '자세',
		framing: '사진에 나온 부분',
		colour: '색 이름 바꾸기',
		colourFrom: '잰 이름',
		colourTo: '바꿀 이름',
		apply: '고치기',
		working: '고치는 중…'
	},
	review: {
		title: '하나씩 확인',
		open: '하나씩 확인하기',
		back: '이전',
		next: '다음',
		keys: '화살표로 앞뒤 이동, Z로 되돌리기, Esc로 끝내기. 눌린 단추를 다시 누르면 ‘알 수 없음’이 돼요.'
	},
	correct: '사진에 나온 모습',
	done: {
		changed: (count) => `${items(count)}를 고쳤어요`,
		deleted: (count) => `${items(count)}를 지웠어요`,
		undone: (count) => `${items(count)}를 되돌렸어요`
	},
	details: {
		heading: '자세히',
		none: '옷을 고르면 여기에 자세히 보여요.',
		show: '자세히 보기',
		hide: '자세히 닫기',
		open: (name) => `${name} 자세히 보기`,
		like: '이것과 비슷한 옷 찾기',
		project: '프로젝트',
		collected: '모은 날',
		collection: '모음'
	},
	none: '조건에 맞는 옷이 없어요',
	noneAdvice: '조건을 하나 빼거나 모두 지워 보세요.',
	empty: '카탈로그가 비어 있어요',
	emptyAdvice: '설정에서 카탈로그를 가져오면 여기에 보여요.',
	toSettings: '설정 열기',
	help: {
		title: '키 안내',
		open: '키 안내',
		keys: {
			move: '옷 사이를 움직이기',
			ends: '처음과 마지막 옷',
			page: '한 화면 위아래로',
			pick: '고르거나 해제하기',
			pickMoving: '움직이면서 고르기',
			pickRange: '여기까지 모두 고르기',
			all: '조건에 맞는 옷 모두 고르기',
			none: '모두 해제하기',
			details: '자세히 보기',
			edit: '라벨 고치기',
			review: '하나씩 확인하기',
			zip: 'zip으로 내려받기',
			delete: '고른 옷 지우기',
			undo: '되돌리기',
			search: '이름으로 찾기',
			help: '이 안내 보기'
		}
	}
};
