/** What the shop stocks: so many items of each line, and a main colour for each. */
import type { Line } from './design';
import { LABELS, type Label } from './palette';
import type { Random } from './random';

/** Relative amounts; tops, trousers, skirts, dresses and outers lead. */
const SHARES: Record<Line, number> = {
	Dress: 50,
	'T-Shirt': 44,
	Pants: 48,
	Skirt: 44,
	Outwear: 42,
	Longsleeve: 34,
	Shirt: 26,
	Blouse: 22,
	Hoodie: 20,
	Blazer: 20,
	Shorts: 18,
	Top: 16,
	Polo: 14,
	Shoes: 22,
	bag: 18,
	Hat: 16,
	Undershirt: 10,
	Body: 10
};

const POPULAR: readonly Label[] = [
	'black',
	'white',
	'navy',
	'gray',
	'beige',
	'ivory',
	'charcoal',
	'sky_blue',
	'brown',
	'olive',
	'light_gray',
	'camel'
];
const DENIMS: readonly Label[] = ['denim', 'denim', 'denim', 'navy', 'sky_blue', 'black'];

/** Lines in selling order: exactly `count`, in the proportions above, shuffled. */
export function stockLines(random: Random, count: number): Line[] {
	const lines = Object.keys(SHARES) as Line[];
	const total = lines.reduce((sum, line) => sum + SHARES[line], 0);
	const wanted = lines.map((line) => ({ line, want: (SHARES[line] / total) * count, have: 0 }));
	const out: Line[] = [];
	for (let i = 0; i < count; i++) {
		// largest remainder: the line furthest behind its share goes next
		wanted.sort((a, b) => b.want - b.have - (a.want - a.have));
		const next = wanted[0];
		if (next === undefined) break;
		next.have++;
		out.push(next.line);
	}
	return random.shuffle(out);
}

/** Main colours: every label in turn for half the items, what sells most for the others. */
export function stockColours(random: Random, count: number): Label[] {
	const out: Label[] = [];
	let round: Label[] = [];
	for (let i = 0; i < count; i++) {
		if (i % 8 < 5) {
			if (round.length === 0) round = random.shuffle(LABELS);
			out.push(round.pop() ?? 'black');
		} else out.push(random.pick(POPULAR));
	}
	return out;
}

/** Jeans are mostly blue and straw is mostly pale; the rest takes its colour as it comes. */
export function mainColour(random: Random, material: string, wanted: Label): Label {
	if (material === 'denim' && random.chance(0.75)) return random.pick(DENIMS);
	if (material === 'straw') return random.pick<Label>(['beige', 'camel', 'ivory', 'taupe']);
	return wanted;
}
