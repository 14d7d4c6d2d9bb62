/** 한국어 texts. */

import type { Dictionary } from './dictionary';
import { errorsKo } from './errors.ko';
import { attributesKo } from './attributes.ko';
import { browseKo } from './catalog.ko';
import { crawlKo } from './crawl.ko';
import { coloursKo } from './colours.ko';
import { dropKo } from './drop.ko';
import { categoriesKo, kindsKo } from './names.ko';
import { zipKo } from './zip.ko';

const items = (count: string): string => `${count}개`;

export const ko: Dictionary = {
	app: {
		name: 'Otlens',
		nameLocal: '옷렌즈',
		description: '사진 속 옷과 비슷한 옷을 찾아요. 사진은 기기 밖으로 나가지 않아요.',
		skipToContent: '본문으로 바로 가기',
		offline: '오프라인 – 그대로 쓸 수 있어요',
		offlineReady: '오프라인에서도 쓸 수 있어요',
		navigation: '주 메뉴',
		search: '찾기',
		colours: '색',
		catalog: '카탈로그',
		crawl: '수집',
		settings: '설정',
		language: '언어',
		titleOf: (page) => `${page} – 옷렌즈`
	},
	action: {
		close: '닫기',
		cancel: '취소',
		retry: '다시 시도',
		undo: '되돌리기',
		remove: '지우기',
		dismiss: '닫기'
	},
	photo: {
		heading: '사진 속 옷과 비슷한 옷을 찾아요',
		lead: '거리에서 찍은 사진, 화면 캡처, 옷 한 벌 사진을 이 화면 아무 데나 놓아 보세요.',
		choose: '사진 고르기',
		another: '다른 사진',
		take: '사진 찍기',
		pasteHint: '또는 붙여넣기',
		privacy: '사진은 이 기기 밖으로 나가지 않아요.',
		dropHere: '사진을 놓으면 바로 찾아요',
		samples: '이 사진으로 해 볼 수도 있어요',
		sampleName: (name) => `‘${name}’ 사진으로 찾기`,
		input: '사진 파일',
		alt: '내 사진',
		back: '이전 사진으로',
		lost: '이 검색의 사진은 이 기기에 없어요',
		lostAdvice: '사진은 검색한 기기에만 남아요. 사진을 다시 골라 주세요.'
	},
	camera: {
		title: '사진 찍기',
		shoot: '찍기',
		starting: '카메라를 켜는 중…'
	},
	stages: {
		'download-model': '옷을 알아보는 데 필요한 것을 불러오는 중 (처음 한 번)',
		'start-model': '준비하는 중',
		decode: '사진을 여는 중',
		parse: '옷을 찾는 중',
		describe: '색과 모양을 재는 중',
		pose: '자세를 보는 중',
		'read-snapshot': '카탈로그를 읽는 중',
		'store-snapshot': '카탈로그를 저장하는 중',
		zip: '압축하는 중',
		'read-files': '파일을 살펴보는 중',
		'write-snapshot': '모음을 쓰는 중'
	},
	progress: {
		working: '작업 중…',
		remaining: (left) => `${left} 남음`,
		of: (done, total) => `${total} 중 ${done}`
	},
	notices: {
		'first-frame-only': '움직이는 그림이라 첫 장면을 썼어요.',
		'converted-from-cmyk': '인쇄용 사진이라 색이 조금 다를 수 있어요.',
		'scaled-down': '아주 큰 사진이라 줄여서 봤어요.',
		'whole-photo': '따로 알아본 옷이 없어서 사진 전체로 찾아요.',
		slower: '그래픽 처리 장치가 멈춰서 주 처리 장치로 이어서 했어요.'
	},
	garments: {
		heading: '사진 속 옷',
		hint: '옷을 고르세요. 화살표 키로도 옮길 수 있어요.',
		none: '사진에서 옷을 찾지 못했어요',
		noneAdvice: '옷이 더 크고 밝게 나온 사진이면 잘 찾아요.',
		wholePhoto: '사진 전체',
		framed: '직접 표시한 곳',
		drawFrame: '옷 직접 표시',
		frameHint:
			'찾을 옷을 끌어서 네모로 감싸 주세요. 키보드로는 화살표로 옮기고, Shift와 화살표로 크기를 바꾸고, Enter로 찾고, Esc로 그만둬요.',
		add: (name) => `${name}도 함께 찾기`,
		takeOut: (name) => `${name} 빼고 찾기`,
		unsure: '확실하지 않음',
		searchWholePhoto: '사진 전체로 찾기',
		unsureName: (name) => `${name} (확실하지 않음)`,
		boxName: (name, colours) => (colours ? `${name}: ${colours}` : name),
		share: (colour, share) => `${colour} ${share}`
	},
	results: {
		heading: '비슷한 옷',
		count: items,
		like: (name) => `비슷한 ${name}`,
		all: (count) => `${count}개 모두 보기`,
		searching: '찾는 중…',
		similar: (share) => `${share} 비슷함`,
		colourGap: (deltaE) => `색 차이 ΔE ${deltaE}`,
		pickColour: '다른 색으로',
		pickedColour: (hex) => `찾을 색: ${hex}`,
		ownColours: '사진의 색으로',
		shape: '모양',
		colour: '색',
		weight: '모양과 색 중 더 볼 것',
		weightValue: (share) => `색 ${share}`,
		scope: '보여 줄 옷',
		sameCategory: (category) => `${category}만`,
		everything: '전체',
		colourFilter: '이 색만',
		onlyColour: (colour) => `${colour}만`,
		show: '찾은 옷 보기',
		liftFilter: '카탈로그 전체에서 찾기',
		none: '조건에 맞는 옷이 없어요',
		liftColour: (colour) => `${colour}만 보지 않고 모든 색 보기`,
		liftCategory: (category) => `${category}만 보지 않고 전체 보기`,
		emptyCatalog: '카탈로그가 비어 있어요',
		emptyCatalogAdvice: '설정에서 카탈로그를 가져온 뒤 다시 찾아 주세요.',
		toSettings: '설정 열기',
		leftOut: (names) => `찾지 않은 모음: ${names}`,
		leftOutAdvice:
			'다른 버전의 앱으로 만든 모음이라 견줄 수 없어요. 새로 만들어 다시 가져와 주세요.',
		select: (name) => `${name} 선택`,
		grid: '비슷한 옷. 화살표로 이동, Enter로 열기, Space로 선택, +와 -로 이런 것 더, 빼기',
		plus: (name) => `‘${name}’ 같은 것 더`,
		minus: (name) => `‘${name}’ 같은 것은 빼기`,
		likeThese: '이런 것',
		unlikeThese: '이런 것 말고',
		removeExample: (name) => `‘${name}’ 취소`,
		folded: (count) => `+${count}장`,
		foldedTitle: '같은 상품의 다른 사진',
		beyond: '나머지는 덜 비슷해요.',
		showBeyond: (count) => `그래도 ${count}개 더 보기`,
		noPhoto: '찾을 사진을 골라 주세요'
	},
	queries: {
		heading: '여러 사진으로 찾기',
		chooseFolder: '폴더의 사진으로',
		running: '사진을 하나씩 찾는 중',
		paused: '멈춰 둠',
		finished: (count) => `사진 ${count}장으로 찾았어요`,
		waiting: '기다리는 중',
		pause: '잠시 멈춤',
		resume: '이어서 하기',
		csv: '결과를 표로 받기 (CSV)',
		clear: '목록 닫기'
	},
	shop: {
		name: '옷렌즈 데모몰',
		note: '데모몰의 그려진 상품입니다. 실제로 판매하지 않습니다.',
		missing: '데모몰에 없는 상품입니다',
		missingAdvice: '이전 카탈로그의 링크일 수 있습니다.'
	},
	item: {
		link: '쇼핑몰에서 보기',
		newTab: '(새 탭)',
		moreLikeThis: '이것과 비슷한 옷',
		addToSelection: '선택에 담기',
		inSelection: '선택함',
		colours: '색',
		details: '자세한 정보와 수치',
		shop: '쇼핑몰',
		number: '번호',
		category: '분류',
		kind: '종류',
		shapeFigure: '모양이 비슷한 정도',
		colourFigure: '색 차이',
		photoSize: '사진'
	},
	selection: {
		region: '선택한 옷',
		count: (count) => `${count}개 선택`,
		download: 'zip으로 내려받기',
		clear: '모두 해제',
		cleared: '선택을 모두 해제했어요'
	},
	catalog: {
		opening: '카탈로그를 준비하는 중',
		ready: (count) => `카탈로그에 ${items(count)}`,
		inMemory: '브라우저가 저장을 막고 있어요',
		inMemoryAdvice:
			'찾기는 되지만 카탈로그를 매번 새로 불러와요. 시크릿 모드를 끄거나 사이트 데이터를 허용해 주세요.',
		noRoom: '카탈로그를 저장할 공간이 없어요',
		noRoomAdvice:
			'찾기는 되지만 카탈로그를 매번 새로 불러와요. 기기 공간을 비운 뒤 페이지를 새로 고쳐 주세요.',
		shippedBroken: '데모 카탈로그가 온전히 오지 않았어요',
		shippedBrokenAdvice:
			'사진 속 옷은 그대로 알아보고, 저장해 둔 것도 바뀌지 않았어요. 네트워크를 확인하고 다시 시도해 주세요.',
		refused: '새 데모 카탈로그를 받지 않았어요',
		refusedAdvice: (reason) => `${reason}. 전에 저장한 카탈로그로 찾고 있어요.`,
		demoRemoved: '데모 카탈로그를 지웠어요.',
		restoreDemo: '데모 카탈로그 다시 가져오기'
	},
	settings: {
		title: '설정',
		language: '언어',
		theme: '화면 밝기',
		themes: { system: '기기와 같게', light: '밝게', dark: '어둡게' },
		processor: '처리 장치',
		processorLead: '옷을 알아보는 장치예요. 자동이면 가장 빠른 것을 써요.',
		choices: {
			auto: '자동',
			webgpu: '그래픽 처리 장치 (WebGPU)',
			webgl: '그래픽 처리 장치 (WebGL)',
			wasm: '주 처리 장치 (WASM)'
		},
		choiceNotes: {
			auto: '추천',
			webgpu: '빨라요. 브라우저가 허용하면 쓸 수 있어요',
			webgl: '오래된 기기용이에요',
			wasm: '어디서나 돼요'
		},
		now: '지금 쓰는 장치',
		backends: {
			webgpu: '그래픽 처리 장치 (WebGPU)',
			webgl: '그래픽 처리 장치 (WebGL)',
			wasm: '주 처리 장치 (WASM)'
		},
		threads: (count) => `스레드 ${count}개`,
		notRunning: '아직 없어요. 첫 사진을 넣으면 시작해요.',
		starting: '시작하는 중…',
		fellBack: (from) => `${from}를 여기서 쓸 수 없어서 대신 쓰고 있어요.`,
		models: '모델',
		modelsLead: '앱에 들어 있고 이 기기에서 돌아가는, 학습된 부분이에요.',
		modelRoles: {
			parse: '옷을 찾아요',
			embed: '모양을 견줘요',
			pose: '자세를 봐요'
		},
		modelCard: '모델 설명',
		licence: '라이선스',
		catalog: '카탈로그',
		catalogLead: '찾을 때 보는 모음이에요.',
		importFolder: '카탈로그 폴더 가져오기',
		importHint: 'manifest.json이 들어 있는 폴더를 고르거나 여기에 놓아 주세요.',
		importing: '가져오는 중',
		unfinished: (name) => `‘${name}’ 가져오기가 중간에 끊겼어요`,
		unfinishedAdvice: (done, count) =>
			`${count}개 중 ${done}개를 가져왔어요. 폴더를 다시 고르면 나머지만 읽어요. 그냥 두면 일주일 뒤에 지워져요.`,
		removed: (name) => `‘${name}’ 모음을 지웠어요`,
		removeName: (name) => `‘${name}’ 지우기`,
		storedOn: (date) => `${date} 저장`,
		noCollections: '아직 모음이 없어요.',
		storage: '저장 공간',
		used: (used, quota) => `${quota} 중 ${used} 사용`,
		usedOnly: (used) => `${used} 사용`,
		kept: '직접 지우기 전까지 데이터를 지켜요.',
		notKept: '기기 공간이 부족하면 브라우저가 데이터를 지울 수 있어요.',
		keep: '내 데이터 지키기',
		keepRefused: '브라우저가 허락하지 않았어요. 앱을 설치하면 대개 돼요.',
		about: '앱 정보',
		version: '버전',
		privacy: '개인정보',
		privacyText:
			'모든 일은 이 브라우저 안에서 이루어져요. 사진도 검색도 설정도 어디로도 보내지 않고, 앱은 다른 서버에 연결할 수 없게 되어 있어요.',
		recentPhotos: (count) =>
			`최근에 찾아본 사진 ${count}장이 이 브라우저에만 남아 있어요. 뒤로 가기와 링크가 되게 하려는 거예요.`,
		forgetRecent: '사진 지우기',
		recentForgotten: '최근에 찾아본 사진을 지웠어요.',
		licences: '라이선스',
		licencesText:
			'Otlens는 MIT 라이선스의 자유 소프트웨어예요. Svelte, ONNX Runtime, TensorFlow.js, Workbox, idb, Comlink, JSZip을 쓰고 있어요.'
	},
	update: {
		available: '새 버전이 준비됐어요.',
		now: '지금 업데이트',
		later: '나중에'
	},
	notFound: {
		title: '없는 페이지예요',
		home: '찾기로 돌아가기'
	},
	browse: browseKo,
	crawl: crawlKo,
	zip: zipKo,
	colours: coloursKo,
	drop: dropKo,
	categories: categoriesKo,
	kinds: kindsKo,
	attributes: attributesKo,
	errors: errorsKo
};
