/** 내 파일로 모음 만들기, 한국어. */

import type { dropEn } from './drop.en';

export const dropKo: typeof dropEn = {
	heading: '내 파일로 모음 만들기',
	lead: '폴더, zip, 파일을 이 화면 아무 데나 놓아 보세요. 모두 이 기기에서 읽고, 밖으로 나가지 않아요.',
	kinds: [
		'사진. 번호, 이름, 가격을 적은 표(CSV)가 함께 있어도 좋아요',
		'저장한 웹페이지(.html과 그 폴더, .mhtml), 쇼핑몰 상품 목록(.json, .xml, .csv)과 그 사진',
		'완성된 모음: manifest.json이 들어 있는 폴더나 zip'
	],
	chooseFiles: '파일 고르기',
	chooseFolder: '폴더 고르기',
	filesInput: '모음으로 만들 파일',
	folderInput: '모음으로 만들 폴더',
	dropHere: '파일을 놓으면 살펴봐요',
	reading: '파일을 살펴보는 중',
	unfinished: (name) => `‘${name}’ 모음을 다 만들지 못했어요`,
	unfinishedAdvice: (done, total) =>
		`페이지가 닫히기 전에 사진 ${total}장 중 ${done}장을 봤어요. 같은 파일을 다시 놓으면 본 사진은 건너뛰고 이어서 해요. 다른 모음을 시작하면 지금까지 본 것은 지워져요.`,
	keepFound: (count) => `준비된 ${count}개로 만들기`,
	forget: '지우기',
	plan: {
		heading: '파일에 들어 있는 것',
		nothingWritten: '아직 아무것도 저장하지 않았어요.',
		photos: '사진',
		rows: '표의 줄',
		products: '상품',
		ready: '모음에 들어갈 것',
		pictureless: '여기에 사진이 없는 것',
		leftOut: '빼는 것',
		from: '읽은 파일',
		feed: (file, count) => `${file}: 상품 ${count}개`,
		nothing: '이 파일로는 모음을 만들 수 없어요',
		nothingAdvice:
			'사진이나, 상품 목록과 그 사진을 함께 놓아 주세요. 무엇을 왜 뺐는지는 아래에 있어요.',
		noMatch: '표에 적힌 사진이 이 파일 중에 없어요',
		noMatchAdvice: '사진 파일 이름이 적힌 칸을 아래에서 고르거나, 표 없이 사진만 써 보세요.',
		columns: '표의 칸',
		columnsLead: '잘못 알아본 칸은 바꿔 주세요.',
		noColumn: '없음',
		photosAlone: '표 없이 사진만 쓰기',
		fields: {
			image: '사진 (파일 이름)',
			number: '번호',
			name: '이름',
			link: '링크',
			label: '옷 종류',
			price: '가격',
			currency: '통화',
			shop: '쇼핑몰',
			project: '프로젝트',
			collectedAt: '모은 날'
		},
		kept: (columns) => `적힌 그대로 남겨요: ${columns}`,
		examples: '처음 몇 개',
		known: '알게 된 것',
		knownOf: (field, count) => `${field} ${count}개`,
		name: '모음 이름',
		namePlaceholder: '여름 치마',
		clash: (name, count) => `‘${name}’ 모음이 이미 있어요 (${count}개)`,
		clashDemo: (name) => `‘${name}’는 이 앱의 데모예요`,
		clashDemoAdvice: '다른 이름을 적어 주세요.',
		clashChoice: '어떻게 할까요',
		add: '거기에 더하기',
		addNote: '있던 것은 그대로 두고, 같은 번호가 이미 있는 것은 빼요.',
		replace: '바꾸기',
		replaceNote: '나중에 되돌릴 수 있어요. 같은 번호의 상품에 직접 고친 내용은 남아요.',
		orRename: '아니면 위에 다른 이름을 적어 주세요.',
		start: '시작',
		again: '다른 파일',
		snapshot: (name, count) => `‘${name}’는 완성된 모음이에요 (${count}개)`,
		snapshotReplaces: '같은 모음이 있으면 그 자리에 들어가요.',
		take: '가져오기'
	},
	run: {
		heading: (name) => `‘${name}’ 만드는 중`,
		running: '사진을 보는 중',
		paused: '잠시 멈춤',
		stopped: '멈췄어요',
		left: (duration) => `약 ${duration} 남음`,
		found: (count) => `지금까지 ${count}개`,
		failed: (count) => `뺀 것 ${count}개`,
		pause: '잠시 멈춤',
		resume: '이어서 하기',
		early: '지금까지 된 것으로 끝내기',
		cancel: '취소하고 모두 버리기',
		kept: '결과는 이 기기에 남아요. 페이지가 닫혀도 같은 파일을 다시 놓으면 이어서 해요.'
	},
	take: {
		heading: (name) => `‘${name}’ 저장하는 중`,
		again: '그만두기'
	},
	done: {
		made: (name, count) => `‘${name}’ 모음이 준비됐어요. 새로 ${count}개`,
		undone: (name) => `‘${name}’ 모음을 되돌렸어요`,
		undoneAdvice: '카탈로그는 전과 같아요.',
		open: '카탈로그에서 보기',
		undo: '되돌리기',
		redo: '다시 넣기',
		noUndo: '전에 있던 것이 너무 커서 따로 두지 못했어요. 되돌릴 수 없어요.',
		next: '파일 더 넣기'
	},
	leftOut: {
		title: (count) => `뺀 것: ${count}개`,
		more: (count) => `그 밖에 ${count}개`,
		csv: '모두 표로 받기 (CSV)',
		reasons: {
			'empty-file': '빈 파일이에요',
			'unknown-kind': '여기서 읽지 않는 파일이에요',
			'too-large': '파일이 너무 커요',
			'unsafe-path': 'zip 속 이름이 폴더 밖을 가리켜요',
			encrypted: '비밀번호가 걸린 zip이에요',
			'zip-in-zip': 'zip 안의 zip이에요. 먼저 풀어 주세요',
			'broken-zip': 'zip이 망가졌어요',
			'broken-table': '표를 읽을 수 없어요',
			'no-products': '상품을 찾지 못했어요',
			'no-such-picture': '그 사진이 파일 중에 없어요',
			'ambiguous-picture': '같은 이름의 사진이 둘이에요. 표에 폴더도 적어 주세요',
			'not-in-table': '표에 없는 사진이에요',
			'not-of-a-product': '어느 상품의 사진인지 알 수 없어요',
			'said-twice': '앞에 이미 나왔어요',
			'already-there': '모음에 같은 번호가 있어요',
			'not-reached': '보기 전에 끝냈어요',
			'no-garment': '사진에서 옷을 찾지 못했어요',
			'refused-picture': '쓸 수 없는 사진이에요'
		}
	},
	pictureless: {
		title: (count) => `이 기기에 사진이 없는 상품: ${count}개`,
		lead: '이 앱은 밖으로 연결하지 않아서 사진을 가져올 수 없어요. 사진을 파일 옆에 저장하거나, 주소 목록을 수집 콘솔에 넘겨 주세요.',
		csv: '사진 주소를 표로 받기 (CSV)'
	}
};
