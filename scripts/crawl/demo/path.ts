/** Smooth outlines from a few points, as SVG path data. */
import type { Pt, Side } from './types';

/** The element, or an error: outlines are built from lists whose length is known. */
export function at<T>(list: readonly T[], index: number): T {
	const value = list[index < 0 ? list.length + index : index];
	if (value === undefined) throw new RangeError(`no element ${index}`);
	return value;
}

/** Points written as in an SVG: `pts('0 0, 12 4')`. */
export function pts(text: string): Pt[] {
	return text.split(',').map((pair): Pt => {
		const [x, y] = pair.trim().split(' ').map(Number);
		return [x ?? NaN, y ?? NaN];
	});
}

const n = (value: number) => (Math.round(value * 100) / 100).toString();
const xy = (p: Pt) => `${n(p[0])} ${n(p[1])}`;

export const mix = (a: Pt, b: Pt, t: number): Pt => [
	a[0] + (b[0] - a[0]) * t,
	a[1] + (b[1] - a[1]) * t
];
export const mirror = (points: readonly Pt[], side: Side): Pt[] =>
	points.map(([x, y]) => [x * side, y]);

/** Bézier segments of a Catmull-Rom curve through the points, without the leading M. */
function segments(points: readonly Pt[]): string {
	let d = '';
	for (let i = 0; i + 1 < points.length; i++) {
		const p1 = at(points, i);
		const p2 = at(points, i + 1);
		const p0 = i > 0 ? at(points, i - 1) : p1;
		const p3 = i + 2 < points.length ? at(points, i + 2) : p2;
		const c1: Pt = [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6];
		const c2: Pt = [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6];
		d += `C${xy(c1)} ${xy(c2)} ${xy(p2)}`;
	}
	return d;
}

/** An open smooth curve. */
export function curve(points: readonly Pt[]): string {
	return `M${xy(at(points, 0))}${segments(points)}`;
}

/** A closed outline of smooth runs; where one run meets the next there is a corner. */
export function outline(runs: readonly (readonly Pt[])[]): string {
	let d = '';
	for (const run of runs) {
		d += `${d === '' ? 'M' : 'L'}${xy(at(run, 0))}${segments(run)}`;
	}
	return `${d}Z`;
}

/** A closed smooth outline without corners. */
export function blob(points: readonly Pt[]): string {
	const around = [at(points, -1), ...points, at(points, 0), at(points, 1)];
	let d = `M${xy(at(points, 0))}`;
	for (let i = 1; i + 2 < around.length; i++) {
		const [p0, p1, p2, p3] = [0, 1, 2, 3].map((k) => at(around, i - 1 + k)) as [Pt, Pt, Pt, Pt];
		const c1: Pt = [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6];
		const c2: Pt = [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6];
		d += `C${xy(c1)} ${xy(c2)} ${xy(p2)}`;
	}
	return `${d}Z`;
}

export function polygon(points: readonly Pt[]): string {
	return `M${points.map(xy).join('L')}Z`;
}

export function ellipse(centre: Pt, rx: number, ry: number, turn = 0): string {
	const points: Pt[] = [];
	for (let i = 0; i < 12; i++) {
		const a = (i / 12) * 2 * Math.PI;
		const x = Math.cos(a) * rx;
		const y = Math.sin(a) * ry;
		points.push([
			centre[0] + x * Math.cos(turn) - y * Math.sin(turn),
			centre[1] + x * Math.sin(turn) + y * Math.cos(turn)
		]);
	}
	return blob(points);
}
