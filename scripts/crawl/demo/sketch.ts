/** Collects the layers of one drawing; a layer knows its class, so photo and mask cannot drift. */
import { limb } from './limbs';
import { curve } from './path';
import type { Surface } from './surface';
import type { Fold, Form, Layer, PartClass, Pt } from './types';

/** Draw order; the height of a slot over the next also makes its contact shadow. */
export const Z = {
	behind: 5,
	skin: 15,
	tucked: 26,
	shoes: 24,
	legs: 20,
	bottom: 30,
	boots: 33,
	inner: 38,
	top: 40,
	arms: 50,
	sleeves: 52,
	outer: 60,
	outerSleeves: 62,
	hands: 64,
	bag: 70,
	head: 80,
	hair: 90,
	hat: 95
} as const;

export const DEFAULT_FORM: Form = {
	round: 26,
	bulge: 0.55,
	grain: 0,
	bend: 0,
	wrinkle: { height: 1.2, size: 34, stretch: 2.2, angle: 1.35 }
};

export function form(change: Partial<Form>): Form {
	return { ...DEFAULT_FORM, ...change };
}

/** Ink of one garment: its class, cloth and whether it is the one for sale. */
export interface Ink {
	readonly role: PartClass;
	readonly sold: boolean;
	readonly surface: Surface;
}

interface Extra {
	readonly tone?: number;
	readonly folds?: readonly Fold[];
	readonly stroke?: number;
	readonly dash?: string;
}

export class Sketch {
	readonly layers: Layer[] = [];

	/** A filled (or, with `stroke`, a stroked) shape. */
	add(d: string, z: number, shape: Form, ink: Ink, extra: Extra = {}): void {
		this.layers.push({
			d,
			z,
			form: shape,
			role: ink.role,
			sold: ink.sold,
			surface: ink.surface,
			tone: extra.tone ?? 1,
			folds: extra.folds ?? [],
			stroke: extra.stroke ?? 0,
			...(extra.dash === undefined ? {} : { dash: extra.dash })
		});
	}

	/** A seam or stitch: a thin darker line in the same cloth. */
	seam(points: readonly Pt[], z: number, shape: Form, ink: Ink, tone = 0.72, width = 1.1): void {
		this.add(curve(points), z, shape, ink, { tone, stroke: width });
	}

	/** Dashed top-stitching. */
	stitch(points: readonly Pt[], z: number, shape: Form, ink: Ink, tone = 0.78): void {
		this.add(curve(points), z, shape, ink, { tone, stroke: 0.9, dash: '3.2 1.8' });
	}
}

/** The same ink in one solid entry of the palette. */
export function solid(ink: Ink, index: number): Ink {
	const safe = Math.min(index, ink.surface.colours.length - 1);
	return { ...ink, surface: { ...ink.surface, pattern: { kind: 'solid', index: safe } } };
}

/** A crease along the points, widest after a third and running out to nothing. */
export const fold = (points: readonly Pt[], width: number, lift: number): Fold => ({
	d: limb(points, [
		[0, width * 0.2],
		[0.35, width * 0.75],
		[1, 0.4]
	]),
	lift
});

/** The path moved by (dx, dy): its numbers are x and y in turn. */
export function moved(d: string, dx: number, dy: number): string {
	let odd = false;
	return d.replace(/-?\d+(?:\.\d+)?/g, (value) => {
		odd = !odd;
		return (Number(value) + (odd ? dx : dy)).toFixed(2);
	});
}
