/** What the mall's shops say of a garment beside its name, in both languages. */

import type { Material } from '../demo/cloth';
import type { Label } from '../demo/palette';
import type { Category } from '../demo/types';
import type { Word } from '../demo/words';

const w = (ko: string, en: string): Word => ({ ko, en });

export const BRANDS: readonly Word[] = [
	w('온결', 'Ongyeol'),
	w('데모 하우스', 'Demo House'),
	w('무명실', 'Plain Thread'),
	w('서른두 색', 'Thirty-two'),
	w('길섶', 'Verge & Co'),
	w('하루옷장', 'Haru')
];

export const COLOUR: Readonly<Record<Label, Word>> = {
	black: w('블랙', 'black'),
	charcoal: w('차콜', 'charcoal'),
	gray: w('그레이', 'grey'),
	light_gray: w('라이트그레이', 'light grey'),
	white: w('화이트', 'white'),
	ivory: w('아이보리', 'ivory'),
	beige: w('베이지', 'beige'),
	taupe: w('토프', 'taupe'),
	camel: w('카멜', 'camel'),
	brown: w('브라운', 'brown'),
	dark_brown: w('다크브라운', 'dark brown'),
	red: w('레드', 'red'),
	burgundy: w('버건디', 'burgundy'),
	rust: w('러스트', 'rust'),
	coral: w('코랄', 'coral'),
	lavender: w('라벤더', 'lavender'),
	pink: w('핑크', 'pink'),
	light_pink: w('라이트핑크', 'light pink'),
	orange: w('오렌지', 'orange'),
	peach: w('피치', 'peach'),
	yellow: w('옐로우', 'yellow'),
	mustard: w('머스타드', 'mustard'),
	mint: w('민트', 'mint'),
	green: w('그린', 'green'),
	dark_green: w('다크그린', 'dark green'),
	olive: w('올리브', 'olive'),
	sky_blue: w('스카이블루', 'sky blue'),
	blue: w('블루', 'blue'),
	navy: w('네이비', 'navy'),
	denim: w('데님블루', 'denim blue'),
	teal: w('틸', 'teal'),
	purple: w('퍼플', 'purple')
};

export const CATEGORY: Readonly<Record<Category, Word>> = {
	top: w('상의', 'Tops'),
	outer: w('아우터', 'Outerwear'),
	dress: w('원피스', 'Dresses'),
	skirt: w('스커트', 'Skirts'),
	pants: w('바지', 'Trousers'),
	shoes: w('신발', 'Shoes'),
	bag: w('가방', 'Bags'),
	hat: w('모자', 'Hats')
};

export const COMPOSITION: Readonly<Record<Material, Word>> = {
	cotton: w('면 100%', '100% cotton'),
	jersey: w('면 95%, 폴리우레탄 5%', '95% cotton, 5% elastane'),
	linen: w('린넨 55%, 면 45%', '55% linen, 45% cotton'),
	denim: w('면 98%, 폴리우레탄 2%', '98% cotton, 2% elastane'),
	wool: w('울 70%, 폴리에스터 30%', '70% wool, 30% polyester'),
	knit: w('아크릴 60%, 울 40%', '60% acrylic, 40% wool'),
	rib: w('면 96%, 폴리우레탄 4%', '96% cotton, 4% elastane'),
	satin: w('폴리에스터 100%', '100% polyester'),
	chiffon: w('폴리에스터 100%', '100% polyester'),
	twill: w('면 80%, 나일론 20%', '80% cotton, 20% nylon'),
	corduroy: w('면 100%', '100% cotton'),
	leather: w('합성피혁 100%', '100% synthetic leather'),
	suede: w('합성피혁 100%', '100% synthetic leather'),
	nylon: w('나일론 100%', '100% nylon'),
	fleece: w('면 60%, 폴리에스터 40%', '60% cotton, 40% polyester'),
	canvas: w('면 100%', '100% cotton'),
	straw: w('종이 100%', '100% paper')
};

export const SENTENCES: readonly Word[] = [
	w('하루 종일 편하게 입기 좋아요.', 'Easy to wear from morning to night.'),
	w('찬물에 뒤집어 세탁해 주세요.', 'Wash inside out in cold water.'),
	w(
		'모니터에 따라 색이 조금 다를 수 있습니다.',
		'Colours may differ a little from screen to screen.'
	),
	w('안감이 없어 가볍습니다.', 'Unlined, and light for it.'),
	w('사계절 내내 활용할 수 있는 기본 아이템입니다.', 'A plain piece for all four seasons.')
];

export const OPINIONS: readonly Word[] = [
	w('색이 사진과 같아요.', 'The colour is as in the photo.'),
	w('생각보다 두께감이 있어요.', 'Thicker than I thought.'),
	w('편하고 가벼워서 자주 입게 돼요.', 'Light and comfortable, I wear it often.'),
	w('마감이 깔끔합니다.', 'Neatly finished.'),
	w('길이가 딱 좋아요.', 'Just the right length.')
];

/** As reviews say it; in the order small, true, large. */
export const FIT_WORDS: Readonly<Record<'small' | 'true' | 'large', Word>> = {
	small: w('작아요', 'runs small'),
	true: w('정사이즈', 'true to size'),
	large: w('커요', 'runs large')
};
