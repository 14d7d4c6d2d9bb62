import { describe, expect, it } from 'vitest';
import { nearestLabels } from '../../../src/lib/vision/colour/labels32';
import { labFromRgb, oklabFromRgb, rgbFromHex } from '../../../src/lib/vision/colour/spaces';
import type { GarmentColour } from '../../../src/lib/vision/colour/garment-colour';
import {
	mergeColours,
	recount,
	relabelColour,
	splitColour
} from '../../../src/lib/vision/palette/edits';
import { rankLabels } from '../../../src/lib/vision/palette/rank-labels';
import {
	isEdited,
	labelOf,
	measuredPalette,
	type WorkPalette
} from '../../../src/lib/vision/palette/work-palette';

function colour(hex: string, share: number): GarmentColour {
	const rgb = rgbFromHex(hex);
	const lab = labFromRgb(rgb);
	return { hex, rgb, lab, oklab: oklabFromRgb(rgb), share, ...nearestLabels(lab) };
}

const navy = colour('#1f2a44', 0.5);
const white = colour('#fbfbfa', 0.3);
const red = colour('#c8102e', 0.2);
const measured = measuredPalette([navy, white, red]);

const hexes = ({ colours }: WorkPalette) => colours.map(({ hex }) => hex);
const shares = ({ colours }: WorkPalette) => colours.map(({ share }) => Number(share.toFixed(6)));

describe('a measured palette', () => {
	it('is nobody’s but the app’s, until a number is asked for', () => {
		expect(isEdited(measured)).toBe(false);
		expect(isEdited(measuredPalette([navy], 1))).toBe(true);
	});
});

describe('mergeColours', () => {
	it('keeps tone and name of the larger, and the pixels of both', () => {
		const merged = mergeColours(measured, 2, 1);
		expect(hexes(merged)).toEqual([navy.hex, white.hex]);
		expect(shares(merged)).toEqual([0.5, 0.5]);
		expect(merged.colours[1]).toMatchObject({ made: 'merged', seeds: [white.oklab, red.oklab] });
		expect(isEdited(merged)).toBe(true);
	});

	it('orders by share again', () => {
		const small = measuredPalette([colour('#111111', 0.4), colour('#ffffff', 0.35), red]);
		expect(hexes(mergeColours(small, 1, 2))).toEqual(['#ffffff', '#111111']);
	});

	it('leaves the colour that names the garment first, though it is not the largest', () => {
		const striped = measuredPalette([navy, colour('#fbfbfa', 0.6), red, colour('#111111', 0.1)]);
		expect(hexes(mergeColours(striped, 2, 3))).toEqual([navy.hex, '#fbfbfa', red.hex]);
		expect(hexes(mergeColours(striped, 0, 2))).toEqual([navy.hex, '#fbfbfa', '#111111']);
	});

	it('merges what was merged', () => {
		const all = mergeColours(mergeColours(measured, 0, 1), 0, 1);
		expect(shares(all)).toEqual([1]);
		expect(all.colours[0]?.seeds).toHaveLength(3);
	});

	it('leaves the palette itself alone, and changes nothing where there is nothing to merge', () => {
		const before = structuredClone(measured);
		mergeColours(measured, 0, 1);
		expect(measured).toEqual(before);
		expect(mergeColours(measured, 1, 1)).toBe(measured);
		expect(mergeColours(measured, 0, 7)).toBe(measured);
	});
});

describe('splitColour', () => {
	const parts = [colour('#2a3a5c', 0.75), colour('#101624', 0.25)];

	it('puts the parts in place of the colour, shares of the whole garment', () => {
		const split = splitColour(measured, 0, parts);
		expect(hexes(split)).toEqual(['#2a3a5c', white.hex, red.hex, '#101624']);
		expect(shares(split)).toEqual([0.375, 0.3, 0.2, 0.125]);
		expect(split.colours.map(({ made }) => made)).toEqual([
			'split',
			'measured',
			'measured',
			'split'
		]);
	});

	it('changes nothing where the pixels show one colour only', () => {
		expect(splitColour(measured, 0, [navy])).toBe(measured);
		expect(splitColour(measured, 0, [])).toBe(measured);
		expect(splitColour(measured, 9, parts)).toBe(measured);
	});
});

describe('relabelColour', () => {
	it('keeps the measured label beside the person’s, with both distances', () => {
		const named = relabelColour(measured, 0, 'black');
		const first = named.colours[0];
		if (!first) throw new Error('no colour');
		const shown = labelOf(first);
		expect(shown).toMatchObject({ label: 'black', next: navy.label, byPerson: true });
		expect(shown.deltaE).toBeGreaterThan(shown.nextDeltaE);
		expect(isEdited(named)).toBe(true);
	});

	it('goes back to what was measured', () => {
		const named = relabelColour(measured, 0, 'black');
		expect(isEdited(relabelColour(named, 0, null))).toBe(false);
		expect(isEdited(relabelColour(named, 0, navy.label as 'navy'))).toBe(false);
		expect(relabelColour(named, 0, 'black')).toBe(named);
		expect(relabelColour(measured, 0, null)).toBe(measured);
	});

	it('stays on the merged colour where the larger had it', () => {
		const merged = mergeColours(relabelColour(measured, 0, 'black'), 0, 1);
		expect(merged.colours[0]?.own?.label).toBe('black');
	});
});

describe('recount', () => {
	it('marks the number as asked for, and keeps names of colours that are still there', () => {
		const named = relabelColour(measured, 0, 'black');
		const two = recount(
			named,
			[
				{ ...navy, share: 0.6 },
				{ ...white, share: 0.4 }
			],
			2
		);
		expect(two.count).toBe(2);
		expect(two.colours.map(({ own }) => own?.label)).toEqual(['black', undefined]);
		expect(isEdited(recount(two, [navy, white, red], null))).toBe(true);
		expect(isEdited(recount(measured, [navy, white, red], null))).toBe(false);
	});
});

describe('rankLabels', () => {
	it('lists all 32, the two nearest as they were measured', () => {
		const ranked = rankLabels(navy.lab);
		expect(new Set(ranked.map(({ id }) => id)).size).toBe(32);
		expect(ranked.slice(0, 2).map(({ id }) => id)).toEqual([navy.label, navy.runnerUp]);
		expect(ranked[0]?.deltaE).toBe(navy.deltaE);
	});
});
