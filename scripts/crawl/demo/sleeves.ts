/** Sleeves that meet the trunk along its armhole. */
import { type Frame, SIDES } from './frame';
import { limb, limbEdges } from './limbs';
import { at, mirror, mix, outline, polygon } from './path';
import type { Random } from './random';
import { type Ink, Z, fold, form, type Sketch } from './sketch';
import type { Trunk } from './torso';
import type { Fold, Form, Pt, Side } from './types';

export interface SleeveCut {
	/** fraction of the arm that is covered, 0.1 cap … 1 wrist */
	readonly reach: number;
	/** half width at the cuff, units */
	readonly cuff: number;
	readonly ease: number;
	/** extra fullness of the lower arm (balloon), units */
	readonly puff?: number;
}

export interface Sleeve {
	readonly d: string;
	readonly form: Form;
	/** outer and inner edge, shoulder to cuff */
	readonly outer: readonly Pt[];
	readonly inner: readonly Pt[];
}

/** A sleeve that meets the trunk exactly along its armhole. */
export function sleeveOf(frame: Frame, trunk: Trunk, cut: SleeveCut, which: 0 | 1): Sleeve {
	const side: Side = which === 0 ? -1 : 1;
	const arm = at(frame.arms, which);
	const at0 = Math.hypot(trunk.shoulder[0] - trunk.armpit[0], trunk.shoulder[1] - trunk.armpit[1]);
	const full = cut.puff ?? 0;
	const stops: Pt[] = [
		[0, at0 * 0.5],
		[0.3, 20 + cut.ease * (frame.worn ? 0.45 : 0.95)],
		[0.55, 16.5 + cut.ease * (frame.worn ? 0.55 : 0.85) + full * 0.5],
		[0.86, 13 + cut.ease * 0.6 + full],
		[1.05, 11 + cut.ease * 0.5 + full * 0.4]
	];
	const near = cut.reach < 0.3 ? 0.13 : 0.2;
	const edges = limbEdges(arm, stops, near, cut.reach, 6);
	// the left-hand normal of a downward arm points to the right of the picture
	const outerRaw = side > 0 ? edges.left : edges.right;
	const innerRaw = side > 0 ? edges.right : edges.left;
	const end = mix(at(outerRaw, -1), at(innerRaw, -1), 0.5);
	// on an arm a short sleeve hangs close; laid out flat it spreads
	const cuff = frame.worn ? Math.min(cut.cuff, 25) : cut.cuff;
	const grip = (p: Pt): Pt => {
		const d = Math.hypot(p[0] - end[0], p[1] - end[1]);
		return mix(end, p, cuff / d);
	};
	const outer = [...outerRaw.slice(0, -1), grip(at(outerRaw, -1))];
	const inner = [...innerRaw.slice(0, -1), grip(at(innerRaw, -1))];
	const hang = (p: Pt): Pt => [p[0] * side, p[1]];
	const armhole = trunk.armhole.map(hang);
	const start = at(arm, 0);
	const angle = Math.atan2(end[1] - start[1], end[0] - start[0]);
	const clear = inner.filter(
		(p) => p[1] > trunk.armpit[1] + 3 || (p[0] - at(armhole, -1)[0]) * side > 4
	);
	const mid = mix(at(outer, -1), at(inner, -1), 0.5);
	const bow: Pt = [mid[0] + Math.cos(angle) * 2.5, mid[1] + Math.sin(angle) * 2.5];
	return {
		d: outline([
			[at(armhole, 0), ...outer],
			[at(outer, -1), bow, at(inner, -1)],
			[...clear].reverse().concat([at(armhole, -1)]),
			[...armhole].reverse()
		]),
		form: form({
			round: 18 + cut.ease * 0.5,
			bulge: 0.7,
			grain: angle - Math.PI / 2,
			wrinkle: { height: 1.1, size: 22, stretch: 1.7, angle: angle + 1.1 * side }
		}),
		outer,
		inner
	};
}

/** Creases where the arm bends and where the cloth piles up over the wrist. */
export function sleeveFolds(random: Random, sleeve: Sleeve, long: boolean): Fold[] {
	const folds: Fold[] = [];
	const across = (t: number, slant: number, width: number, lift: number) => {
		const i = Math.min(
			sleeve.outer.length - 1,
			Math.max(0, Math.round(t * (sleeve.outer.length - 1)))
		);
		const j = Math.min(sleeve.inner.length - 1, Math.max(0, i + slant));
		const [a, b] = [at(sleeve.inner, i), at(sleeve.outer, j)];
		folds.push(fold([a, mix(mix(a, b, 0.5), [a[0], a[1] + 8], 0.4), mix(a, b, 0.75)], width, lift));
	};
	if (long) {
		for (let i = 0; i < 3; i++)
			across(random.range(0.35, 0.62), random.int(-1, 1), 5, i === 1 ? 0.5 : -0.6);
		across(random.range(0.78, 0.92), 0, 5, -0.5);
	}
	across(random.range(0.05, 0.25), 1, 6, -0.5);
	return folds;
}

/** Both sleeves; on a figure they lie over the body, in a packshot just under its edge. */
export function addSleeves(
	random: Random,
	sketch: Sketch,
	frame: Frame,
	trunk: Trunk,
	cut: SleeveCut,
	ink: Ink,
	outer = false
): void {
	const z = outer ? Z.outerSleeves : frame.worn ? Z.sleeves : Z.top - 1;
	for (const [side, which] of SIDES) {
		const sleeve = sleeveOf(frame, trunk, cut, which);
		const folds = sleeveFolds(random, sleeve, cut.reach > 0.6);
		if (frame.worn) {
			// cloth under the seam, so that no skin shows where an arm swings off the body
			const [ax, ay] = at(sleeve.inner, 2);
			const [sx, sy] = trunk.shoulder;
			const hinge: Pt[] = mirror([[sx - 3, sy + 5], trunk.armpit, [ax * side, ay]], side);
			sketch.add(polygon([...hinge, at(sleeve.outer, 1)]), z, sleeve.form, ink);
			const under: Pt[] = [
				[0, 16],
				[0.06, 20],
				[0.14, 22 + cut.ease * 0.25],
				[1, 13 + cut.ease * 0.3]
			];
			sketch.add(
				limb(at(frame.arms, which), under, 0, Math.max(0.12, cut.reach - 0.08)),
				z,
				sleeve.form,
				ink
			);
		}
		sketch.add(sleeve.d, z, sleeve.form, ink, { folds });
		const cuffLine = (back: number): Pt[] => {
			const i = at(sleeve.outer, -1);
			const k = at(sleeve.inner, -1);
			const up = (a: Pt, b: Pt): Pt => mix(a, b, back);
			return [up(i, at(sleeve.outer, -2)), up(k, at(sleeve.inner, -2))];
		};
		if (cut.reach < 0.6) sketch.seam(cuffLine(0.36), z, sleeve.form, ink, 0.84, 0.9);
	}
}
