/** 한국어: what went wrong, and what to do about it. */

import type { ErrorTexts } from './error-names';

export const errorsKo: ErrorTexts = {
	EmptyFileError: {
		title: '빈 파일이에요',
		advice: '파일에 아무 내용도 없어요. 사진을 다시 저장하거나 내려받은 뒤 다시 골라 주세요.'
	},
	NotAnImageError: {
		title: '사진 파일이 아니에요',
		advice: 'JPEG, PNG, WebP, AVIF, GIF 사진을 골라 주세요. zip은 먼저 압축을 풀어 주세요.'
	},
	VectorImageError: {
		title: '사진이 아니라 그림 파일이에요',
		advice: 'SVG 그림은 쓸 수 없어요. 화면을 캡처해서 그 사진을 써 주세요.'
	},
	TruncatedPhotoError: {
		title: '사진의 일부가 없어요',
		advice: '내려받다가 끊긴 것처럼 파일이 중간에 끝나요. 다시 받아서 시도해 주세요.'
	},
	PhotoTooSmallError: {
		title: '사진이 너무 작아요',
		advice: '가로와 세로가 32픽셀 이상이어야 해요. 더 큰 사진을 골라 주세요.'
	},
	PhotoTooLargeError: {
		title: '사진이 너무 커요',
		advice: '한 변 30,000픽셀, 전체 1억 2천만 화소까지 돼요. 자르거나 줄여서 다시 골라 주세요.'
	},
	BoxTooSmallError: {
		title: '표시한 곳이 너무 작아요',
		advice: '옷 전체가 들어가게 더 크게 그려 주세요.'
	},
	NothingThereError: {
		title: '표시한 곳에서 옷을 찾지 못했어요',
		advice: '옷에 더 가깝게 다시 그리거나 다른 사진을 골라 주세요.'
	},
	UndecodablePhotoError: {
		title: '이 브라우저에서 열 수 없는 사진이에요',
		advice: 'JPEG나 PNG로 저장해서 골라 주세요. 아이폰 HEIC 사진이 자주 그래요.'
	},
	NotReadableError: {
		title: '파일을 더 이상 읽을 수 없어요',
		advice: '파일이 옮겨졌거나 바뀌었거나 아직 저장 중이에요. 다시 한번 골라 주세요.'
	},
	NotFoundError: {
		title: '파일을 더 이상 읽을 수 없어요',
		advice: '파일이 옮겨졌거나 바뀌었거나 아직 저장 중이에요. 다시 한번 골라 주세요.'
	},
	ModelDownloadError: {
		title: '앱의 일부를 불러오지 못했어요',
		advice: '옷을 알아보는 데 필요한 파일이 오지 않았어요. 네트워크를 확인하고 다시 시도해 주세요.'
	},
	ModelChecksumError: {
		title: '앱의 일부가 손상된 채로 왔어요',
		advice: '손상된 파일은 버렸어요. 다시 시도하면 새로 불러와요.'
	},
	ModelManifestError: {
		title: '앱 구성 목록을 읽을 수 없어요',
		advice: '페이지를 새로 고쳐 주세요. 그래도 같다면 앱이 온전히 설치되지 않은 거예요.'
	},
	ModelNotReadyError: {
		title: '옷을 알아보는 부분이 아직 준비되지 않았어요',
		advice: '다시 시도해 주세요. 계속 그러면 페이지를 새로 고쳐 주세요.'
	},
	ModelOutputError: {
		title: '앱의 부분들이 서로 맞지 않아요',
		advice: '페이지를 새로 고쳐 버전을 맞춘 뒤 사진을 다시 넣어 주세요.'
	},
	BackendUnavailableError: {
		title: '고른 처리 장치를 여기서는 쓸 수 없어요',
		advice: '설정에서 처리 장치를 ‘자동’으로 바꿔 주세요.'
	},
	WorkerDiedError: {
		title: '작업이 갑자기 멈췄어요',
		advice: '기기 메모리가 부족할 수 있어요. 다른 탭을 닫고 다시 시도해 주세요.'
	},
	WorkerDiedRepeatedlyError: {
		title: '작업이 자꾸 멈춰요',
		advice:
			'페이지를 새로 고쳐 주세요. 또 멈추면 더 작은 사진을 쓰거나 처리 장치 설정을 바꿔 주세요.'
	},
	SnapshotChecksumError: {
		title: '손상된 카탈로그예요',
		advice: '파일 내용이 원래와 달라요. 바뀐 것은 없어요. 폴더를 다시 복사해 주세요.'
	},
	SnapshotFormatError: {
		title: '읽을 수 있는 카탈로그가 아니에요',
		advice: '카탈로그의 manifest.json이 들어 있는 폴더를 골라 주세요. 바뀐 것은 없어요.'
	},
	SnapshotMissingFileError: {
		title: '카탈로그에 빠진 파일이 있어요',
		advice: '폴더를 통째로 골라 주세요. 바뀐 것은 없어요.'
	},
	SnapshotVersionError: {
		title: '앱보다 새로운 카탈로그예요',
		advice: '페이지를 새로 고쳐 최신 Otlens를 받은 뒤 다시 시도해 주세요. 바뀐 것은 없어요.'
	},
	StorageFullError: {
		title: '기기에 남은 공간이 없어요',
		advice: '설정에서 모음을 지우거나 공간을 비워 주세요. 저장해 둔 것은 그대로 있어요.'
	},
	StorageBlockedError: {
		title: '다른 탭이 카탈로그를 쓰고 있어요',
		advice: 'Otlens가 열린 다른 탭을 닫고 다시 시도해 주세요. 저장해 둔 것은 그대로 있어요.'
	},
	StorageOutdatedError: {
		title: '더 새로운 버전의 앱이 열려 있어요',
		advice: '이 페이지를 새로 고치면 여기서도 쓸 수 있어요. 저장해 둔 것은 그대로 있어요.'
	},
	CatalogChangedError: {
		title: '그사이에 카탈로그가 바뀌었어요',
		advice: '이 화면이나 다른 탭에서 바뀌었어요. 옷을 다시 골라 주세요.'
	},
	ZipTooLargeError: {
		title: '이 브라우저에서 만들기에는 zip이 너무 커요',
		advice: '옷을 덜 담거나, 브라우저가 지원하면 저장할 파일을 직접 골라 주세요. 바뀐 것은 없어요.'
	},
	ZipChangedError: {
		title: '멈춘 사이에 옷이 바뀌었어요',
		advice: '이어서 담을 수 없어요. 처음부터 다시 만들어 주세요.'
	},
	ZipSinkError: {
		title: '파일에 쓸 수 없어요',
		advice: '파일을 옮겼거나 다른 곳에서 쓰고 있을 수 있어요. 저장할 곳을 다시 골라 주세요.'
	},
	ZipPermissionError: {
		title: '이 파일에 쓸 수 있는 권한이 없어요',
		advice: '브라우저가 물으면 허용해 주세요. 담던 zip은 ‘zip으로 내려받기’에 그대로 있어요.'
	},
	ZipPatternError: {
		title: '이 방법으로는 이름을 지을 수 없어요',
		advice: '아래 칸을 중괄호와 함께 쓰고, {number}처럼 옷을 구별하는 것을 하나는 넣어 주세요.'
	},
	ZipForeignError: {
		title: 'Otlens에서 만든 zip이 아니에요',
		advice: '‘zip으로 내려받기’로 만든 파일을 골라 주세요. 가져온 것은 없어요.'
	},
	ZipDamagedError: {
		title: 'zip이 망가졌어요',
		advice: '온전히 오지 않았어요. 다시 복사하거나 내려받은 뒤 시도해 주세요. 가져온 것은 없어요.'
	},
	ZipUnsafeError: {
		title: '열기에 안전하지 않은 zip이에요',
		advice: '해를 끼치도록 만들었거나 누가 손댄 파일이에요. 가져온 것은 없어요.'
	},
	ZipOtherModelError: {
		title: '다른 버전의 앱에서 만든 zip이에요',
		advice: '여기 있는 옷과 비교할 수 없어요. 가져온 것은 없어요.'
	},
	FilterFormatError: {
		title: '이 조건을 읽을 수 없어요',
		advice:
			'망가졌거나 더 새로운 앱에서 만든 조건이에요. 페이지를 새로 고쳐 앱을 업데이트하거나 조건을 다시 정해 주세요.'
	},
	ImportLostError: {
		title: '다른 탭이 가져오기를 끝냈어요',
		advice: '한 탭에서만 폴더를 다시 가져와 주세요. 전에 저장한 것은 그대로 있어요.'
	},
	IndexFormatError: {
		title: '저장된 검색 색인이 손상됐어요',
		advice: '페이지를 새로 고치면 저장해 둔 것에서 다시 만들어요. 잃은 것은 없어요.'
	},
	IndexTooLargeError: {
		title: '이 기기가 한 번에 찾을 수 있는 것보다 상품이 많아요',
		advice:
			'설정에서 모음을 지우거나 다른 탭을 닫고 다시 시도해 주세요. 저장해 둔 것은 그대로 있어요.'
	},
	ExamplesCancelError: {
		title: '이 예시들로는 찾을 것이 남지 않아요',
		advice: '마음에 드는 예시를 더하거나, 빼고 싶은 예시를 하나 지워 주세요.'
	},
	StoreChangedError: {
		title: '다른 탭에서 카탈로그를 바꾸고 있어요',
		advice: '그 탭의 작업이 끝난 뒤 다시 시도해 주세요. 저장된 것은 그대로예요.'
	},
	RuntimeStartError: {
		title: '옷을 알아보는 부분이 시작되지 않았어요',
		advice: '다시 시도해 주세요. 또 그러면 설정에서 주 처리 장치를 골라 주세요.'
	},
	GpuLostError: {
		title: '그래픽 처리 장치가 멈췄어요',
		advice: '다시 시도해 주세요. 자주 그러면 설정에서 주 처리 장치를 골라 주세요.'
	},
	QuotaExceededError: {
		title: '기기에 남은 공간이 없어요',
		advice: '설정에서 모음을 지우거나 공간을 비워 주세요. 저장해 둔 것은 그대로 있어요.'
	},
	CameraError: {
		title: '카메라를 쓸 수 없어요',
		advice: '브라우저에서 이 페이지의 카메라 사용을 허용하거나, 사진을 골라 주세요.'
	},
	ConsoleUnreachableError: {
		title: '콘솔이 응답하지 않아요',
		advice: '콘솔이 아직 켜져 있는지 확인한 뒤 다시 시도해 주세요. 잃은 것은 없어요.'
	},
	ConsoleAnswerError: {
		title: '콘솔과 앱이 서로 맞지 않아요',
		advice: '버전이 서로 달라요. 콘솔을 다시 시작하고 이 페이지를 새로 고쳐 주세요.'
	},
	ConsoleForbiddenError: {
		title: '콘솔의 토큰이 필요해요',
		advice: '콘솔을 시작할 때 나온 주소를 열어 주세요.'
	},
	ConsoleNotAllowedError: {
		title: '지금은 할 수 없어요',
		advice: '그사이에 상태가 바뀌었어요. 지금 상태를 확인하고 다시 시도해 주세요.'
	},
	ConsoleInvalidError: {
		title: '콘솔이 받을 수 없는 내용이에요',
		advice: '적은 것을 살펴보고 다시 시도해 주세요. 바뀐 것은 없어요.'
	},
	ConsoleNotFoundError: {
		title: '이제 없는 것이에요',
		advice: '여기나 다른 곳에서 지웠어요. 페이지를 새로 고치면 지금 있는 것이 보여요.'
	},
	ConsoleBusyError: {
		title: '다른 프로그램이 모은 자료를 쓰고 있어요',
		advice: '다른 콘솔이나 명령을 끝낸 뒤 다시 시도해 주세요. 잃은 것은 없어요.'
	},
	ConsoleFailedError: {
		title: '콘솔에 문제가 생겼어요',
		advice: '다시 시도해 주세요. 또 그러면 콘솔을 새로 시작해 주세요. 모은 것은 그대로 있어요.'
	},
	ZipFormatError: {
		title: 'zip이 망가졌어요',
		advice: '다시 압축하거나 폴더를 그대로 놓아 주세요. 저장해 둔 것은 그대로예요.'
	},
	FileTooLargeError: {
		title: '읽기에는 파일이 너무 커요',
		advice: '작게 나누거나 폴더를 그대로 놓아 주세요.'
	},
	DropElsewhereError: {
		title: '다른 탭에서 모음을 만들고 있어요',
		advice: '그 탭에서 끝날 때까지 기다리거나 탭을 닫고 다시 해 주세요.'
	},
	OtherModelError: {
		title: '다른 버전의 앱으로 만든 모음이에요',
		advice: '새로 넣는 것과 견줄 수 없어요. 바꾸거나 다른 이름을 적어 주세요.'
	},
	NothingFoundError: {
		title: '모음에 넣을 것이 없어요',
		advice: '아무것도 저장하지 않았어요. 옷이 더 크게 나온 사진이나 아직 없는 상품을 넣어 주세요.'
	},
	NoGarmentError: {
		title: '사진에서 옷을 찾지 못했어요',
		advice: '옷이 더 크고 밝게 나온 사진을 써 보세요.'
	},
	TableError: {
		title: '표를 읽을 수 없어요',
		advice: 'CSV로 다시 저장한 뒤 해 보세요.'
	},
	other: {
		title: '문제가 생겼어요',
		advice: '다시 시도해 주세요. 또 그러면 페이지를 새로 고쳐 주세요. 저장해 둔 것은 그대로 있어요.'
	}
};
