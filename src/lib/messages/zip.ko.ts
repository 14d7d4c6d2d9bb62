/** 한국어: 옷을 zip으로 담고 다시 가져오기. */

import type { zipEn } from './zip.en';

const items = (count: string): string => `옷 ${count}개`;

export const zipKo: typeof zipEn = {
	title: 'zip으로 내려받기',
	contents: {
		heading: '담을 것',
		photo: '사진',
		photoNote: '저장된 그대로',
		thumbnail: '작은 사진',
		thumbnailNote: '목록과 미리보기용',
		cutout: '오려 낸 옷',
		cutoutNote: '윤곽을 따라 오리고 배경은 투명하게',
		format: '오려 낸 옷의 형식',
		formats: { png: 'PNG 그림', webp: 'WebP (더 작음)' },
		crop: '옷 부분만 자른 사진',
		cropNote: '사진에서 옷이 있는 네모',
		mask: '마스크',
		maskNote: '옷은 흰색, 나머지는 검은색',
		paletteJson: '색 (프로그램용)',
		paletteCsv: '색 (표)',
		restorable: '다시 가져올 때 필요한 것',
		restorableNote: '다른 기기에서도 같은 옷을 볼 수 있게',
		always: '표(items.csv)와 프로그램용 목록(manifest.json)은 늘 함께 담겨요.',
		made: '오려 낸 옷, 자른 사진, 마스크는 담으면서 이 기기에서 만들어요.',
		madeTakes: (time) => `${time}쯤 걸려요.`
	},
	names: {
		heading: '폴더와 이름',
		pattern: '이름 짓는 방법',
		add: (field) => `${field} 넣기`,
		fields: {
			project: '프로젝트',
			shop: '쇼핑몰',
			collection: '모음',
			category: '분류',
			kind: '종류',
			colour: '색',
			hasModel: '모델',
			pose: '자세',
			framing: '나온 부분',
			number: '번호',
			name: '이름'
		},
		example: '예를 들면',
		renamed: (count) => `이름 ${count}개가 겹쳐서 뒤에 숫자를 붙여요.`
	},
	training: {
		heading: '모델 학습용',
		coco: '네모, 윤곽, 몸의 점',
		cocoNote: '한 파일에, COCO 형식으로',
		layout: '종류별 폴더를 셋으로 나누기',
		layoutNote: '한 상품의 사진은 함께 있어요',
		shares: '비율',
		train: '학습',
		val: '검증',
		test: '시험',
		seed: '시드',
		seedNote: '시드가 같으면 똑같이 나뉘어요.',
		parts: (train, val, test) => `학습 ${train}개, 검증 ${val}개, 시험 ${test}개`
	},
	place: {
		heading: '저장할 곳',
		file: '직접 고른 파일',
		fileNote: '얼마나 크든 바로 디스크에 써요. 아주 크면 만드는 동안 두 배의 자리가 필요해요.',
		download: '다운로드 폴더',
		storageNote: (free) => `먼저 브라우저에 담아 두어요. ${free} 남아 있어요.`,
		storageNoteOpen: '먼저 브라우저에 담아 두어요.',
		memoryNote: (most) => `이 브라우저는 메모리에 담아서 ${most}까지만 돼요.`,
		tooLarge: (most) => `너무 커요. ${most}까지만 돼요. 파일을 직접 고르거나 덜 담아 주세요.`
	},
	size: {
		counting: '세는 중…',
		items,
		files: (count) => `파일 ${count}개`,
		about: (size) => `약 ${size}`,
		margin: (share) => `오차 ${share} 안`,
		narrowing: (share) => `±${share}, 점점 더 정확해지는 중`,
		exact: '정확',
		atLeast: (size) => `${size}에 만드는 것을 더함`,
		sampling: '크기를 알아보려고 몇 개 만들어 보는 중…',
		withoutPhoto: (count) => `사진이 없는 ${items(count)}`,
		lost: (count) => `이제 없는 ${items(count)}`
	},
	start: 'zip 만들기',
	empty: '담을 것을 골라 주세요.',
	progress: {
		writing: '담는 중',
		paused: '잠시 멈춤',
		finishing: '마무리하는 중',
		pause: '잠시 멈추기',
		resume: '이어서 하기',
		stop: '그만하기',
		written: (size) => `${size} 씀`
	},
	stopped: {
		title: '멈췄어요',
		canGoOn: '여기까지 담은 것은 그대로 있어요.',
		cannot: '여기서는 이어서 할 수 없어요. 처음부터 다시 해야 해요.',
		goOn: '이어서 하기',
		giveUp: '그만두기'
	},
	done: {
		title: (count, size) => `${items(count)}를 담았어요, ${size}`,
		missing: (count) => `${items(count)}는 사진이 없었어요.`,
		underived: (count) => `${items(count)}는 윤곽을 찾지 못했어요.`
	},
	unfinished: {
		title: (done, total) => `담다 만 zip이 있어요 (${total}개 중 ${done}개)`,
		goOn: '이어서 담기',
		throwAway: '버리기',
		lostTitle: (total) => `${items(total)}를 담던 zip이 중간에 끊겼어요`,
		lostAdvice: '담은 것이 남기 전에 페이지가 닫혔어요. 고른 내용은 그대로 있어요.',
		again: '처음부터 다시 담기',
		forget: '잊기'
	},
	taking: {
		pick: 'zip 가져오기',
		hint: '이 앱에서 만든 zip을 고르거나 끌어다 놓으세요.',
		drop: 'zip을 놓으면 옷을 가져와요',
		working: 'zip을 가져오는 중',
		done: (added) => `${items(added)}를 가져왔어요`,
		known: (count) => `${items(count)}는 이미 있어서 그대로 두었어요.`,
		left: (count) => `${items(count)}는 가져오지 못했어요. 다시 가져올 것을 빼고 담은 zip이에요.`,
		edited: (count) => `직접 고친 ${items(count)}의 내용도 함께 왔어요.`
	}
};
