/** 한국어: the collecting screen. */

import type { crawlEn } from './crawl.en';

const products = (count: string): string => `상품 ${count}개`;

export const crawlKo: typeof crawlEn = {
	title: '수집',
	lead: '쇼핑몰의 상품 사진과 글을 프로젝트별로 모아요. 실제로 모으는 일은 수집기가 해요.',
	checking: '콘솔을 찾는 중…',
	products,
	crawlers: (count) => `수집기 ${count}대`,
	pictures: (count) => `사진 ${count}장`,
	connection: {
		live: '실시간',
		lost: (time) => `연결이 끊겼어요. ${time} 기준 숫자예요.`,
		lostAdvice: '콘솔에 다시 연결하고 있어요. 콘솔이 하던 일은 계속돼요.',
		reconnect: '지금 연결',
		locked: '콘솔의 토큰이 필요해요',
		lockedAdvice:
			'콘솔을 시작한 곳에 토큰이 적혀 있어요. 거기 나온 주소를 열거나, 토큰을 여기에 붙여넣어 주세요.',
		token: '토큰',
		unlock: '콘솔 열기',
		wrong: '이 콘솔의 토큰이 아니에요. 콘솔을 새로 시작하면 토큰도 바뀌어요.'
	},
	none: {
		title: '쇼핑몰에서 모으려면 콘솔을 시작해 주세요',
		why: '브라우저는 다른 사이트를 읽을 수 없어요. 그래서 모으는 일은 내 컴퓨터에서 도는 작은 프로그램, 콘솔이 해요. 콘솔은 쇼핑몰이 정한 규칙을 지키고, 모은 것은 내 폴더에만 두고, 다른 곳으로는 아무것도 보내지 않아요.',
		how: 'Otlens 폴더에서 이렇게 실행하세요.',
		then: '이 화면이 다시 열리고 프로젝트가 보여요.',
		copy: '명령 복사',
		copied: '복사했어요',
		copyFailed: '브라우저가 복사를 막았어요. 명령을 직접 골라 복사해 주세요.',
		again: '다시 찾기',
		without: '콘솔 없이'
	},
	projects: {
		heading: '프로젝트',
		all: '모든 수집기',
		add: '새 프로젝트',
		search: '프로젝트 찾기',
		none: '아직 프로젝트가 없어요',
		noneAdvice: '어느 쇼핑몰에서 무엇을 모을지 정하면 프로젝트가 돼요.',
		noneFit: '조건에 맞는 프로젝트가 없어요',
		back: '모든 프로젝트',
		everything: '쇼핑몰의 모든 상품',
		content: { images: '사진', text: '글' },
		contentNote: {
			images: '사진과 이름, 가격, 링크',
			text: '설명, 소재, 사이즈표, 후기 (사진 없음)'
		},
		figures: (productCount, size) => `${products(productCount)}, ${size}`,
		atWork: (count) => `${count}대 작동 중`,
		trouble: (count) => `${count}대 문제 있음`,
		edit: '고치기',
		delete: '지우기',
		startAll: '모두 시작',
		pauseAll: '모두 멈춤',
		view: '볼 것',
		views: { crawlers: '수집기', items: '모은 상품', snapshot: '스냅샷' }
	},
	projectForm: {
		add: '새 프로젝트',
		edit: '프로젝트 고치기',
		shop: '쇼핑몰 주소',
		shopHint: '예: https://shop.example',
		shopWrong: 'https://shop.example 같은 쇼핑몰 주소를 적어 주세요',
		name: '이름',
		nameWrong: '이름을 적어 주세요',
		attribute: '모을 옷',
		attributeSearch: '한국어나 영어로 찾기',
		attributeNone: '목록에 없는 말이에요',
		content: '모을 내용',
		labels: '라벨',
		labelHint: '라벨을 적고 Enter',
		removeLabel: (label) => `라벨 ${label} 빼기`,
		create: '만들기',
		save: '저장'
	},
	crawlerForm: {
		add: '새 수집기',
		name: '이름',
		defaultName: (number) => `수집기 ${number}`,
		source: '쇼핑몰을 읽는 방법',
		sourceAuto: '알아서 찾기',
		start: '시작할 곳',
		startHint:
			'한 줄에 주소 하나씩. 비워 두면 쇼핑몰 첫 화면에서 시작해요. 상품 피드 주소도 되고, 콘솔 컴퓨터에 있는 사진은 폴더나 zip의 경로를 적어요.',
		pace: '요청 사이 간격(초)',
		paceHint: '쇼핑몰이 더 긴 간격을 원하면 그대로 지켜요.',
		concurrency: '한 번에 보낼 요청 수',
		limit: '최대 상품 수',
		limitNone: '제한 없음',
		schedule: '저절로 시작하기',
		scheduleNone: '아니요, 직접 시작해요',
		scheduleAt: '처음 시작',
		repeat: '반복',
		repeats: {
			never: '반복 안 함',
			hourly: '한 시간마다',
			sixHourly: '6시간마다',
			daily: '매일',
			weekly: '매주'
		},
		repeatOther: (hours) => `${hours}시간마다`,
		wrong: '여기에 쓸 수 없는 숫자예요',
		saved: '저장했어요'
	},
	states: {
		pending: '대기',
		running: '작동 중',
		paused: '멈춤',
		stopping: '끝내는 중',
		done: '완료',
		failed: '실패',
		cancelled: '취소됨'
	},
	reasons: {
		'waits-for-start': '아직 시작하지 않았어요',
		'waits-for-schedule': '정해 둔 시간에 저절로 시작해요',
		discovering: '페이지를 찾는 중이에요',
		collecting: '모으는 중이에요',
		'paused-by-person': '직접 멈췄어요',
		interrupted: '콘솔이 닫혀서 멈췄어요. 멈춘 곳부터 이어서 해요',
		'stopping-by-person': '하던 것만 마무리하고 있어요',
		finished: '찾은 것을 모두 모았어요',
		'stopped-by-person': '직접 끝냈어요. 모은 것은 그대로 있어요',
		'limit-reached': '정해 둔 상품 수를 채웠어요',
		'cancelled-by-person': '직접 취소했어요. 이번에 모은 것은 버렸어요',
		'nothing-found': '찾은 것이 없어요',
		'closed-by-robots': '쇼핑몰이 수집을 막아 둔 곳이에요',
		'host-unreachable': '쇼핑몰이 응답하지 않아요',
		'needs-login': '쇼핑몰이 로그인을 요구해요',
		'disk-full': '디스크가 가득 찼어요',
		'start-unreadable': '시작할 곳을 읽을 수 없어요',
		'internal-error': '수집기에 문제가 생겼어요'
	},
	advice: {
		'nothing-found':
			'쇼핑몰에는 닿았지만 맞는 상품을 찾지 못했어요. 다른 말로 새 프로젝트를 만들거나, 상품 목록의 주소를 시작할 곳으로 적어 주세요.',
		'closed-by-robots':
			'robots.txt에 그렇게 적혀 있어서 지키고 있어요. 쇼핑몰에 상품 피드를 요청하거나, 열려 있는 주소에서 시작해 주세요.',
		'host-unreachable': '주소와 네트워크를 확인한 뒤 다시 시작해 주세요. 모은 것은 그대로 있어요.',
		'needs-login': '로그인해야 보이는 곳은 모으지 않아요. 쇼핑몰에 상품 피드를 요청해 주세요.',
		'disk-full': '콘솔이 있는 디스크를 비운 뒤 이어서 해 주세요. 잃은 것은 없어요.',
		'start-unreadable': '주소나 경로를 확인하고, 맞는 것으로 수집기를 새로 만들어 주세요.',
		'internal-error': '다시 시작해 주세요. 또 실패하면 아래 오류에 더 자세히 나와요.'
	},
	actions: {
		start: '시작',
		again: '다시 시작',
		pause: '멈춤',
		resume: '이어서',
		stopping: '끝내는 중…',
		stop: '끝내고 남기기',
		cancel: '취소하고 버리기',
		delete: '지우기',
		of: (action, crawler) => `${action}: ${crawler} 수집기`,
		stopFirst: '끝낸 뒤에 지울 수 있어요'
	},
	cancelAsk: {
		title: (crawler) => `‘${crawler}’ 수집을 취소할까요?`,
		goes: (productCount, pictures) =>
			`이번에 모은 것을 버려요: 많으면 ${products(productCount)}, 사진 ${pictures}장. 전에 모은 것은 그대로 있어요. 되돌릴 수 없어요.`,
		keep: '계속하기',
		stop: '대신 끝내고 남기기',
		confirm: '취소하고 버리기'
	},
	removed: {
		project: (name) => `‘${name}’ 프로젝트와 모은 것을 모두 지웠어요`,
		crawler: (name) => `‘${name}’ 수집기를 지웠어요. 모은 것은 그대로 있어요`
	},
	news: (crawler, state, productCount) => `${crawler}: ${state}, ${products(productCount)}`,
	remaining: {
		range: (range) => `약 ${range}`,
		discovering: (least) => `아직 페이지를 찾는 중: 적어도 ${least}`,
		label: '남은 시간'
	},
	crawler: {
		list: '수집기',
		none: '아직 수집기가 없어요',
		noneAdvice: '수집기가 쇼핑몰을 돌며 모아요. 여러 대가 나눠서 할 수도 있어요.',
		noneFit: '조건에 맞는 수집기가 없어요',
		progress: (crawler) => `${crawler} 진행 상황`,
		of: (done, total) => `${total}개 중 ${done}`,
		perSecond: (rate) => `초당 ${rate}`,
		trend: (now, most) => `지난 30분 동안 1분마다 받은 응답: 지금 ${now}, 가장 많을 때 ${most}`,
		trendNone: '지난 30분 동안 받은 응답이 없어요',
		parts: {
			figures: '모든 숫자',
			hosts: '서버',
			errors: '오류',
			settings: '설정'
		},
		partOf: (part, crawler) => `${part}: ${crawler} 수집기`
	},
	figures: {
		products: '상품',
		images: '사진',
		elapsed: '걸린 시간',
		rate: '속도',
		failed: '실패',
		queued: '기다리는 중',
		inFlight: '받는 중',
		done: '끝남',
		retried: '다시 시도',
		skippedByRobots: 'robots.txt로 막힘',
		notModified: '지난번과 같음',
		exact: '같은 사진',
		near: '비슷한 사진',
		bytes: '받은 크기',
		last10s: '지금 속도(10초)',
		overall: '전체 속도',
		visionDone: '분석한 사진',
		visionPending: '분석할 사진',
		startedAt: '시작',
		endedAt: '끝',
		source: '읽은 방법',
		statusCodes: '응답 코드별',
		statusCount: (status, count) => `${status}: ${count}번`,
		detail: '수집기가 남긴 말'
	},
	hosts: {
		none: '아직 요청한 서버가 없어요.',
		host: '서버',
		next: '다음 요청',
		now: '지금',
		pace: '간격',
		every: (duration) => `${duration}마다`,
		unlimited: '쉬지 않고',
		from: {
			crawler: '여기서 정한 간격',
			'crawl-delay': '쇼핑몰이 정한 간격 (Crawl-delay)',
			'retry-after': '쇼핑몰이 기다려 달라고 함 (Retry-After)'
		},
		inFlight: '받는 중'
	},
	errors: {
		none: '아직 오류가 없어요.',
		last: '최근 50개, 새것부터',
		final: '포기했어요',
		again: '다시 시도해요',
		kinds: {
			status: '쇼핑몰이 거절함',
			timeout: '제때 응답 없음',
			unreachable: '닿지 않음',
			'too-large': '너무 큼',
			'too-many-redirects': '같은 곳만 맴돎',
			'forbidden-address': '가면 안 되는 곳으로 보냄',
			'not-html': '페이지가 아님',
			'not-an-image': '사진이 아님',
			undecodable: '열 수 없는 사진',
			'broken-content': '내용을 읽을 수 없음',
			'disk-full': '디스크 가득 참',
			internal: '수집기 문제'
		}
	},
	filters: {
		heading: '골라 보기',
		states: '상태별',
		labels: '라벨별',
		clear: '모두 보기',
		count: (name, count) => `${name}: ${count}대`
	},
	items: {
		search: '이름, 번호, 브랜드로 찾기',
		crawler: '모은 수집기',
		anyCrawler: '모든 수집기',
		count: (shown, total) =>
			shown === total ? products(total) : `${products(total)} 중 ${shown}개 불러옴`,
		grid: '모은 상품. 화살표로 이동, Space로 고르기, Enter로 자세히 보기, Delete로 지우기',
		refresh: (count) => `새로 모은 ${count}개 보기`,
		exportAs: (format) => `${format}로 내보내기`,
		none: '아직 모은 것이 없어요',
		noneAdvice: '수집기를 시작하면 찾은 상품이 여기에 보여요.',
		noneFit: '찾는 말에 맞는 상품이 없어요',
		picked: (count) => `${count}개 고름`,
		pickAll: (count) => `${count}개 모두 고르기`,
		delete: '지우기',
		clear: '모두 해제',
		removed: (count) => `${products(count)}를 지웠어요`,
		restored: (count) => `${products(count)}를 되돌렸어요`,
		working: '지우는 중…',
		region: '고른 상품'
	},
	details: {
		heading: '자세히',
		none: '상품을 고르면 여기에 자세히 보여요.',
		picture: (number) => `사진 ${number}`,
		noPicture: '사진 없음',
		link: '쇼핑몰에서 보기',
		number: '번호',
		group: '같은 상품의 색깔들',
		brand: '브랜드',
		category: '분류',
		price: '가격',
		listPrice: '할인 전',
		availability: '재고',
		available: { 'in-stock': '있음', 'out-of-stock': '품절', unknown: '알 수 없음' },
		colours: '색',
		sizes: '사이즈',
		material: '소재',
		gender: '대상',
		collectedAt: '모은 때',
		changedAt: '마지막으로 바뀐 때',
		description: '설명',
		sizeTable: '사이즈표',
		reviews: (count) => `후기 ${count}개`,
		rating: (stars) => `5점 중 ${stars}점`,
		size: (size) => `${size} 사이즈`,
		fit: { small: '작게 나옴', true: '딱 맞음', large: '크게 나옴' },
		more: '쇼핑몰이 더 알려 준 것',
		duplicates: '이 상품의 사진과 비슷해요',
		pixels: (width, height) => `가로 ${width} × 세로 ${height}`
	},
	snapshot: {
		lead: '스냅샷에는 프로젝트의 모든 사진이 분석되어 들어가요: 옷, 색, 모양. 모은 것을 여기서나 다른 기기에서 찾고 나눠 볼 수 있어요.',
		none: '아직 만든 스냅샷이 없어요.',
		make: '스냅샷 만들기',
		again: '새로 만들기',
		making: '사진을 분석하는 중',
		left: (duration) => `약 ${duration} 남음`,
		stop: '그만하기',
		done: (count) => `사진 ${count}장이 들어 있어요`,
		stopped: '그만뒀어요. 분석한 것은 남아 있어서, 새로 만들면 이어서 해요.',
		failed: '스냅샷을 만들지 못했어요',
		failedAdvice: '모은 것은 그대로 있어요. 다시 시도해 주세요.',
		load: '앱에 불러오기',
		loading: '카탈로그에 불러오는 중',
		loaded: '이제 카탈로그에 있어요',
		open: '카탈로그 열기',
		texts: '글만 모으는 프로젝트에는 분석할 사진이 없어요. CSV나 JSON으로 내보내 주세요.'
	},
	keys: {
		title: '키 안내',
		open: '키 안내',
		list: {
			add: '새 프로젝트',
			search: '찾기',
			start: '프로젝트의 수집기 모두 시작하기',
			pause: '프로젝트의 수집기 모두 멈추기',
			views: '수집기, 모은 상품, 스냅샷',
			undo: '마지막으로 지운 것 되돌리기',
			help: '이 안내 보기'
		}
	}
};
