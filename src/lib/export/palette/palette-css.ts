/** A palette as CSS custom properties. */

import { labelOf, type WorkPalette } from '../../vision/palette/work-palette';

/** Share in per cent with one decimal; the `C` locale of a stylesheet. */
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** `--navy`, `--navy-2`, `--light-gray` …, by falling share. */
export function paletteCss({ colours }: WorkPalette): string {
	const used = new Map<string, number>();
	const lines = colours.map((colour) => {
		const label = labelOf(colour).label.replaceAll('_', '-');
		const number = (used.get(label) ?? 0) + 1;
		used.set(label, number);
		const name = number === 1 ? label : `${label}-${number}`;
		return `\t--${name}: ${colour.hex}; /* ${percent(colour.share)} */\n`;
	});
	return `:root {\n${lines.join('')}}\n`;
}
