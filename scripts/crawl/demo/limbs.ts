/** Limbs: tapering shapes along a bent line. */
import { at, mix, outline } from './path';
import type { Pt } from './types';

/** Place and left-hand normal at a fraction of a polyline's length. */
export function along(
	line: readonly Pt[],
	fraction: number
): { p: Pt; normal: Pt; length: number } {
	const lengths: number[] = [];
	let length = 0;
	for (let i = 0; i + 1 < line.length; i++) {
		const [a, b] = [at(line, i), at(line, i + 1)];
		const part = Math.hypot(b[0] - a[0], b[1] - a[1]);
		lengths.push(part);
		length += part;
	}
	let rest = fraction * length;
	let i = 0;
	while (i + 1 < lengths.length && rest > at(lengths, i)) rest -= at(lengths, i++);
	const [a, b, part] = [at(line, i), at(line, i + 1), at(lengths, i)];
	const p = mix(a, b, rest / part);
	return { p, normal: [(b[1] - a[1]) / part, -(b[0] - a[0]) / part], length };
}

/** A polyline following the Catmull-Rom curve, so that limbs bend instead of break. */
export function bendLine(points: readonly Pt[], steps = 8): Pt[] {
	const out: Pt[] = [];
	for (let i = 0; i + 1 < points.length; i++) {
		const [p1, p2] = [at(points, i), at(points, i + 1)];
		const p0 = i > 0 ? at(points, i - 1) : p1;
		const p3 = i + 2 < points.length ? at(points, i + 2) : p2;
		for (let s = 0; s < steps; s++) {
			const t = s / steps;
			const f = (k: 0 | 1) =>
				p1[k] +
				0.5 *
					t *
					(p2[k] -
						p0[k] +
						t *
							(2 * p0[k] -
								5 * p1[k] +
								4 * p2[k] -
								p3[k] +
								t * (3 * (p1[k] - p2[k]) + p3[k] - p0[k])));
			out.push([f(0), f(1)]);
		}
	}
	out.push(at(points, -1));
	return out;
}

/** Half-width at a fraction, linear between [fraction, half-width] stops. */
export function widthAt(stops: readonly Pt[], t: number): number {
	for (let i = 0; i + 1 < stops.length; i++) {
		const [a, b] = [at(stops, i), at(stops, i + 1)];
		if (t <= b[0]) return a[1] + ((b[1] - a[1]) * Math.max(0, t - a[0])) / (b[0] - a[0]);
	}
	return at(stops, -1)[1];
}

/** Both edges of a limb from `from` to `to` (fractions of its length), with half-widths by stops. */
export function limbEdges(
	joints: readonly Pt[],
	stops: readonly Pt[],
	from: number,
	to: number,
	count = 7
): { left: Pt[]; right: Pt[] } {
	const line = bendLine(joints);
	const left: Pt[] = [];
	const right: Pt[] = [];
	for (let i = 0; i <= count; i++) {
		const t = from + ((to - from) * i) / count;
		const { p, normal } = along(line, t);
		const w = widthAt(stops, t);
		left.push([p[0] + normal[0] * w, p[1] + normal[1] * w]);
		right.push([p[0] - normal[0] * w, p[1] - normal[1] * w]);
	}
	return { left, right };
}

/** A closed tapering limb. */
export function limb(joints: readonly Pt[], stops: readonly Pt[], from = 0, to = 1): string {
	const { left, right } = limbEdges(joints, stops, from, to);
	return outline([left, [...right].reverse()]);
}
