/** What the mall sells: the demo generator's designs with all that a shop tells of them, drawn by nobody yet. */

import type { Review } from '../../../src/lib/catalog/collect/product';
import type { Cloth } from '../demo/cloth';
import type { Design, Line } from '../demo/design';
import { nameOf, priceOf } from '../demo/names';
import type { Label } from '../demo/palette';
import { LABELS } from '../demo/palette';
import { Random } from '../demo/random';
import { chooseGarment } from '../demo/scene';
import { stockColours, stockLines } from '../demo/stock';
import type { Word } from '../demo/words';
import { sizesOf, sizeTableOf, type SizeTable } from './sizes';
import { BRANDS, CATEGORY, COLOUR, COMPOSITION, FIT_WORDS, OPINIONS, SENTENCES } from './words';

export type MallReview = Omit<Review, 'text'> & { readonly text: Word; readonly fitWords: Word };

export type Garment = {
	/** In the mall, from 0: decides its pictures. */
	readonly index: number;
	/** Six digits, unique in the mall. */
	readonly number: string;
	readonly name: Word;
	readonly brand: Word;
	readonly category: Word;
	readonly cut: string;
	readonly description: Word;
	/** Won, ending on 900. */
	readonly priceWon: number;
	/** Before a discount; null where there is none. */
	readonly listPriceWon: number | null;
	/** Cents of a shop that is not Korean. */
	readonly priceCents: number;
	readonly listPriceCents: number | null;
	readonly isInStock: boolean;
	/** The main one first. */
	readonly colours: readonly Word[];
	readonly sizes: readonly string[];
	readonly sizeTable: SizeTable | null;
	readonly material: Word;
	readonly gender: Word;
	readonly reviews: readonly MallReview[];
	readonly pictures: number;
	readonly line: Line;
	readonly main: Label;
};

const FIRST_NUMBER = 100_000;
/** Enough Won for a cent of whatever the shop takes. */
const WON_A_CENT = 13;

/** Characters that mark-up has to write as entities, in some names. */
function dressUp(name: Word, brand: Word, index: number): Word {
	if (index % 11 === 3) return { ko: `${brand.ko} & ${name.ko}`, en: `${brand.en} & ${name.en}` };
	if (index % 11 === 7) return { ko: `“데일리” ${name.ko}`, en: `The “everyday” ${name.en}` };
	if (index % 11 === 9) return { ko: `${name.ko} <24SS>`, en: `${name.en} <SS24>` };
	return name;
}

function describe(random: Random, name: Word, material: Word): Word {
	const chosen = random.shuffle(SENTENCES).slice(0, 2);
	return {
		ko: [`${name.ko}입니다.`, ...chosen.map(({ ko }) => ko), `소재는 ${material.ko}입니다.`].join(
			' '
		),
		en: [`${name.en}.`, ...chosen.map(({ en }) => en), `Made of ${material.en}.`].join(' ')
	};
}

function reviewsOf(random: Random, sizes: readonly string[]): MallReview[] {
	return Array.from({ length: random.int(0, 3) }, () => {
		const fit = random.weighted({ small: 1, true: 3, large: 1 });
		return {
			text: random.pick(OPINIONS),
			rating: random.int(3, 5),
			heightCm: random.int(150, 186),
			weightKg: random.int(44, 88),
			size: random.pick(sizes),
			fit,
			fitWords: FIT_WORDS[fit]
		};
	});
}

function coloursOf(random: Random, cloth: Cloth, main: Label): Word[] {
	const first = cloth.swatches[0]?.label ?? main;
	const second = random.pick(LABELS.filter((label) => label !== first));
	return [first, ...(random.chance(0.5) ? [second] : [])].map((label) => COLOUR[label]);
}

function genderOf(design: Design): Word {
	return design.build === 'f' ? { ko: '여성', en: 'women' } : { ko: '남성', en: 'men' };
}

/** The first `count` garments of the shop that the demo generator draws from the seed. */
export function garmentsOf(seed: number, count: number): Garment[] {
	const root = new Random(seed);
	const lines = stockLines(root.fork('lines'), count);
	const colours = stockColours(root.fork('colours'), count);
	return lines.map((line, index) => {
		const random = root.fork(`item ${index}`);
		const wanted = colours[index] ?? 'black';
		const { design, cloth, main } = chooseGarment(random, line, wanted);
		const facts = random.fork('facts');
		const plainName = nameOf(design, cloth);
		const brand = facts.pick(BRANDS);
		const name = dressUp(plainName, brand, index);
		const material = COMPOSITION[design.material];
		const priceWon = priceOf(facts, design);
		const discount = facts.chance(0.3) ? facts.int(2, 9) * 5_000 : null;
		const sizes = sizesOf(design.category);
		return {
			index,
			number: String(FIRST_NUMBER + index),
			name,
			brand,
			category: CATEGORY[design.category],
			cut: design.cut,
			description: describe(facts, plainName, material),
			priceWon,
			listPriceWon: discount === null ? null : priceWon + discount,
			priceCents: Math.round(priceWon / WON_A_CENT),
			listPriceCents: discount === null ? null : Math.round((priceWon + discount) / WON_A_CENT),
			isInStock: facts.chance(0.9),
			colours: coloursOf(facts, cloth, main),
			sizes,
			sizeTable: sizeTableOf(facts, design.category, sizes),
			material,
			gender: genderOf(design),
			reviews: reviewsOf(facts, sizes),
			pictures: facts.int(1, 3),
			line,
			main: wanted
		};
	});
}
