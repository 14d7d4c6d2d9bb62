/** Draws a confusion matrix as a heat map. */

import type { Confusion } from '../confusion';
import { text } from './svg-text';

const CELL_PX = 40;
const LABEL_PX = 110;

function short(count: number): string {
	if (count < 10_000) return String(count);
	return count < 1e6 ? `${Math.round(count / 1e3)}k` : `${(count / 1e6).toFixed(1)}M`;
}

/** SVG: a row a truth, shaded by the share of the row; classes that never occur are left pale. */
export function heatMap(confusion: Confusion, names: readonly string[], title: string): string {
	const side = names.length * CELL_PX;
	const cells = names.flatMap((_, row) => {
		const truths = confusion.truths(row);
		return names.flatMap((_, column) => {
			const count = confusion.counts[row * names.length + column] ?? 0;
			if (count === 0) return [];
			const share = count / truths;
			const [x, y] = [LABEL_PX + column * CELL_PX, LABEL_PX + row * CELL_PX];
			const ink = share > 0.5 ? 'white' : '#333';
			return [
				`<rect x="${x}" y="${y}" width="${CELL_PX}" height="${CELL_PX}" ` +
					`fill="#1f4e79" fill-opacity="${share.toFixed(3)}"/>`,
				text(short(count), x + CELL_PX / 2, y + CELL_PX / 2 + 4, { anchor: 'middle', ink })
			];
		});
	});
	const labels = names.flatMap((name, i) => {
		const middle = LABEL_PX + (i + 0.5) * CELL_PX;
		return [
			text(name, LABEL_PX - 6, middle + 4, { anchor: 'end' }),
			`<g transform="translate(${middle + 4} ${LABEL_PX - 6}) rotate(-60)">${text(name, 0, 0)}</g>`
		];
	});
	const size = LABEL_PX + side + 30;
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">` +
		`<rect width="100%" height="100%" fill="white"/>` +
		cells.join('') +
		`<rect x="${LABEL_PX}" y="${LABEL_PX}" width="${side}" height="${side}" fill="none" stroke="#999"/>` +
		labels.join('') +
		text(title, LABEL_PX, size - 10) +
		'</svg>'
	);
}
