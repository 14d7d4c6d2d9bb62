import { describe, expect, it } from 'vitest';
import * as masks from '../../../src/lib/vision/image/mask';
import type { Mask } from '../../../src/lib/vision/image/raster';
import { randomFrom } from '../colour/synthetic-garment';

/** A mask from rows of `#` and `.`. */
function maskOf(...rows: string[]): Mask {
	const widthPx = rows[0]?.length ?? 0;
	const data = Uint8Array.from(rows.join(''), (letter) => (letter === '#' ? 1 : 0));
	return { widthPx, heightPx: rows.length, data };
}

function rowsOf({ widthPx, heightPx, data }: Mask): string[] {
	return Array.from({ length: heightPx }, (_, y) =>
		[...data.subarray(y * widthPx, (y + 1) * widthPx)].map((v) => (v ? '#' : '.')).join('')
	);
}

function randomMask(seed: number, fill: number): Mask {
	const random = randomFrom(seed);
	const [widthPx, heightPx] = [1 + Math.floor(random() * 20), 1 + Math.floor(random() * 20)];
	const data = new Uint8Array(widthPx * heightPx).map(() => (random() < fill ? 255 : 0));
	return { widthPx, heightPx, data };
}

const at = (mask: Mask, x: number, y: number): boolean | undefined =>
	x < 0 || y < 0 || x >= mask.widthPx || y >= mask.heightPx
		? undefined
		: Boolean(mask.data[y * mask.widthPx + x]);

/** Every pixel of the square around each pixel, straight from the definition. */
function bySquares(mask: Mask, radiusPx: number, keep: (square: boolean[]) => boolean): Mask {
	const data = mask.data.map((_, i) => {
		const [x, y] = [i % mask.widthPx, Math.floor(i / mask.widthPx)];
		const square: boolean[] = [];
		for (let dy = -radiusPx; dy <= radiusPx; dy++) {
			for (let dx = -radiusPx; dx <= radiusPx; dx++) {
				const value = at(mask, x + dx, y + dy);
				if (value !== undefined) square.push(value);
			}
		}
		return keep(square) ? 1 : 0;
	});
	return { ...mask, data };
}

it('measures how much of the rim of all four sides is taken', () => {
	expect(masks.rimTaken(maskOf('##..', '##..', '....'))).toBe(4 / 14);
});

describe('erode and dilate', () => {
	it('agree with their definition on 300 random masks', () => {
		for (let seed = 0; seed < 300; seed++) {
			const radius = seed % 5;
			const dense = randomMask(seed, 0.93);
			const sparse = randomMask(seed, 0.07);
			expect(masks.erode(dense, radius)).toEqual(bySquares(dense, radius, (s) => s.every(Boolean)));
			expect(masks.dilate(sparse, radius)).toEqual(
				bySquares(sparse, radius, (s) => s.some(Boolean))
			);
		}
	});

	it('do not eat a garment where it leaves the picture', () => {
		const mask = maskOf('####', '####', '####', '....');
		expect(rowsOf(masks.erode(mask, 1))).toEqual(['####', '####', '....', '....']);
	});
});

describe('measures', () => {
	const mask = maskOf('.....', '..#..', '.##..', '.....');

	it('counts, bounds and crops', () => {
		expect(masks.maskArea(mask)).toBe(3);
		const bounds = { xPx: 1, yPx: 1, widthPx: 2, heightPx: 2 };
		expect(masks.maskBounds(mask)).toEqual(bounds);
		expect(rowsOf(masks.cropMask(mask, bounds))).toEqual(['.#', '##']);
	});

	it('has no bounds when empty', () => {
		expect(masks.maskBounds(maskOf('...', '...'))).toBeUndefined();
	});

	it('bounds a full mask', () => {
		const full = { xPx: 0, yPx: 0, widthPx: 2, heightPx: 2 };
		expect(masks.maskBounds(maskOf('##', '##'))).toEqual(full);
	});
});

describe('components', () => {
	const mask = maskOf('##..#', '#..#.', '.....', '#.#.#', '###.#');

	it('joins across corners with 8, only across edges with 4', () => {
		expect([...masks.labelComponents(mask, 8).sizesPx]).toEqual([13, 3, 2, 5, 2]);
		expect([...masks.labelComponents(mask, 4).sizesPx]).toEqual([13, 3, 1, 1, 5, 2]);
	});

	it('cuts one piece out and drops the small ones', () => {
		const piece = masks.componentMask(masks.labelComponents(mask), 3);
		expect(rowsOf(piece)).toEqual(['.....', '.....', '.....', '#.#..', '###..']);
		const large = masks.keepLargeComponents(mask, 3);
		expect(rowsOf(large)).toEqual(['##...', '#....', '.....', '#.#..', '###..']);
	});

	it.each([4, 8] as const)('agrees with a flood fill on random masks, %i ways', (ways) => {
		for (let seed = 0; seed < 200; seed++) {
			const random = randomMask(seed, 0.2 + (seed % 7) / 10);
			const { labels, sizesPx } = masks.labelComponents(random, ways);
			expect([...labels]).toEqual(flooded(random, ways));
			const counted = [...sizesPx].map((_, k) => labels.filter((label) => label === k).length);
			expect([...sizesPx]).toEqual(counted);
		}
	});

	it('takes a checkerboard, the mask of most labels', () => {
		const data = Uint8Array.from({ length: 25 }, (_, i) => (i + 1) % 2);
		const pieces = masks.labelComponents({ widthPx: 5, heightPx: 5, data }, 4);
		expect(pieces.sizesPx).toHaveLength(14);
	});
});

describe('holes', () => {
	it('fills ground that no path joins to the border, and leaves large holes on demand', () => {
		const mask = maskOf('#####.', '#.#.#.', '###.#.', '#####.', '#.###.');
		const filled = ['#####.', '#####.', '#####.', '#####.', '#.###.'];
		expect(rowsOf(masks.fillHoles(mask))).toEqual(filled);
		expect(rowsOf(masks.fillHoles(mask, 1))[2]).toBe('###.#.');
	});

	it('leaves a full and an empty mask alone', () => {
		expect(rowsOf(masks.fillHoles(maskOf('##', '##')))).toEqual(['##', '##']);
		expect(rowsOf(masks.fillHoles(maskOf('..', '..')))).toEqual(['..', '..']);
	});
});

/** Labels in reading order by a plain flood fill. */
function flooded(mask: Mask, ways: 4 | 8): number[] {
	const labels = Array.from(mask.data, () => 0);
	let count = 0;
	mask.data.forEach((value, start) => {
		if (!value || labels[start]) return;
		const open = [start];
		labels[start] = ++count;
		for (let i = open.pop(); i !== undefined; i = open.pop()) {
			const [x, y] = [i % mask.widthPx, Math.floor(i / mask.widthPx)];
			for (const dy of [-1, 0, 1]) {
				for (const dx of [-1, 0, 1]) {
					if (ways === 4 && dx !== 0 && dy !== 0) continue;
					const next = (y + dy) * mask.widthPx + x + dx;
					if (!at(mask, x + dx, y + dy) || labels[next]) continue;
					labels[next] = count;
					open.push(next);
				}
			}
		}
	});
	return labels;
}
