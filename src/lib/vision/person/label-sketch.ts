/** The label map in a few cells: enough to ask what lies under a key-point, small enough to keep. */

import { sizeWithin } from '../image/working-size';
import { PARSE_CLASSES, type ParseClass } from '../parse/classes';
import type { LabelMap } from '../parse/label-map';

export type LabelSketch = {
	readonly columns: number;
	readonly rows: number;
	/** [rows × columns] index into `PARSE_CLASSES`, the commonest class of the cell */
	readonly labels: Uint8Array;
};

const LONG_SIDE = 48;

/** At most 48 cells along the photo's long side, each named by its commonest class. */
export function sketchLabels({ widthPx, heightPx, labels }: LabelMap): LabelSketch {
	const { widthPx: columns, heightPx: rows } = sizeWithin({ widthPx, heightPx }, LONG_SIDE);
	const classes = PARSE_CLASSES.length;
	const votes = new Uint32Array(columns * rows * classes);
	const ends = Array.from({ length: columns }, (_, column) =>
		Math.ceil(((column + 1) * widthPx) / columns)
	);
	for (let y = 0, i = 0; y < heightPx; y++) {
		let at = Math.floor((y * rows) / heightPx) * columns * classes;
		for (const end of ends) {
			for (const last = y * widthPx + end; i < last;) {
				const label = labels[i] ?? 0;
				const first = i++;
				while (i < last && labels[i] === label) i++;
				votes[at + label] = (votes[at + label] ?? 0) + i - first;
			}
			at += classes;
		}
	}
	const sketch = new Uint8Array(columns * rows);
	for (let cell = 0; cell < sketch.length; cell++) {
		const of = votes.subarray(cell * classes, (cell + 1) * classes);
		sketch[cell] = of.indexOf(Math.max(...of));
	}
	return { columns, rows, labels: sketch };
}

/**
 * The classes under a place and in the eight cells around it.
 * @param x in fractions of the photo, 0..1; `y` likewise
 */
export function classesNear(sketch: LabelSketch, x: number, y: number): ReadonlySet<ParseClass> {
	const column = Math.min(Math.floor(x * sketch.columns), sketch.columns - 1);
	const row = Math.min(Math.floor(y * sketch.rows), sketch.rows - 1);
	const near = new Set<ParseClass>();
	for (let r = Math.max(row - 1, 0); r <= Math.min(row + 1, sketch.rows - 1); r++) {
		for (let c = Math.max(column - 1, 0); c <= Math.min(column + 1, sketch.columns - 1); c++) {
			near.add(PARSE_CLASSES[sketch.labels[r * sketch.columns + c] ?? 0] ?? 'background');
		}
	}
	return near;
}
