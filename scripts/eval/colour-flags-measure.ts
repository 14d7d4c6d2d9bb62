/** Measures the flag for patterns on photos whose patterns a person has written down. */

import { extractPalette } from '../../src/lib/vision/colour/palette';
import type { PatternFlag } from '../../src/lib/vision/colour/flags';
import { cropRaster } from '../../src/lib/vision/image/resize';
import { EvalInputError } from './eval-error';
import { FlagTally } from './flag-figures';
import { findPhoto } from './labelled-place';
import { locateGarment } from './locate-garment';
import type { MeasureContext, MeasureResult } from './measure';
import { readPhoto } from './read-photo';
import { readTable } from './read-table';

/** The flag that each word of the table's `pattern` asks for; blocks are no pattern. */
const FLAG: Readonly<Record<string, PatternFlag>> = {
	plain: 'plain',
	blocks: 'plain',
	striped: 'stripe',
	checked: 'check',
	dotted: 'dot',
	print: 'print',
	graphic: 'print'
};

/**
 * The garments of a table's part, whole photos only: a crop shows more than its garment.
 *
 * @returns F1 and number of each flag, `accuracy`, `n`
 * @throws EvalInputError when the table is missing or no row of the part has a pattern
 */
export async function measureColourFlags(context: MeasureContext): Promise<MeasureResult> {
	const { options, runtime, say } = context;
	const { labels, data, split, limit } = options;
	if (labels === undefined) throw new EvalInputError('--labels CSV is missing.');
	const rows = await readTable(labels, ['image', 'part', 'pattern']);
	const chosen = rows
		.filter(
			({ part, crop = '', pattern = '' }) => (split === 'all' || part === split) && !crop && pattern
		)
		.slice(0, limit);
	if (chosen.length === 0) throw new EvalInputError(`No patterns of part "${split}" in ${labels}.`);
	const tally = new FlagTally();
	for (const row of chosen) {
		const pattern = FLAG[row['pattern'] ?? ''];
		if (!pattern) throw new EvalInputError(`"${row['pattern']}" is no pattern.`);
		const { raster } = await readPhoto(findPhoto([data], row));
		const { box, mask } = await locateGarment(raster, options.find ?? 'app', runtime);
		const { flags } = extractPalette(cropRaster(raster, box), mask);
		tally.add(flags, { pattern });
		if (flags.pattern !== pattern) say(`${row['image']} ${row['pattern']}: ${flags.pattern}`);
	}
	const { multicolour: _none, ...figures } = tally.result();
	return { ...figures, n: chosen.length };
}
