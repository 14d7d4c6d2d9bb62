/** Measures the label map against names that people gave to colours. */

import path from 'node:path';
import { nearestLabels } from '../../src/lib/vision/colour/labels32';
import { labFromRgb, rgbFromHex } from '../../src/lib/vision/colour/spaces';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { readTable } from './read-table';

/** 304 of the 330 commonest names of the xkcd colour survey (2010, CC0), labelled by their words alone. */
const NAMES = path.join(import.meta.dirname, 'labels/colour-names.csv');

type Tally = { n: number; first: number; second: number };

const figures = ({ n, first, second }: Tally) => ({
	top1: round4(first / n),
	top2: round4(second / n),
	n
});

/**
 * Of each name's colour the first label, or one of the first two, must be one that the name says.
 *
 * @returns `top1`, `top2`, `n`; and `clear`: the same of the names that say one label only
 */
export async function measureColourNames({ say }: MeasureContext): Promise<MeasureResult> {
	const all: Tally = { n: 0, first: 0, second: 0 };
	const clear: Tally = { n: 0, first: 0, second: 0 };
	for (const row of await readTable(NAMES, ['name', 'hex', 'labels'])) {
		const { name = '', hex = '', labels = '' } = row;
		const said: ReadonlySet<string> = new Set(labels.split('|'));
		const { label, runnerUp } = nearestLabels(labFromRgb(rgbFromHex(hex)));
		for (const tally of said.size === 1 ? [all, clear] : [all]) {
			tally.n += 1;
			if (said.has(label)) tally.first += 1;
			if (said.has(label) || said.has(runnerUp)) tally.second += 1;
		}
		if (!said.has(label)) say(`${name} ${hex}: ${label} or ${runnerUp}, not ${labels}`);
	}
	return { ...figures(all), clear: figures(clear) };
}
