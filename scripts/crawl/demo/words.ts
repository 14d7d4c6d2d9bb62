/** Korean and English shop vocabulary for materials, patterns, details and garments. */
import type { Material, Motif } from './cloth';

export interface Word {
	readonly ko: string;
	readonly en: string;
}
const w = (ko: string, en: string): Word => ({ ko, en });

export const MATERIAL: Record<Material, Word> = {
	cotton: w('코튼', 'cotton'),
	jersey: w('저지', 'jersey'),
	linen: w('린넨', 'linen'),
	denim: w('데님', 'denim'),
	wool: w('울', 'wool'),
	knit: w('니트', 'knitted'),
	rib: w('골지', 'ribbed'),
	satin: w('새틴', 'satin'),
	chiffon: w('쉬폰', 'chiffon'),
	twill: w('트윌', 'twill'),
	corduroy: w('코듀로이', 'corduroy'),
	leather: w('레더', 'leather'),
	suede: w('스웨이드', 'suede'),
	nylon: w('나일론', 'nylon'),
	fleece: w('기모', 'fleece'),
	canvas: w('캔버스', 'canvas'),
	straw: w('라피아', 'straw')
};

export const MOTIF: Record<Motif, Word | null> = {
	plain: null,
	stripe: w('스트라이프', 'striped'),
	pinstripe: w('핀스트라이프', 'pinstriped'),
	check: w('타탄 체크', 'tartan'),
	gingham: w('깅엄 체크', 'gingham'),
	windowpane: w('윈도우 체크', 'windowpane-check'),
	dot: w('도트', 'polka-dot'),
	block: w('배색', 'colour-block'),
	floral: w('플라워', 'floral'),
	camo: w('카모', 'camouflage'),
	graphic: w('그래픽', 'graphic'),
	melange: w('멜란지', 'mélange')
};

export const NECKLINE: Record<string, Word> = {
	crew: w('크루넥', 'crew-neck'),
	v: w('브이넥', 'V-neck'),
	scoop: w('유넥', 'scoop-neck'),
	boat: w('보트넥', 'boat-neck'),
	square: w('스퀘어넥', 'square-neck'),
	turtle: w('터틀넥', 'turtleneck'),
	strap: w('스트랩', 'strappy'),
	halter: w('하이넥', 'high-neck')
};

export const SLEEVE: Record<string, Word> = {
	none: w('민소매', 'sleeveless'),
	cap: w('캡소매', 'cap-sleeve'),
	short: w('반팔', 'short-sleeve'),
	half: w('5부', 'half-sleeve'),
	long: w('긴팔', 'long-sleeve')
};

export const LENGTH: Record<string, Word> = {
	mini: w('미니', 'mini'),
	knee: w('미디움', 'knee-length'),
	midi: w('미디', 'midi'),
	long: w('롱', 'maxi'),
	short: w('숏', 'short'),
	hip: w('하프', 'hip-length'),
	crop: w('크롭', 'cropped')
};

export const CUT: Record<string, Word> = {
	slim: w('슬림', 'slim'),
	oversize: w('오버핏', 'oversized'),
	straight: w('스트레이트', 'straight'),
	wide: w('와이드', 'wide-leg'),
	flare: w('플레어', 'flared'),
	jogger: w('조거', 'jogger'),
	cargo: w('카고', 'cargo'),
	tapered: w('테이퍼드', 'tapered'),
	easy: w('밴딩', 'drawstring'),
	'a-line': w('A라인', 'A-line'),
	pencil: w('펜슬', 'pencil'),
	pleated: w('플리츠', 'pleated'),
	wrap: w('랩', 'wrap'),
	tiered: w('티어드', 'tiered'),
	shirt: w('셔츠', 'shirt'),
	'zip-up': w('집업', 'zip-up'),
	crop: w('크롭', 'cropped')
};

/** Nouns by kind, or by cut where the cut names the garment. */
export const NOUN: Record<string, Word> = {
	Body: w('바디수트', 'bodysuit'),
	Blouse: w('블라우스', 'blouse'),
	Dress: w('원피스', 'dress'),
	Hoodie: w('후드티', 'hoodie'),
	Longsleeve: w('티셔츠', 'top'),
	Pants: w('팬츠', 'trousers'),
	Polo: w('카라 티셔츠', 'polo shirt'),
	Shirt: w('셔츠', 'shirt'),
	Shorts: w('쇼츠', 'shorts'),
	Skirt: w('스커트', 'skirt'),
	'T-Shirt': w('티셔츠', 'T-shirt'),
	Top: w('탑', 'top'),
	Undershirt: w('이너 나시', 'vest top'),
	sweater: w('스웨터', 'sweater'),
	jeans: w('청바지', 'jeans'),
	blazer: w('블레이저', 'blazer'),
	'double-breasted-blazer': w('더블 블레이저', 'double-breasted blazer'),
	coat: w('코트', 'coat'),
	'double-breasted-coat': w('더블 코트', 'double-breasted coat'),
	trench: w('트렌치코트', 'trench coat'),
	padded: w('패딩 점퍼', 'padded jacket'),
	bomber: w('봄버 점퍼', 'bomber jacket'),
	cardigan: w('가디건', 'cardigan'),
	'denim-jacket': w('자켓', 'jacket'),
	parka: w('후드 파카', 'hooded parka'),
	sneaker: w('스니커즈', 'sneakers'),
	'high-top': w('하이탑 스니커즈', 'high-top sneakers'),
	loafer: w('로퍼', 'loafers'),
	boot: w('앵클부츠', 'ankle boots'),
	heel: w('펌프스', 'pumps'),
	tote: w('토트백', 'tote bag'),
	shoulder: w('숄더백', 'shoulder bag'),
	crossbody: w('크로스백', 'crossbody bag'),
	backpack: w('백팩', 'backpack'),
	'bucket-bag': w('버킷백', 'bucket bag'),
	clutch: w('클러치', 'clutch'),
	cap: w('볼캡', 'baseball cap'),
	bucket: w('버킷햇', 'bucket hat'),
	beanie: w('비니', 'beanie'),
	fedora: w('페도라', 'fedora'),
	sun: w('햇', 'sun hat')
};
