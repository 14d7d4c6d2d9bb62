/** The demo shop: deterministic, complete, and labelled exactly. */
import { beforeAll, describe, expect, it } from 'vitest';
import { LABELS, hexToRgb, roughLab } from '../../../scripts/crawl/demo/palette';
import { Random } from '../../../scripts/crawl/demo/random';
import { products, type Product } from '../../../scripts/crawl/demo/shop';
import { designOf } from '../../../scripts/crawl/demo/designs';
import { mainColour, stockColours, stockLines } from '../../../scripts/crawl/demo/stock';
import { PART_CLASSES } from '../../../scripts/crawl/demo/types';

async function take(seed: number, count: number, stop = count): Promise<Product[]> {
	const out: Product[] = [];
	for await (const product of products(seed, count)) {
		out.push(product);
		if (out.length >= stop) break;
	}
	return out;
}

function samePixels(a: Product | undefined, b: Product | undefined): boolean {
	if (a === undefined || b === undefined) throw new Error('no product');
	return Buffer.from(a.rendering.photo).equals(b.rendering.photo);
}

let shop: Product[];
beforeAll(async () => {
	shop = await take(5, 14);
}, 120_000);

describe('determinism', () => {
	it('draws the same items and pixels from the same seed', async () => {
		const again = await take(5, 14, 2);
		expect(JSON.stringify(again.map((p) => p.item))).toBe(
			JSON.stringify(shop.slice(0, 2).map((p) => p.item))
		);
		expect(samePixels(again[0], shop[0])).toBe(true);
	});

	it('draws another shop from another seed', async () => {
		const [other] = await take(6, 14, 1);
		expect(other?.item).not.toEqual(shop[0]?.item);
		expect(samePixels(other, shop[0])).toBe(false);
	});
});

describe('stock', () => {
	it.each([1, 2, 3])('has every one of 32 labels among the 420 main colours (seed %i)', (seed) => {
		const root = new Random(seed);
		const lines = stockLines(root.fork('lines'), 420);
		const colours = stockColours(root.fork('colours'), 420);
		const mains = lines.map((line, i) => {
			const random = root.fork(`item ${i}`);
			const { material } = designOf(random.fork('design'), line);
			return mainColour(random, material, colours[i] ?? 'black');
		});
		expect(new Set(mains)).toEqual(new Set(LABELS));
		expect(LABELS).toHaveLength(32);
	});

	it('stocks every line and keeps the asked count', () => {
		const lines = stockLines(new Random(1), 420);
		expect(lines).toHaveLength(420);
		expect(new Set(lines).size).toBe(18);
	});
});

describe('labels', () => {
	it('gives shares that sum to 1, largest first, at most five', () => {
		for (const { item } of shop) {
			const shares = item.colours.map((colour) => colour.share);
			expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
			expect([...shares].sort((a, b) => b - a)).toEqual(shares);
			expect(shares.length).toBeGreaterThanOrEqual(1);
			expect(shares.length).toBeLessThanOrEqual(5);
		}
	});

	it('paints the sold item in the mask class of its category', () => {
		for (const { item, rendering } of shop) {
			const wanted = PART_CLASSES.indexOf(item.category);
			let wrong = 0;
			let sold = 0;
			rendering.sold.forEach((flag, i) => {
				if (flag === 0) return;
				sold++;
				if (rendering.mask[i] !== wanted) wrong++;
			});
			expect(wrong, item.number).toBe(0);
			expect(sold, item.number).toBeGreaterThan(1500);
		}
	});

	it('keeps box and pose in step with the picture', () => {
		for (const { item } of shop) {
			expect(item.box.x + item.box.width).toBeLessThanOrEqual(1.0001);
			expect(item.box.y + item.box.height).toBeLessThanOrEqual(1.0001);
			expect(item.worn).toBe(item.pose !== null);
		}
	});

	it('shows skin, hair and both halves of an outfit on every figure', () => {
		const figures = shop.filter(({ item }) => item.worn && item.category !== 'hat');
		expect(figures.length).toBeGreaterThan(0);
		for (const { item, rendering } of figures) {
			const seen = new Set(rendering.mask);
			const has = (...names: (typeof PART_CLASSES)[number][]) =>
				names.some((name) => seen.has(PART_CLASSES.indexOf(name)));
			expect(has('skin') && has('hair'), item.number).toBe(true);
			expect(has('dress') || (has('top', 'outer') && has('pants', 'skirt')), item.number).toBe(
				true
			);
		}
	});

	it('shows plain cloth in its named colour on average, within 7 in rough CIELAB', () => {
		const plain = shop.filter(({ item }) => item.pattern === 'plain');
		expect(plain.length).toBeGreaterThan(0);
		for (const { item, rendering } of plain) {
			const sum = [0, 0, 0] as [number, number, number];
			let count = 0;
			rendering.truth.forEach((entry, i) => {
				if (entry === 0) return;
				count++;
				sum[0] += rendering.photo[i * 3] ?? 0;
				sum[1] += rendering.photo[i * 3 + 1] ?? 0;
				sum[2] += rendering.photo[i * 3 + 2] ?? 0;
			});
			const mean = roughLab([sum[0] / count, sum[1] / count, sum[2] / count]);
			const named = roughLab(hexToRgb(item.colours[0]?.hex ?? '#000000'));
			const off = Math.hypot(mean[0] - named[0], mean[1] - named[1], mean[2] - named[2]);
			expect(off, `${item.number} ${item.colours[0]?.label ?? ''}`).toBeLessThan(7);
		}
	});
});
