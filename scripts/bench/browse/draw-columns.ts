/** Columns of many drawn items, as varied as a catalog of many shops. */

import type { ItemColumns, Words } from '../../../src/lib/catalog/columns/item-columns';
import { packTexts } from '../../../src/lib/catalog/columns/texts';
import { LABELS32 } from '../../../src/lib/vision/colour/labels32';
import { oklabFromRgb, rgbFromHex } from '../../../src/lib/vision/colour/spaces';
import {
	ATTRIBUTES,
	ATTRIBUTE_VALUES,
	type Attribute
} from '../../../src/lib/vision/embed/attributes';
import { KIND_CATEGORIES, KINDS } from '../../../src/lib/vision/embed/kinds';
import { CATEGORIES } from '../../../src/lib/vision/parse/classes';
import { BODY_POSES } from '../../../src/lib/vision/person/body-pose';
import { FRAMINGS } from '../../../src/lib/vision/person/framing';

const CLOTHS = ['니트 knit', '데님 denim', '린넨 linen', '울 wool', '코튼 cotton', '새틴 satin'];
const CUTS = [
	'오버핏 oversized',
	'슬림 slim',
	'크롭 cropped',
	'와이드 wide',
	'롱 long',
	'미니 mini'
];
const GARMENTS = [
	'가디건 cardigan',
	'스커트 skirt',
	'셔츠 shirt',
	'원피스 dress',
	'팬츠 trousers',
	'재킷 jacket'
];
const PATTERNS = ['', '스트라이프 striped', '체크 checked', '플라워 floral', '도트 dotted'];
/** One item in so many has a code of its own in its name, as shops write them. */
const CODE_EVERY = 5;
const SHOPS = 60;
const PROJECTS = 40;
const COLLECTIONS = 4;
const FIRST_DAY = 20_000;
const DAYS = 900;

/** Mulberry32; the same numbers in every run. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

function drawName(random: () => number, number: number): string {
	const pick = (words: readonly string[]): readonly string[] =>
		(words[Math.floor(random() * words.length)] ?? '').split(' ');
	const parts = [pick(CLOTHS), pick(PATTERNS), pick(CUTS), pick(GARMENTS)];
	// Half of the shops write a compound in one word.
	const korean = parts.map(([word = '']) => word).filter((word) => word !== '');
	const english = parts.map(([, word = '']) => word).filter((word) => word !== '');
	const joined =
		number % 2 === 0 ? korean.join(' ') : `${korean[0] ?? ''}${korean.slice(1).join('')}`;
	const code = number % CODE_EVERY === 0 ? ` K${number.toString(36).toUpperCase()}` : '';
	return `${joined}${code}\n${english.join(' ')}${code}`;
}

function drawWords(count: number, words: readonly string[], random: () => number): Words {
	const values = ['', ...words];
	// Few large ones and many small ones.
	const codes = Uint16Array.from({ length: count }, () =>
		Math.floor(random() ** 2 * values.length)
	);
	return { codes, values };
}

/** @param count as many items */
export function drawColumns(count: number, seed = 1): ItemColumns {
	const random = seededRandom(seed);
	const codes = (length: number): Uint8Array =>
		Uint8Array.from({ length: count }, () => Math.floor(random() * length));
	const numbers = Array.from({ length: count }, (_, i) => i);
	const kind = codes(KINDS.length + 1);
	const category = Uint8Array.from(kind, (code) => {
		const [first = 'bag'] = code === 0 ? [] : KIND_CATEGORIES[KINDS[code - 1] ?? 'Top'];
		return CATEGORIES.indexOf(first);
	});
	const labs = LABELS32.map(({ swatch }) => oklabFromRgb(rgbFromHex(swatch)));
	const labels = new Uint32Array(count);
	const nearLabels = new Uint32Array(count);
	const starts = new Uint32Array(count + 1);
	const colours = new Float32Array(count * 2 * 4);
	for (let i = 0; i < count; i += 1) {
		for (const [row, share] of [0.7, 0.3].entries()) {
			const label = Math.floor(random() ** 1.7 * LABELS32.length);
			const runnerUp = Math.floor(random() * LABELS32.length);
			labels[i] = (labels[i] ?? 0) | (1 << label);
			nearLabels[i] = (nearLabels[i] ?? 0) | (1 << label) | (1 << runnerUp);
			colours.set([...(labs[label] ?? [0, 0, 0]), share], (i * 2 + row) * 4);
		}
		starts[i + 1] = (i + 1) * 2;
	}
	const size = Math.ceil(count / COLLECTIONS);
	const attributes = Object.fromEntries(
		ATTRIBUTES.map((name) => [name, codes(ATTRIBUTE_VALUES[name].length + 1)])
	) as Record<Attribute, Uint8Array>;
	const named = (name: string, length: number) =>
		Array.from({ length }, (_, i) => `${name} ${i + 1}`);
	return {
		count,
		ids: packTexts(numbers.map((i) => `c${Math.floor(i / size)}/${i}`)),
		names: packTexts(numbers.map((i) => drawName(random, i))),
		category,
		kind,
		labels,
		nearLabels,
		attributes,
		hasModel: codes(3),
		pose: codes(BODY_POSES.length + 1),
		framing: codes(FRAMINGS.length + 1),
		price: Float32Array.from({ length: count }, () =>
			random() < 0.05 ? NaN : Math.round(100 + random() ** 2 * 3000) * 100
		),
		currency: { codes: new Uint16Array(count).fill(1), values: ['', 'KRW'] },
		day: Uint16Array.from({ length: count }, () => FIRST_DAY + Math.floor(random() * DAYS)),
		shop: drawWords(count, named('Shop', SHOPS), random),
		project: drawWords(count, named('Project', PROJECTS), random),
		palettes: { starts, colours }
	};
}
