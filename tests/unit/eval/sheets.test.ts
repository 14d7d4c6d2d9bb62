import { describe, expect, it } from 'vitest';
import {
	chooseHalves,
	chooseQueries,
	chooseSpread,
	chooseWorn,
	SHEET_COUNT
} from '../../../scripts/eval/sheets/choose-items';
import { cutOutPicture } from '../../../scripts/eval/sheets/cut-out-picture';
import { kindOf, type SheetItem } from '../../../scripts/eval/sheets/demo-items';
import { nearestTo } from '../../../scripts/eval/sheets/embed-sheet';
import { fitFrame } from '../../../scripts/eval/sheets/fit-picture';
import { layOut, SHEET_WIDTH_PX } from '../../../scripts/eval/sheets/layout';
import { poseCell } from '../../../scripts/eval/sheets/pose-sheet';
import { presenceCell } from '../../../scripts/eval/sheets/presence-sheet';
import { readSheetOptions } from '../../../scripts/eval/sheets/sheet-options';
import type { Cell } from '../../../scripts/eval/sheets/sheet';
import { sheetSvg } from '../../../scripts/eval/sheets/sheet-svg';
import { LEFT, RIGHT, skeletonSvg } from '../../../scripts/eval/sheets/skeleton-svg';
import { CLASS_COLOURS, tintLabels } from '../../../scripts/eval/sheets/tint-labels';
import type { PersonReading } from '../../../src/lib/vision/person/describe-person';
import { drawLabels, drawPhoto } from '../vision/drawing';

const item = (number: string, more: Partial<SheetItem> = {}): SheetItem => ({
	number,
	kind: 'Shirt',
	category: 'top',
	worn: false,
	pose: null,
	box: { x: 0, y: 0, width: 1, height: 1 },
	file: `photos/${number}.webp`,
	...more
});

const numbersOf = (items: readonly SheetItem[]) => items.map(({ number }) => number);

/** 100 shirts, 30 of them worn, 30 skirts, 10 of them worn, and two bags. */
const shop: readonly SheetItem[] = [
	...Array.from({ length: 100 }, (_, i) =>
		item(`S${String(i).padStart(3, '0')}`, { worn: i < 30, pose: i < 20 ? 'front' : 'back' })
	),
	...Array.from({ length: 30 }, (_, i) =>
		item(`T${String(i).padStart(3, '0')}`, { kind: 'Skirt', category: 'skirt', worn: i < 10 })
	),
	item('Z1', { kind: null, category: 'bag' }),
	item('Z2', { kind: null, category: 'bag' })
];

describe('the pictures of a sheet', () => {
	it('are the same whatever the order they are listed in', () => {
		const chosen = numbersOf(chooseSpread(shop, SHEET_COUNT));
		expect(chosen).toHaveLength(SHEET_COUNT);
		expect(numbersOf(chooseSpread([...shop].reverse(), SHEET_COUNT))).toEqual(chosen);
	});

	it('give every kind its turn and lie evenly within it', () => {
		const chosen = chooseSpread(shop, SHEET_COUNT);
		const count = (name: string) => chosen.filter((one) => kindOf(one) === name).length;
		expect([count('Shirt'), count('Skirt'), count('bag')]).toEqual([19, 19, 2]);
		const shirts = chosen.filter((one) => kindOf(one) === 'Shirt').map((one) => shop.indexOf(one));
		const steps = shirts.slice(1).map((at, i) => at - (shirts[i] ?? 0));
		expect(Math.min(...steps)).toBeGreaterThanOrEqual(5);
		expect(Math.max(...steps)).toBeLessThanOrEqual(6);
	});

	it('spread a last turn over the kinds that are left', () => {
		const kinds = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((kind) => item(kind, { kind }));
		expect(numbersOf(chooseSpread(kinds, 4))).toEqual(['B', 'D', 'F', 'H']);
	});

	it('are half worn, and fewer where there are no more', () => {
		const chosen = chooseHalves(shop);
		expect(chosen.map(({ worn }) => worn)).toEqual([
			...new Array<boolean>(20).fill(true),
			...new Array<boolean>(20).fill(false)
		]);
		expect(numbersOf(chooseHalves([item('b'), item('a')]))).toEqual(['a', 'b']);
	});

	it('ask worn and lying by turns, whatever there is where a kind has but one', () => {
		// Bags, skirts, shirts: the order of their categories.
		const chosen = chooseQueries(shop, 3);
		expect(chosen.map((one) => [kindOf(one), one.worn])).toEqual([
			['bag', false],
			['Skirt', false],
			['Shirt', true]
		]);
	});

	it('show every pose, and are an input error where nothing is worn', () => {
		const chosen = chooseWorn(shop, 12);
		const poses = chosen.map(({ pose }) => pose);
		expect([...new Set(poses)].sort()).toEqual(['back', 'front', null]);
		expect(chosen.every(({ worn }) => worn)).toBe(true);
		expect(() => chooseWorn([item('a')])).toThrow(/shows a garment worn/);
	});
});

describe('the layout', () => {
	it.each([
		['single pictures', 1, 8, 5],
		['pairs', 2, 5, 8]
	] as const)(
		'of forty %s fills whole rows within the sheet',
		(_, picturesPerCell, columns, rows) => {
			const options = { count: 40, picturesPerCell, captionLines: 2, hasLegend: true };
			const { widthPx, heightPx, cells } = layOut(options);
			expect(widthPx).toBe(SHEET_WIDTH_PX);
			expect(new Set(cells.map(([first]) => first?.xPx)).size).toBe(columns);
			expect(new Set(cells.map(([first]) => first?.yPx)).size).toBe(rows);
			const frames = cells.flat();
			expect(frames).toHaveLength(40 * picturesPerCell);
			const right = Math.max(...frames.map((frame) => frame.xPx + frame.widthPx));
			expect(right).toBeLessThanOrEqual(SHEET_WIDTH_PX);
			// At most a gap and what rounding leaves.
			expect(right).toBeGreaterThan(SHEET_WIDTH_PX - 24);
			expect(Math.max(...frames.map((frame) => frame.yPx + frame.heightPx))).toBeLessThan(heightPx);
		}
	);

	it('has no row to spare and none missing', () => {
		const height = (count: number) =>
			layOut({ count, picturesPerCell: 1, captionLines: 2, hasLegend: false }).heightPx;
		expect(height(8)).toBe(height(1));
		expect(height(9) - height(8)).toBe(height(17) - height(9));
	});

	it('shows a picture whole, in the middle of its frame', () => {
		const frame = { xPx: 10, yPx: 20, widthPx: 90, heightPx: 120 };
		expect(fitFrame(drawPhoto(40, 20, [0, 0, 0]), frame)).toEqual({
			xPx: 10,
			yPx: 57,
			widthPx: 90,
			heightPx: 45
		});
	});
});

const raster = drawPhoto(3, 4, [200, 200, 200]);
const reading = (more: Partial<PersonReading>): PersonReading => ({
	presence: { hasModel: true, score: 0.98 },
	pose: { pose: 'front', score: 0.9 },
	framing: 'full-body',
	...more
});

function svgOf(...cells: Cell[]): string {
	const sheet = { title: 'things', picturesPerCell: 1, cells } as const;
	const options = { count: cells.length, picturesPerCell: 1, captionLines: 2 } as const;
	return sheetSvg(sheet, layOut({ ...options, hasLegend: false }), 'role · model-1', 'npm run it');
}

const RED = '#d1242f';
const GREEN = '#1a8f3c';

describe('a frame', () => {
	const seen = { raster, keyPoints: [] };
	const absent = { hasModel: false, score: 0.1 };

	it.each<[string, boolean, boolean, string]>([
		['a worn photo with a model', true, true, GREEN],
		['a lying photo without one', false, false, GREEN],
		['a worn photo whose model is not seen', true, false, RED],
		['a lying photo with a model', false, true, RED]
	])('judges presence: %s', (_, worn, hasModel, colour) => {
		const presence = hasModel ? { hasModel, score: 0.98 } : absent;
		const cell = presenceCell({
			...seen,
			item: item('a', { worn }),
			reading: reading({ presence })
		});
		const svg = svgOf(cell);
		expect(svg).toContain(`stroke="${colour}"`);
		expect(svg).not.toContain(`stroke="${colour === RED ? GREEN : RED}"`);
	});

	it.each([
		['front', 'front', GREEN],
		['back', 'front', RED]
	])('judges pose: drawn %s, read %s', (truth, _, colour) => {
		const drawn = item('a', { worn: true, pose: truth });
		const cell = poseCell({ ...seen, item: drawn, reading: reading({}) });
		expect(svgOf(cell)).toContain(`stroke="${colour}"`);
		expect(cell.captions).toEqual(['front 0.90, full-body', `a ${truth}, Shirt`]);
	});

	it('is red where no model is seen in a worn photo', () => {
		const unseen = reading({ presence: absent, pose: { pose: 'unknown', score: 0 } });
		const cell = poseCell({
			...seen,
			item: item('a', { worn: true, pose: 'back' }),
			reading: unseen
		});
		expect(cell.captions[0]).toBe('no model seen');
		expect(svgOf(cell)).toContain(`stroke="${RED}"`);
	});

	it('is not there where nothing is judged; the head counts those that are', () => {
		const cell = (verdict?: 'agrees' | 'disagrees'): Cell => ({
			pictures: [raster],
			captions: ['a & b'],
			...(verdict ? { verdict } : {})
		});
		const plain = svgOf(cell());
		expect(plain).not.toContain('<rect');
		expect(plain).toContain('>role · model-1 · things</text>');
		expect(plain).toContain('>npm run it</text>');
		expect(plain).toContain('>a &amp; b</text>');
		expect(svgOf(cell('agrees'), cell('disagrees'), cell('agrees'), cell())).toContain(
			'2 of 3 agree'
		);
	});
});

describe('what is drawn into a picture', () => {
	it('is the photo’s lightness under twelve colours', () => {
		const tinted = tintLabels(
			drawPhoto(4, 2, [255, 255, 255]),
			drawLabels(4, 2, [['dress', [2, 0, 2, 2]]])
		);
		expect([...tinted.rgba.slice(8, 12)]).toEqual([
			// 0.7 × #c23fd0 + 0.3 × white
			Math.round(0.7 * 0xc2 + 76.5),
			Math.round(0.7 * 0x3f + 76.5),
			Math.round(0.7 * 0xd0 + 76.5),
			255
		]);
		expect(new Set(Object.values(CLASS_COLOURS)).size).toBe(12);
	});

	it('is board outside a garment’s mask, and the photo inside', () => {
		const photo = drawPhoto(4, 4, [9, 8, 7]);
		const box = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
		const mask = { widthPx: 2, heightPx: 2, data: Uint8Array.of(1, 0, 0, 1) };
		const { widthPx, heightPx, rgba } = cutOutPicture(photo, { box, mask });
		expect([widthPx, heightPx]).toEqual([2, 2]);
		const reds = [0, 4, 8, 12].map((at) => rgba[at]);
		expect(reds).toEqual([9, 205, 205, 9]);
	});

	it('is a bone between points that are shown, in the colour of its side', () => {
		const points = [
			{ name: 'left_hip', x: 0.5, y: 0.5, score: 0.9 },
			{ name: 'left_knee', x: 0.5, y: 1, score: 0.9 },
			{ name: 'right_hip', x: 0, y: 0.5, score: 0.2 }
		] as const;
		const svg = skeletonSvg(points, { xPx: 100, yPx: 10, widthPx: 60, heightPx: 80 });
		expect(svg.match(/<line/g)).toHaveLength(1);
		expect(svg).toContain(`x1="130.0" y1="50.0" x2="130.0" y2="90.0" stroke="${LEFT}"`);
		expect(svg).not.toContain(RIGHT);
	});
});

describe('the nearest garments', () => {
	it('leave out the query itself and come nearest first', () => {
		const embedded = (number: string, ...vector: number[]) => ({
			item: item(number),
			vector: Float32Array.from(vector),
			guess: ''
		});
		const query = embedded('q', 1, 0);
		const catalogue = [
			embedded('far', 0, 1),
			query,
			embedded('near', 0.8, 0.6),
			embedded('b', 0, 1)
		];
		const found = nearestTo(query, catalogue, 2);
		expect(found.map((one) => one.found.item.number)).toEqual(['near', 'far']);
		expect(found[0]?.near).toBeCloseTo(0.8);
	});
});

describe('the command line', () => {
	it('takes all roles unless one is named', () => {
		expect(readSheetOptions(['--data', 'd']).roles).toEqual([
			'parse',
			'cutout',
			'embed',
			'presence',
			'pose'
		]);
		expect(readSheetOptions(['--data', 'd', '--role', 'pose'])).toEqual({
			data: 'd',
			out: 'docs/models',
			roles: ['pose'],
			models: 'static/models'
		});
	});

	it.each<[string, string[], RegExp]>([
		['no data', [], /--data DIR is missing/],
		['a role that there is not', ['--data', 'd', '--role', 'colour'], /--role takes one of parse,/],
		['an option that there is not', ['--data', 'd', '--fast'], /--fast/]
	])('is put right: %s', (_, args, message) => {
		expect(() => readSheetOptions(args)).toThrow(message);
	});
});
