/** 명령줄의 말, 한국어. */

import type { Words } from './words.en';

export const wordsKo: Words = {
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
		interrupted: '도중에 끊겼어요. 이어서 하면 멈춘 곳부터 해요',
		'stopping-by-person': '하던 것만 마무리하고 있어요',
		finished: '찾은 것을 모두 모았어요',
		'stopped-by-person': '직접 끝냈어요. 모은 것은 그대로 있어요',
		'limit-reached': '정해 둔 상품 수를 채웠어요',
		'cancelled-by-person': '직접 취소했어요. 이번에 모은 것은 버렸어요',
		'nothing-found': '맞는 것을 찾지 못했어요. 주소와 모을 옷을 확인해 주세요',
		'closed-by-robots': '쇼핑몰이 robots.txt로 막아 둔 곳이라 지키고 있어요',
		'host-unreachable': '쇼핑몰이 응답하지 않아요',
		'needs-login': '쇼핑몰이 로그인을 요구해요. 그런 곳은 모으지 않아요',
		'disk-full': '디스크가 가득 찼어요. 비운 뒤 이어서 해 주세요',
		'start-unreadable': '시작할 곳을 읽을 수 없어요',
		'internal-error': '수집기에 문제가 생겼어요. 다시 시작해 주세요'
	},
	errors: {
		status: '거절됨',
		timeout: '너무 오래 걸림',
		unreachable: '닿지 않음',
		'too-large': '너무 큼',
		'too-many-redirects': '계속 다른 곳으로 보냄',
		'forbidden-address': '쇼핑몰이 아닌 주소로 보냄',
		'not-html': '페이지가 아님',
		'not-an-image': '사진이 아님',
		undecodable: '글자를 읽을 수 없음',
		'broken-content': '깨진 내용',
		'disk-full': '디스크 가득 참',
		internal: '수집기 오류'
	},
	columns: {
		id: 'ID',
		name: '이름',
		shop: '쇼핑몰',
		attribute: '모을 옷',
		content: '내용',
		crawlers: '수집기',
		products: '상품',
		images: '사진',
		size: '크기',
		state: '상태',
		project: '프로젝트',
		done: '끝남',
		queued: '기다림',
		failed: '실패',
		rate: '초당',
		elapsed: '걸린 시간',
		remaining: '남은 시간',
		reason: '까닭',
		price: '가격',
		korean: '한국어',
		english: '영어',
		synonyms: '다른 표기'
	},
	content: { images: '사진', text: '글' },
	everything: '모두',
	none: {
		projects: '아직 프로젝트가 없어요. 만들기: npm run crawl -- project add --shop https://…',
		crawlers: '아직 수집기가 없어요. 만들기: npm run crawl -- crawler add --project ID',
		items: '아직 모은 것이 없어요.',
		toRun: '기다리는 수집기가 없어요. 다시 시작하기: npm run crawl -- crawler start ID'
	},
	time: {
		range: (low, high) => (low === high ? `약 ${low}` : `${low}~${high}`),
		atLeast: (least) => `페이지를 찾는 중, ${least} 이상`,
		seconds: (count) => `${count}초`,
		minutes: (count) => `${count}분`,
		hours: (hours, minutes) => `${hours}시간 ${minutes}분`,
		days: (days, hours) => `${days}일 ${hours}시간`
	},
	done: {
		projectAdded: (id) =>
			`프로젝트 ${id}를 만들었어요. 다음: npm run crawl -- crawler add --project ${id}`,
		projectEdited: (id) => `프로젝트 ${id}를 고쳤어요.`,
		projectRemoved: (id) => `프로젝트 ${id}와 모은 것을 모두 지웠어요.`,
		crawlerAdded: (id) => `수집기 ${id}를 만들었어요. 다음: npm run crawl -- run`,
		crawlerEdited: (id) => `수집기 ${id}를 고쳤어요.`,
		crawlerRemoved: (id) => `수집기 ${id}를 지웠어요. 모은 것은 그대로 있어요.`,
		itemsRemoved: (count) => `${count}개를 지웠어요. 되돌리기: npm run crawl -- items restore …`,
		itemsRestored: (count) => `${count}개를 되돌렸어요.`,
		more: (shown, total) => `${total}개 중 ${shown}개. --limit와 --text로 고를 수 있어요.`,
		exported: (count, place) => `${place}에 ${count}개를 저장했어요`,
		picturesMissing: (count) => `사진 ${count}장은 읽을 수 없어서 뺐어요.`
	},
	ask: {
		removeProject: (name, products, images) =>
			`"${name}" 프로젝트와 상품 ${products}개, 사진 ${images}장을 지울까요? 되돌릴 수 없어요.`,
		cancel: (name, products, images) =>
			`"${name}" 수집을 취소하고 이번에 모은 것(많으면 상품 ${products}개, 사진 ${images}장)을 버릴까요? 되돌릴 수 없어요. "stop"은 모은 것을 남겨요.`,
		choice: '[예/아니요]',
		yes: /^(?:y|yes|예|네)$/i,
		sayYes: '그렇게 하려면 --yes를 붙여 주세요.',
		kept: '아무것도 바꾸지 않았어요.'
	},
	serve: {
		runs: (url) => `콘솔을 켰어요: ${url}`,
		open: '이 주소를 여세요. 토큰이 들어 있으니 다른 사람에게 보여 주지 마세요:',
		docs: (url) => `API 문서: ${url}`,
		noBuild: '화면이 아직 빌드되지 않았어요 (npm run build). API는 쓸 수 있어요.',
		interrupted: (count) =>
			`도중에 끊긴 수집기가 ${count}대 있어요. 화면에서 이어서 하거나 --resume으로 시작하세요.`,
		noContact:
			'쇼핑몰이 연락할 곳을 알 수 없어요. --contact 메일주소 또는 OTLENS_CONTACT로 알려 주는 것이 예의예요.',
		end: 'Ctrl+C로 끝내요. 하던 일은 멈춰 두었다가 이어서 할 수 있어요.',
		ending: '하던 일을 멈춰 두는 중…'
	},
	run: {
		begins: (count) => `수집기 ${count}대를 돌려요. Ctrl+C를 누르면 멈춰 둬요.`,
		elsewhere: (url) => `${url} 콘솔에서 돌아가요. Ctrl+C는 보기만 끝내요.`,
		otherContact: '모으는 일은 콘솔이 해요. 쇼핑몰에는 콘솔을 켤 때 적은 연락처를 알려요.',
		line: (name, state, why) => `${name}: ${state}, ${why}`,
		figures: (done, queued, products, images, failed) =>
			`끝남 ${done}, 기다림 ${queued}, 상품 ${products}, 사진 ${images}, 실패 ${failed}`,
		rested: '멈춰 뒀어요. 이어서 하기: npm run crawl -- run',
		watchingEnded: '보기를 끝냈어요. 콘솔은 계속해요.'
	},
	snapshot: {
		progress: (done, total, remaining) => `사진 ${total}장 중 ${done}장${remaining}`,
		remaining: (time) => `, 약 ${time} 남음`,
		done: (place) => `${place}에 스냅샷을 만들었어요`,
		inConsole: '스냅샷을 만들었어요. 화면에서 한 번에 불러올 수 있어요.',
		stopped: '멈췄어요. 분석한 것은 남아 있어서 같은 명령으로 이어서 할 수 있어요.',
		failed: (message) => `스냅샷을 만들지 못했어요: ${message}`
	},
	wrong: {
		noProject: (text) => `"${text}" 프로젝트가 없어요. 목록: npm run crawl -- project list`,
		whichProject: (text, ids) => `"${text}" 프로젝트가 여럿이에요. 하나를 고르세요: ${ids}`,
		noCrawler: (text) => `"${text}" 수집기가 없어요. 목록: npm run crawl -- crawler list`,
		noTerm: (text) => `"${text}"는 목록에 없는 말이에요. 목록: npm run crawl -- vocabulary`,
		number: (option, text) => `${option}에는 숫자를 적어 주세요. "${text}"는 쓸 수 없어요.`,
		time: (text) => `--at에는 2026-05-01T06:00 같은 시간을 적어 주세요. "${text}"는 쓸 수 없어요.`,
		atMissing: '--every를 쓰려면 처음 시작할 시간도 --at으로 적어 주세요.',
		field: (field, message) => `${field}: ${message}`,
		nothingToEdit: '고칠 것을 적어 주세요.',
		contact: (text) =>
			`--contact(또는 OTLENS_CONTACT)에는 영문으로 된 메일 주소나 웹 주소를 적어 주세요. 적은 것: "${text}"`,
		shortToken: (length) => `토큰은 ${length}자 이상이어야 해요.`,
		portTaken: (port) => `포트 ${port}는 다른 프로그램이 쓰고 있어요. 다른 포트: --port N`,
		busy: (pid, url) =>
			url === ''
				? `다른 명령(프로세스 ${pid})이 이 폴더를 쓰고 있어요. 끝난 뒤에 다시 해 주세요.`
				: `이 폴더는 이미 다른 콘솔이 쓰고 있어요: ${url} (프로세스 ${pid}). 그 콘솔을 쓰거나 먼저 끝내 주세요.`,
		busyUnknown: '다른 프로그램이 이 폴더를 쓰고 있어요.',
		notAllowed: (message) => `지금은 할 수 없어요: ${message}`,
		gone: '도중에 콘솔이 닫혔어요. 같은 명령으로 이어서 할 수 있어요.',
		forbidden: '콘솔이 데이터 폴더 lock.json의 토큰을 받지 않아요.',
		exists: (place) => `${place}가 이미 있어요. 다른 곳을 골라 주세요.`,
		unexpected: (message) => `문제가 생겼어요: ${message}`,
		unknownOption: (name) => `${name} 옵션은 없어요. --help로 확인해 주세요.`,
		unknownCommand: (name) => `${name} 명령은 없어요. --help로 확인해 주세요.`,
		missing: (name) => `${name}: 꼭 적어야 해요. --help로 확인해 주세요.`,
		tooMany: '필요한 것보다 많이 적었어요. --help로 확인해 주세요.',
		choice: (name) => `${name}: 쓸 수 없는 값이에요. --help로 확인해 주세요.`
	},
	help: {
		program: '쇼핑몰에서 상품 사진과 글을 모아요.',
		titles: { Usage: '사용법:', Options: '옵션:', Commands: '명령:', Arguments: '인자:' },
		help: '도움말',
		data: '모은 것을 두는 폴더',
		json: 'JSON으로 답하기',
		serve: '콘솔 시작: 이 컴퓨터의 API와 화면',
		port: '콘솔의 포트',
		token: '직접 정한 토큰 (없으면 OTLENS_TOKEN, 그것도 없으면 새로 만들어요)',
		contact: '쇼핑몰이 연락할 메일이나 웹 주소. 쇼핑몰에 알려요 (없으면 OTLENS_CONTACT)',
		noOpen: '브라우저를 열지 않기',
		resume: '끊긴 것을 이어서 하기',
		yes: '묻지 않기',
		threads: '사진을 분석할 스레드 수',
		project: '프로젝트: 쇼핑몰, 모을 옷, 사진 또는 글',
		add: '만들기',
		list: '모두 보기',
		edit: '고치기',
		remove: '지우기',
		shop: '쇼핑몰 주소',
		attribute: '모을 옷: 목록의 ID나 말. 없으면 모두',
		text: '글만: 설명, 소재, 사이즈, 후기',
		name: '이름',
		label: '라벨. 여러 번 쓸 수 있어요',
		crawler: '프로젝트의 수집기',
		ofProject: '프로젝트의 ID나 이름',
		source: '쇼핑몰을 읽는 방법. 없으면 알아서 찾아요',
		start: '시작할 곳. 여러 번 쓸 수 있어요',
		pace: '쇼핑몰에 보내는 요청 사이의 간격(초)',
		concurrency: '한 번에 보낼 요청 수',
		limit: '최대 상품 수. 0은 제한 없음',
		at: '저절로 시작할 시간. "never"는 직접 시작',
		every: '몇 시간마다 다시',
		actions: {
			start: '시작',
			pause: '멈춤',
			resume: '이어서 하기',
			stop: '끝내고 모은 것 남기기',
			cancel: '끝내고 이번에 모은 것 버리기'
		},
		crawlers: '수집기의 ID',
		run: '기다리거나 끊긴 수집기를 여기서 끝까지 돌리기',
		status: '수집기의 상태',
		watch: '계속 새로 보기',
		items: '모은 상품',
		itemIds: '상품의 ID',
		words: '이름, 번호, 분류, 브랜드에 든 말',
		howMany: '몇 개를 볼지',
		restore: '지운 것을 되돌리기',
		export: '프로젝트가 모은 것을 파일로 쓰기',
		format: 'csv, json, zip-folder(표와 사진, 폴더나 .zip)',
		out: '쓸 파일이나 폴더',
		snapshot: '사진을 분석해서 앱이 불러올 카탈로그 만들기',
		snapshotOut: '쓸 폴더. 없으면 데이터 폴더 안',
		vocabulary: '모을 수 있는 옷의 목록'
	}
};
