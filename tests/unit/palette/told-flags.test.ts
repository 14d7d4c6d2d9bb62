import { describe, expect, it } from 'vitest';
import type { PatternFlag } from '../../../src/lib/vision/colour/flags';
import type { AttributeValue } from '../../../src/lib/vision/embed/attributes';
import { toldFlags } from '../../../src/lib/vision/palette/told-flags';

const seen = (value: AttributeValue<'pattern'>) => ({
	attributes: [{ attribute: 'pattern', value, score: 0.9 } as const]
});
const measured = (pattern: PatternFlag) => ({ multicolour: true, pattern });

describe('toldFlags', () => {
	it.each([
		['striped', 'plain', 'stripe'],
		['checked', 'stripe', 'check'],
		['plain', 'check', 'plain'],
		['graphic', 'plain', 'print'],
		['print', 'check', 'print'],
		['print', 'dot', 'dot'],
		['striped', 'dot', 'stripe']
	] as const)('tells %s with %s pixels as %s', (value, pixels, told) => {
		expect(toldFlags(measured(pixels), seen(value))).toEqual({ multicolour: true, pattern: told });
	});

	it('says nothing of a pattern that the network is not sure of, or of a whole photo', () => {
		expect(toldFlags(measured('stripe'), { attributes: [] }).pattern).toBe('plain');
		expect(toldFlags(measured('stripe'), null).pattern).toBe('plain');
	});
});
