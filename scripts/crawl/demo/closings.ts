/** Plackets, buttons and zips. */
import { ellipse, polygon } from './path';
import { type Ink, form, type Sketch } from './sketch';
import { STIFF, trim } from './trim';
import type { Rgb } from './types';

export interface Closing {
	readonly top: number;
	readonly bottom: number;
	/** half width of the placket */
	readonly half: number;
	readonly buttons: number;
	readonly button: Rgb;
	readonly radius?: number;
}

/** A placket with buttons down the middle. */
export function addPlacket(
	sketch: Sketch,
	z: number,
	shape: Parameters<Sketch['add']>[2],
	ink: Ink,
	c: Closing
): void {
	for (const side of [-1, 1]) {
		sketch.seam(
			[
				[c.half * side, c.top],
				[c.half * side, c.bottom]
			],
			z,
			shape,
			ink,
			side > 0 ? 0.66 : 0.82,
			side > 0 ? 1.4 : 0.9
		);
	}
	addButtons(sketch, z, ink, c.button, 0, c.top + 10, c.bottom - 8, c.buttons, c.radius ?? 3);
}

export function addButtons(
	sketch: Sketch,
	z: number,
	ink: Ink,
	rgb: Rgb,
	x: number,
	top: number,
	bottom: number,
	count: number,
	radius: number
): void {
	const knob = form({ round: radius, bulge: 0.5, wrinkle: STIFF });
	for (let i = 0; i < count; i++) {
		const y = count === 1 ? top : top + ((bottom - top) * i) / (count - 1);
		sketch.add(ellipse([x + 0.5, y + 0.9], radius + 0.5, radius + 0.5), z, knob, ink, {
			tone: 0.6
		});
		sketch.add(ellipse([x, y], radius, radius), z, knob, trim(ink, rgb));
		sketch.add(ellipse([x, y], radius * 0.35, radius * 0.35), z, knob, trim(ink, rgb), {
			tone: 0.7
		});
	}
}

/** A zip: dark tape, metal teeth and a puller. */
export function addZip(
	sketch: Sketch,
	z: number,
	ink: Ink,
	x: number,
	top: number,
	bottom: number
): void {
	const metal = trim(ink, [150, 150, 152], 0.8);
	const flat = form({ round: 3, bulge: 0.3, wrinkle: STIFF });
	sketch.add(`M${x} ${top}L${x} ${bottom}`, z, flat, ink, { tone: 0.62, stroke: 6 });
	sketch.add(`M${x} ${top}L${x} ${bottom}`, z, flat, metal, {
		stroke: 2.4,
		dash: '1.6 1.2'
	});
	sketch.add(
		polygon([
			[x - 2.2, top + 4],
			[x + 2.2, top + 4],
			[x + 1.6, top + 17],
			[x - 1.6, top + 17]
		]),
		z,
		flat,
		metal,
		{
			tone: 0.9
		}
	);
}
