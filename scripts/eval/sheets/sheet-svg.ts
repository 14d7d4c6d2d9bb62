/** Everything on a sheet but the pictures, as SVG: title, legend, frames, captions, marks. */

import { text } from '../charts/svg-text';
import { fitFrame } from './fit-picture';
import type { Layout } from './layout';
import type { Cell, Frame, Sheet, Verdict } from './sheet';

/** Disagreement is broken as well as red, for those who do not see red. */
const FRAMES: Readonly<Record<Verdict, string>> = {
	agrees: 'stroke="#1a8f3c" stroke-width="3"',
	disagrees: 'stroke="#d1242f" stroke-width="5" stroke-dasharray="14 4"',
	query: 'stroke="#222222" stroke-width="3"'
};

const LEGEND_STEP_PX = 128;

function frameOf(frames: readonly Frame[], verdict: Verdict): string {
	const [first, last] = [frames[0], frames.at(-1)];
	if (!first || !last) return '';
	const widthPx = last.xPx + last.widthPx - first.xPx;
	return (
		`<rect x="${first.xPx}" y="${first.yPx}" width="${widthPx}" height="${first.heightPx}" ` +
		`fill="none" ${FRAMES[verdict]}/>`
	);
}

function drawCell(cell: Cell, frames: readonly Frame[], linePx: number) {
	const { captions, verdict, marks } = cell;
	const [frame] = frames;
	const [picture] = cell.pictures;
	if (!frame || !picture) return '';
	const bottomPx = frame.yPx + frame.heightPx;
	const ink = verdict === 'disagrees' ? '#b01722' : '#222';
	return [
		marks?.(fitFrame(picture, frame)) ?? '',
		verdict ? frameOf(frames, verdict) : '',
		...captions.map((line, i) =>
			text(line, frame.xPx + 1, bottomPx + (i + 1) * linePx + 1, { ink, sizePx: 12 })
		)
	].join('');
}

function drawLegend(legend: NonNullable<Sheet['legend']>, topPx: number): string {
	return legend
		.map(({ name, colour }, i) => {
			const x = 8 + i * LEGEND_STEP_PX;
			return (
				`<rect x="${x}" y="${topPx + 2}" width="16" height="16" fill="${colour}" stroke="#888"/>` +
				text(name, x + 22, topPx + 15, { sizePx: 14 })
			);
		})
		.join('');
}

/** "36 of 40 agree with the demo's own label", or nothing where none is judged. */
function tally(cells: readonly Cell[]): string {
	const count = (verdict: Verdict) => cells.filter((cell) => cell.verdict === verdict).length;
	const [right, wrong] = [count('agrees'), count('disagrees')];
	return right + wrong === 0 ? '' : `: ${right} of ${right + wrong} agree with the demo’s label`;
}

/**
 * @param heading role and model ids, before the sheet's own title
 * @param command that draws the sheet
 */
export function sheetSvg(sheet: Sheet, layout: Layout, heading: string, command: string): string {
	const { widthPx, heightPx } = layout;
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">` +
		text(`${heading} · ${sheet.title}${tally(sheet.cells)}`, 8, 20, { sizePx: 16 }) +
		text(command, 8, 40, { sizePx: 13, ink: '#666' }) +
		drawLegend(sheet.legend ?? [], layout.legendTopPx) +
		sheet.cells.map((cell, i) => drawCell(cell, layout.cells[i] ?? [], layout.linePx)).join('') +
		'</svg>'
	);
}
