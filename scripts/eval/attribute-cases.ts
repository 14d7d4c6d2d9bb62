/** Garments with a person's word on their attributes, each with what the embedder says of them. */

import type { Place } from '../../src/lib/vision/detect/region';
import {
	ATTRIBUTE_VALUES,
	ATTRIBUTES,
	type Attribute
} from '../../src/lib/vision/embed/attributes';
import { toPixelBox } from '../../src/lib/vision/image/pixel-box';
import type { Raster } from '../../src/lib/vision/image/raster';
import { openImagenet } from './baseline/imagenet';
import { describeGarment, type Described } from './describe-garment';
import { EvalInputError } from './eval-error';
import { findPhoto, readCrop, type Crop } from './labelled-place';
import { locateGarment } from './locate-garment';
import type { MeasureContext } from './measure';
import { readPhoto } from './read-photo';
import { readTable, type Row } from './read-table';

export type AttributeCase = Described & {
	readonly id: string;
	/** What the person saw; attributes that do not apply or cannot be seen are absent. */
	readonly truth: Readonly<Partial<Record<Attribute, string>>>;
};

/** What people see and the heads do not tell apart; `null` where it is none of their values. */
const FOLD: Readonly<Record<string, string | null>> = {
	round: 'collarless',
	v: 'collarless',
	straps: null,
	blocks: null
};

function truthOf(row: Row): AttributeCase['truth'] {
	return Object.fromEntries(
		ATTRIBUTES.flatMap((attribute) => {
			const seen = row[attribute] ?? '';
			const value = seen in FOLD ? FOLD[seen] : seen;
			const values: readonly string[] = ATTRIBUTE_VALUES[attribute];
			if (!value || values.includes(value)) return value ? [[attribute, value]] : [];
			throw new EvalInputError(`${attribute} is ${values.join(', ')} or empty, not "${value}".`);
		})
	);
}

function placeOf([x, y, width, height]: Crop, raster: Raster): Place {
	const box = toPixelBox({ x, y, width, height }, raster);
	const { widthPx, heightPx } = box;
	const data = new Uint8Array(widthPx * heightPx).fill(1);
	return { box, mask: { widthPx, heightPx, data }, area: width * height };
}

/**
 * The rows of the part, each garment found on the app's own way or in the row's crop.
 *
 * @throws EvalInputError when the table is missing or malformed, or no row is of the part
 */
export async function attributeCases({
	options,
	runtime
}: MeasureContext): Promise<AttributeCase[]> {
	const { labels, data, split, limit, find } = options;
	if (labels === undefined) throw new EvalInputError('--labels CSV is missing.');
	const rows = await readTable(labels, ['image', 'part']);
	const chosen = rows.filter((row) => split === 'all' || row['part'] === split).slice(0, limit);
	if (chosen.length === 0) throw new EvalInputError(`No rows of part "${split}" in ${labels}.`);
	// The weights lie beside the sources, in `data` itself.
	const imagenet = await openImagenet({ data: `${data}/garments`, init: options.init });
	try {
		const cases: AttributeCase[] = [];
		for (const row of chosen) {
			const { raster } = await readPhoto(findPhoto([data], row));
			const crop = readCrop(row['crop'] ?? '');
			const place = crop
				? placeOf(crop, raster)
				: await locateGarment(raster, find ?? 'app', runtime);
			const described = await describeGarment(raster, place, runtime, imagenet);
			cases.push({ ...described, id: row['image'] ?? '', truth: truthOf(row) });
		}
		return cases;
	} finally {
		await imagenet?.release();
	}
}
