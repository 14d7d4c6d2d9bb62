import { describe, expect, it } from 'vitest';
import { whyMatched } from '../../../src/lib/catalog/search/why-matched';
import type { StoredColour } from '../../../src/lib/catalog/records';
import type { AttributeScore } from '../../../src/lib/vision/embed/attributes';

const colour = (hex: string): StoredColour => ({
	hex,
	share: 1,
	label: 'red',
	runnerUp: 'pink',
	oklab: [0.6, 0.2, 0.1]
});
const long: AttributeScore = { attribute: 'sleeve', value: 'long', score: 0.9 };
const striped: AttributeScore = { attribute: 'pattern', value: 'striped', score: 0.8 };

describe('whyMatched', () => {
	it('tells how far the main colours are apart', () => {
		const item = { colours: [colour('#ff0000'), colour('#0000ff')] };
		expect(whyMatched({ hex: '#ff0000', attributes: [] }, item).deltaE).toBe(0);
		// CIEDE2000 of the primaries red and blue of sRGB.
		expect(whyMatched({ hex: '#0000ff', attributes: [] }, item).deltaE).toBeCloseTo(52.88, 1);
	});

	it('knows no distance where there is no colour on either side', () => {
		expect(whyMatched({ hex: null, attributes: [] }, { colours: [colour('#ff0000')] }).deltaE).toBe(
			null
		);
		expect(whyMatched({ hex: '#ff0000', attributes: [] }, { colours: [] }).deltaE).toBe(null);
	});

	it('names the attributes that both have, and no others', () => {
		const item = {
			colours: [],
			attributes: { sleeve: 'long', pattern: 'plain', length: 'short' }
		} as const;
		expect(whyMatched({ hex: null, attributes: [long, striped] }, item).shared).toEqual({
			sleeve: 'long'
		});
		expect(whyMatched({ hex: null, attributes: [long] }, { colours: [] }).shared).toEqual({});
	});
});
