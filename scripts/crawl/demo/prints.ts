/** Logos and chest prints as shapes in a palette colour; lettering is drawn, so no font is needed. */
import { polyline, word } from './lettering';
import { blob, curve, ellipse, polygon } from './path';
import type { Random } from './random';
import { type Ink, solid, type Sketch } from './sketch';
import type { Form, Pt } from './types';

function star(centre: Pt, radius: number): Pt[] {
	return Array.from({ length: 10 }, (_, i): Pt => {
		const r = i % 2 === 0 ? radius : radius * 0.42;
		const a = (i / 10) * 2 * Math.PI - Math.PI / 2;
		return [centre[0] + Math.cos(a) * r, centre[1] + Math.sin(a) * r];
	});
}

type Motif = (sketch: Sketch, z: number, form: Form, ink: Ink, centre: Pt, size: number) => void;

const lettering: Motif = (sketch, z, form, ink, [x, y], size) => {
	sketch.add(word('OTLENS', [x, y], size * 0.42), z, form, solid(ink, 1), { stroke: size * 0.085 });
	sketch.add(
		polyline([
			[x - size * 0.9, y + size * 0.4],
			[x + size * 0.9, y + size * 0.4]
		]),
		z,
		form,
		solid(ink, 2),
		{
			stroke: size * 0.07
		}
	);
};

const lens: Motif = (sketch, z, form, ink, c, size) => {
	sketch.add(ellipse(c, size * 0.72, size * 0.72), z, form, solid(ink, 1));
	sketch.add(ellipse(c, size * 0.54, size * 0.54), z, form, solid(ink, 0));
	sketch.add(ellipse(c, size * 0.4, size * 0.4), z, form, solid(ink, 2));
	sketch.add(
		ellipse([c[0] - size * 0.14, c[1] - size * 0.14], size * 0.1, size * 0.1),
		z,
		form,
		solid(ink, 0)
	);
};

const hills: Motif = (sketch, z, form, ink, [x, y], size) => {
	sketch.add(
		ellipse([x + size * 0.3, y - size * 0.28], size * 0.24, size * 0.24),
		z,
		form,
		solid(ink, 2)
	);
	const peak = (dx: number, w: number, h: number): Pt[] => [
		[x + dx - w, y + size * 0.5],
		[x + dx, y + size * 0.5 - h],
		[x + dx + w, y + size * 0.5]
	];
	sketch.add(polygon(peak(-size * 0.25, size * 0.62, size * 0.95)), z, form, solid(ink, 1));
	sketch.add(polygon(peak(size * 0.4, size * 0.45, size * 0.58)), z, form, solid(ink, 3));
	sketch.add(word('OTLENS', [x, y + size * 0.78], size * 0.2), z, form, solid(ink, 1), {
		stroke: size * 0.045
	});
};

const starBadge: Motif = (sketch, z, form, ink, c, size) => {
	sketch.add(polygon(star(c, size * 0.7)), z, form, solid(ink, 1));
	sketch.add(polygon(star(c, size * 0.32)), z, form, solid(ink, 2));
};

const flower: Motif = (sketch, z, form, ink, [x, y], size) => {
	sketch.add(
		curve([
			[x, y],
			[x + size * 0.1, y + size * 0.5],
			[x - size * 0.02, y + size]
		]),
		z,
		form,
		solid(ink, 3),
		{
			stroke: size * 0.07
		}
	);
	for (let i = 0; i < 6; i++) {
		const a = (i / 6) * 2 * Math.PI;
		const c: Pt = [x + Math.cos(a) * size * 0.33, y + Math.sin(a) * size * 0.33];
		sketch.add(ellipse(c, size * 0.27, size * 0.18, a), z, form, solid(ink, 1));
	}
	sketch.add(ellipse([x, y], size * 0.17, size * 0.17), z, form, solid(ink, 2));
};

const block: Motif = (sketch, z, form, ink, [x, y], size) => {
	const rect = (l: number, t: number, r: number, b: number): Pt[] => [
		[x + l * size, y + t * size],
		[x + r * size, y + t * size],
		[x + r * size, y + b * size],
		[x + l * size, y + b * size]
	];
	sketch.add(polygon(rect(-0.85, -0.7, 0.85, 0.7)), z, form, solid(ink, 1));
	sketch.add(
		blob([
			[x - size * 0.3, y + size * 0.4],
			[x - size * 0.5, y - size * 0.1],
			[x, y - size * 0.45],
			[x + size * 0.5, y - size * 0.1],
			[x + size * 0.3, y + size * 0.4]
		]),
		z,
		form,
		solid(ink, 2)
	);
};

const MOTIFS: readonly Motif[] = [lettering, lettering, lens, hills, starBadge, flower, block];

/** A print in the palette's entries 1…: `size` is about half its width. */
export function addPrint(
	random: Random,
	sketch: Sketch,
	z: number,
	form: Form,
	ink: Ink,
	centre: Pt,
	size: number
): void {
	random.pick(MOTIFS)(sketch, z, form, ink, centre, size);
}
