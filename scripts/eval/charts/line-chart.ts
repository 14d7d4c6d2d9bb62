/** Draws curves over confidence, both axes 0..1. */

import { text } from './svg-text';

const [WIDTH_PX, HEIGHT_PX, MARGIN_PX, LEGEND_PX] = [520, 400, 40, 130];

export type Curve = { readonly name: string; readonly values: readonly number[] };

const xOf = (share: number): number => MARGIN_PX + share * WIDTH_PX;
const yOf = (value: number): number => MARGIN_PX + (1 - value) * HEIGHT_PX;

/** Hues as far apart as can be; the first curve is black and thick. */
const colourOf = (i: number, count: number): string =>
	i === 0 ? 'black' : `hsl(${Math.round((360 * i) / count)} 65% 45%)`;

function drawCurve({ name, values }: Curve, i: number, count: number): string {
	const points = values
		.map((value, at) => `${xOf(at / (values.length - 1)).toFixed(1)},${yOf(value).toFixed(1)}`)
		.join(' ');
	const colour = colourOf(i, count);
	const y = MARGIN_PX + 14 * i + 8;
	const legendX = xOf(1) + 12;
	return (
		`<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="${i === 0 ? 3 : 1}"/>` +
		`<rect x="${legendX}" y="${y - 8}" width="10" height="8" fill="${colour}"/>` +
		text(name, legendX + 16, y)
	);
}

/** SVG of curves, each of values 0..1 at equal steps from 0 to 1. */
export function lineChart(curves: readonly Curve[], title: string): string {
	const grid = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
		(at) =>
			`<path d="M${xOf(at)} ${yOf(0)}V${yOf(1)}M${xOf(0)} ${yOf(at)}H${xOf(1)}" stroke="#ddd"/>` +
			text(String(at), xOf(at), yOf(0) + 16, { anchor: 'middle' }) +
			text(String(at), xOf(0) - 6, yOf(at) + 4, { anchor: 'end' })
	);
	const width = WIDTH_PX + 2 * MARGIN_PX + LEGEND_PX;
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT_PX + 2 * MARGIN_PX}">` +
		`<rect width="100%" height="100%" fill="white"/>` +
		grid.join('') +
		curves.map((curve, i) => drawCurve(curve, i, curves.length)).join('') +
		text(title, MARGIN_PX, 20) +
		text('confidence', xOf(0.5), yOf(0) + 32, { anchor: 'middle' }) +
		'</svg>'
	);
}
