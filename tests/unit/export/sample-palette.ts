/** A palette as people take it away, for tests of the writers. */

import type { PaletteFile } from '../../../src/lib/export/palette/palette-file';
import type { GarmentColour } from '../../../src/lib/vision/colour/garment-colour';
import { nearestLabels } from '../../../src/lib/vision/colour/labels32';
import { labFromRgb, oklabFromRgb, rgbFromHex } from '../../../src/lib/vision/colour/spaces';
import { relabelColour } from '../../../src/lib/vision/palette/edits';
import { measuredPalette } from '../../../src/lib/vision/palette/work-palette';

export function colour(hex: string, share: number): GarmentColour {
	const rgb = rgbFromHex(hex);
	const lab = labFromRgb(rgb);
	return { hex, rgb, lab, oklab: oklabFromRgb(rgb), share, ...nearestLabels(lab) };
}

/** White that a person calls ivory, and red. */
export const sample: PaletteFile = {
	name: '=상의, 1.jpg',
	photo: 'ab'.repeat(32),
	category: 'top',
	palette: relabelColour(
		measuredPalette([colour('#ffffff', 2 / 3), colour('#c8102e', 1 / 3)]),
		0,
		'ivory'
	),
	flags: { multicolour: true, pattern: 'stripe' },
	leftOut: { shadow: 0.12345, highlight: 0, edge: 0.05 },
	others: [{ hex: '#fefefe', rgb: [254, 254, 254], share: 0.7, pixels: 70 }]
};
