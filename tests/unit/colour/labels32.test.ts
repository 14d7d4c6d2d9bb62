import { describe, expect, it } from 'vitest';
import { findColourLabel, LABELS32, nearestLabels } from '../../../src/lib/vision/colour/labels32';
import { labFromRgb, rgbFromHex } from '../../../src/lib/vision/colour/spaces';

const match = (hex: string) => nearestLabels(labFromRgb(rgbFromHex(hex)));

describe('the 32 labels', () => {
	it('are 32, each with its own id, names and prototypes that are colours', () => {
		expect(new Set(LABELS32.map(({ id }) => id)).size).toBe(32);
		expect(new Set(LABELS32.map(({ ko }) => ko)).size).toBe(32);
		for (const { swatch, prototypes } of LABELS32) {
			for (const hex of [swatch, ...prototypes]) expect(rgbFromHex(hex)).toHaveLength(3);
		}
	});

	it.each(LABELS32.flatMap(({ id, prototypes }) => prototypes.map((hex) => [id, hex] as const)))(
		'%s is the label of its own prototype %s',
		(id, hex) => {
			const { label, deltaE, runnerUp, runnerUpDeltaE } = match(hex);
			expect(label).toBe(id);
			expect(deltaE).toBeCloseTo(0, 6);
			expect(runnerUp).not.toBe(id);
			expect(runnerUpDeltaE).toBeGreaterThan(1);
		}
	);

	/** CSS Color 4 named colours; khaki is the English, beige one. */
	it.each([
		['navy', '#000080', 'navy|blue'],
		['crimson', '#dc143c', 'red'],
		['red', '#ff0000', 'red'],
		['blue', '#0000ff', 'blue'],
		['khaki', '#f0e68c', 'yellow|beige'],
		['lavender', '#e6e6fa', 'lavender'],
		['darkolivegreen', '#556b2f', 'olive'],
		['teal', '#008080', 'teal'],
		['lightpink', '#ffb6c1', 'light_pink'],
		['dimgray', '#696969', 'gray|charcoal']
	])('CSS %s is called what a shop would call it', (_, hex, accepted) => {
		expect(accepted.split('|')).toContain(match(hex).label);
	});

	it('finds a label by id and nothing for a strange one', () => {
		expect(findColourLabel('olive')?.ko).toBe('카키');
		expect(findColourLabel('plaid')).toBeUndefined();
	});

	it('is surer the farther the runner-up is', () => {
		const of = (hex: string) => nearestLabels(labFromRgb(rgbFromHex(hex))).confidence;
		expect(of('#c8102e')).toBeGreaterThan(0.9);
		expect(of('#c8102e')).toBeGreaterThan(of('#d9dadb'));
		expect(of('#d9dadb')).toBeGreaterThanOrEqual(0.5);
	});
});
