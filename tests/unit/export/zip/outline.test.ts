import { describe, expect, it } from 'vitest';
import { cocoAnnotations, cocoKeyPoints } from '../../../../src/lib/export/zip/coco';
import { doubleArea, simplifyRing, traceRings } from '../../../../src/lib/export/zip/trace-outline';
import type { Mask } from '../../../../src/lib/vision/image/raster';

function maskOf(...rows: readonly string[]): Mask {
	const widthPx = rows[0]?.length ?? 0;
	const data = Uint8Array.from(rows.join(''), (c) => (c === '#' ? 255 : 0));
	return { widthPx, heightPx: rows.length, data };
}

/** Pixels whose middle is within the ring, by the even-odd rule. */
function filled(ring: readonly number[], { widthPx, heightPx }: Mask): string[] {
	const inside = (x: number, y: number): boolean => {
		let isIn = false;
		for (let i = 0; i < ring.length; i += 2) {
			const [ax = 0, ay = 0] = [ring[i], ring[i + 1]];
			const j = (i + 2) % ring.length;
			const [bx = 0, by = 0] = [ring[j], ring[j + 1]];
			if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isIn = !isIn;
		}
		return isIn;
	};
	return Array.from({ length: heightPx }, (_, y) =>
		Array.from({ length: widthPx }, (__, x) => (inside(x + 0.5, y + 0.5) ? '#' : '.')).join('')
	);
}

describe('the outline of a mask', () => {
	it('goes round a square, its inside on the right', () => {
		expect(traceRings(maskOf('....', '.##.', '.##.', '....'))).toEqual([[3, 1, 3, 3, 1, 3, 1, 1]]);
	});

	it('holds exactly the pixels of any shape without holes', () => {
		const rows = ['..##....', '.####..#', '..#####.', '....##..', '.##.#...', '.#......'];
		const mask = maskOf(...rows);
		const rings = traceRings(mask);
		const together = rings.map((ring) => filled(ring, mask));
		const joined = rows.map((row, y) =>
			[...row].map((_, x) => (together.some((one) => one[y]?.[x] === '#') ? '#' : '.')).join('')
		);
		expect(joined).toEqual(rows);
		// What touches at a corner is one; the spot below left stands alone.
		expect(rings).toHaveLength(2);
	});

	it('has one ring for a shape with a hole', () => {
		const rings = traceRings(maskOf('###', '#.#', '###'));
		expect(rings).toHaveLength(1);
		expect(doubleArea(rings[0] ?? [])).toBe(18);
	});

	it('is nothing for an empty mask', () => {
		expect(traceRings(maskOf('...', '...'))).toEqual([]);
	});

	it('loses the steps of a slope when it is simplified, and keeps the corners', () => {
		const size = 40;
		const rows = Array.from({ length: size }, (_, y) => '#'.repeat(y + 1).padEnd(size, '.'));
		const [ring = []] = traceRings(maskOf(...rows));
		const simple = simplifyRing(ring, 0.75);
		expect(ring.length / 2).toBeGreaterThan(70);
		expect(simple.length / 2).toBeLessThanOrEqual(6);
		expect(Math.abs(doubleArea(simple) - doubleArea(ring)) / doubleArea(ring)).toBeLessThan(0.06);
	});
});

describe('COCO annotations', () => {
	const box = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
	const subject = { widthPx: 400, heightPx: 800, category: 'skirt', box, keyPoints: null } as const;

	it('tell box, outline and area in pixels of the picture', () => {
		const mask = maskOf('####', '####', '####', '####');
		const [only, ...others] = cocoAnnotations({ ...subject, garment: { box, mask } }, 7, 20);
		expect(others).toEqual([]);
		expect(only).toEqual({
			id: 20,
			image_id: 7,
			category_id: 4,
			bbox: [100, 400, 200, 200],
			area: 40_000,
			segmentation: [[300, 400, 300, 600, 100, 600, 100, 400]],
			iscrowd: 0
		});
	});

	it('keep the stored box where no garment was found anew', () => {
		const [only] = cocoAnnotations({ ...subject, garment: null }, 1, 1);
		expect(only).toMatchObject({ bbox: [100, 400, 200, 200], area: 40_000, segmentation: [] });
	});

	it('give key-points in COCO’s order: seen, hidden, not told', () => {
		const points = [
			{ name: 'right_ankle', x: 0.5, y: 0.9, score: 0.9 },
			{ name: 'nose', x: 0.25, y: 0.1, score: 0.2 },
			{ name: 'left_eye', x: 0.3, y: 0.1, score: 0.05 }
		] as const;
		const values = cocoKeyPoints(points, subject);
		expect(values).toHaveLength(51);
		expect(values.slice(0, 6)).toEqual([100, 80, 1, 0, 0, 0]);
		expect(values.slice(48)).toEqual([200, 720, 2]);
		const [, person] = cocoAnnotations({ ...subject, garment: null, keyPoints: points }, 1, 5);
		expect(person).toMatchObject({
			id: 6,
			category_id: 10,
			num_keypoints: 2,
			bbox: [100, 80, 100, 640]
		});
	});
});
