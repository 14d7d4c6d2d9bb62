/** Product names and prices as a small Korean shop would write them. */
import type { Cloth } from './cloth';
import type { Design } from './design';
import type { Random } from './random';
import { CUT, LENGTH, MATERIAL, MOTIF, NECKLINE, NOUN, SLEEVE, type Word } from './words';

function nounOf(design: Design): Word {
	const { kind, cut, material } = design;
	const byCut = cut === 'bucket' && design.category === 'bag' ? 'bucket-bag' : cut;
	if (cut.endsWith('-jeans')) return NOUN['jeans'] ?? { ko: '청바지', en: 'jeans' };
	const knitted = kind === 'Longsleeve' && (material === 'knit' || material === 'wool');
	const key = knitted ? 'sweater' : kind !== null && kind in NOUN ? kind : byCut;
	return NOUN[key] ?? { ko: '상품', en: 'item' };
}

function details(design: Design): (Word | undefined)[] {
	const { kind, cut } = design;
	const shape = CUT[cut.replace('-jeans', '')];
	const neck = design.neckline === undefined ? undefined : NECKLINE[design.neckline];
	const sleeve = design.sleeve === undefined ? undefined : SLEEVE[design.sleeve];
	const length = design.length === undefined ? undefined : LENGTH[design.length];
	switch (design.category) {
		case 'top':
			if (kind === 'Shirt' || kind === 'Polo')
				return [shape, design.sleeve === 'short' ? sleeve : undefined];
			if (kind === 'Hoodie' || kind === 'Undershirt') return [shape];
			if (kind === 'T-Shirt') return [shape, neck];
			return [
				shape,
				kind === 'Longsleeve' || kind === 'Blouse' || kind === 'Body' ? neck : undefined,
				kind === 'Top'
					? neck
					: design.sleeve === 'long' && design.neckline === 'boat'
						? sleeve
						: undefined
			];
		case 'dress':
			return [neck, length, shape];
		case 'skirt':
			return [shape, length];
		case 'pants':
			return [shape];
		case 'outer':
			return [design.length === 'long' ? { ko: '롱', en: 'long' } : undefined];
		case 'shoes':
		case 'bag':
		case 'hat':
			return [];
	}
}

/** Natural names: Korean "코튼 스트라이프 크루넥 티셔츠", English "Cotton striped crew-neck T-shirt". */
export function nameOf(design: Design, cloth: Cloth): Word {
	const noun = nounOf(design);
	// "denim jeans" and "knitted cardigan sweater" say it twice
	const redundant =
		design.cut.endsWith('-jeans') || (design.material === 'rib' && design.kind === 'Undershirt');
	const words = [
		redundant ? undefined : MATERIAL[design.material],
		MOTIF[cloth.motif] ?? undefined,
		...details(design),
		noun
	].filter((word) => word !== undefined);
	const en = words.map((word) => word.en).join(' ');
	return {
		ko: words.map((word) => word.ko).join(' '),
		en: en.charAt(0).toUpperCase() + en.slice(1)
	};
}

/** KRW, ending on 900. */
export function priceOf(random: Random, design: Design): number {
	const [low, high] = design.price;
	const skewed = low + (high - low) * random.float() * random.range(0.4, 1);
	return Math.round(skewed / 1000) * 1000 + 900;
}
