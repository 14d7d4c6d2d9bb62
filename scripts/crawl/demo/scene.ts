/** Composes one product photo: what is sold, how it is shown, where it lies or stands. */
import { paintBackground } from './backgrounds';
import { type Cloth, clothOf } from './cloth';
import type { Design, DrawContext, Line } from './design';
import { designOf } from './designs';
import { mannequin } from './frame';
import { dressFigure } from './outfit';
import { type Label, distance, hexToRgb } from './palette';
import { at } from './path';
import { PHOTO, type Placement, fit } from './placement';
import type { Random } from './random';
import { type Scene, backToFront } from './render';
import { type Ink, Sketch } from './sketch';
import { mainColour } from './stock';
import type { BackgroundName, Pose } from './types';

export interface Composition {
	readonly design: Design;
	readonly cloth: Cloth;
	readonly worn: boolean;
	readonly pose: Pose | null;
	readonly background: BackgroundName;
	readonly scene: Scene;
}

/** How often a line is shown on a figure. */
const WORN: Partial<Record<Design['place'], number>> = {
	upper: 0.33,
	lower: 0.38,
	whole: 0.4,
	over: 0.4,
	hand: 0.2,
	head: 0.3,
	feet: 0
};

const FLAT: Record<Exclude<BackgroundName, 'studio' | 'street'>, number> = {
	white: 3,
	grey: 3,
	paper: 2,
	wood: 1.3,
	fabric: 1.3
};

/** Full length, or closer in when the item is on the upper body. */
function figurePlacement(random: Random, design: Design): Placement {
	const close =
		(design.place === 'upper' || design.place === 'over') &&
		design.length !== 'long' &&
		random.chance(0.42);
	const near =
		design.place === 'head'
			? random.range(1.35, 1.7)
			: close
				? random.range(0.98, 1.16)
				: random.range(0.7, 0.755);
	const head =
		design.place === 'head'
			? random.range(82, 104)
			: close
				? random.range(44, 66)
				: random.range(26, 40);
	return {
		scale: near,
		x: PHOTO.width / 2 + random.jitter(close ? 14 : 34),
		y: head,
		turn: random.jitter(0.012)
	};
}

function contextOf(random: Random, cloth: Cloth, design: Design): DrawContext {
	const onChest = design.chestPrint;
	return {
		tucked: random.chance(0.4),
		graphic: onChest && cloth.motif === 'graphic',
		raglan: onChest && cloth.motif === 'block' && cloth.surface.pattern.kind === 'solid'
	};
}

/** What is sold, before anything is drawn: takes the same draws from `random` as a composition does. */
export function chooseGarment(
	random: Random,
	line: Line,
	wanted: Label
): { design: Design; main: Label; cloth: Cloth } {
	const design = designOf(random.fork('design'), line);
	const main = mainColour(random, design.material, wanted);
	// Forked before the pattern is drawn: a fork depends on what was drawn before it.
	const forCloth = random.fork('cloth');
	const pattern = random.weighted(design.patterns);
	const cloth = clothOf(forCloth, design.material, pattern, main, design.chestPrint);
	return { design, main, cloth };
}

/** A composition of the line in the wanted main colour. */
export async function compose(random: Random, line: Line, wanted: Label): Promise<Composition> {
	const { design, main, cloth } = chooseGarment(random, line, wanted);
	const ink: Ink = { role: design.role, sold: true, surface: cloth.surface };
	const context = contextOf(random, cloth, design);
	const worn = random.chance(WORN[design.place] ?? 0);
	const seed = random.int(1, 1e6);
	if (worn) {
		// from behind, a chest print would not show
		const backable = !context.graphic && design.place !== 'hand' && design.place !== 'head';
		const pose: Pose = backable && random.chance(0.2) ? 'back' : 'front';
		const { sketch, frame } = dressFigure(random.fork('figure'), design, ink, context, main, pose);
		const placement = figurePlacement(random, design);
		const background: BackgroundName = random.chance(0.55) ? 'street' : 'studio';
		const feet = frame.legs.map((leg) => at(leg, -1));
		const backdrop = await paintBackground(random.fork('ground'), background, {
			groundY: placement.y + 781 * placement.scale,
			feetX: feet.map(([x]) => placement.x + x * placement.scale),
			reach: 62 * placement.scale
		});
		const scene = {
			layers: backToFront(sketch.layers),
			placement,
			backdrop,
			castShadow: false,
			seed
		};
		return { design, cloth, worn, pose, background, scene };
	}
	const sketch = new Sketch();
	const frame = mannequin(design.build, design.armAngle, random.range(6, 16));
	design.draw(random.fork('draw'), sketch, frame, ink, { ...context, tucked: false });
	let background = random.weighted(FLAT);
	// white on white has no outline: such items lie on something darker
	if (background === 'white' && distance(at(cloth.surface.colours, 0), hexToRgb('#fafafa')) < 14)
		background = 'grey';
	const small = design.place === 'head' || design.place === 'feet' || design.place === 'hand';
	const margin = small ? random.range(66, 92) : random.range(26, 42);
	const turn =
		background === 'wood' || background === 'fabric' ? random.jitter(0.06) : random.jitter(0.012);
	const layers = backToFront(sketch.layers);
	const backdrop = await paintBackground(random.fork('ground'), background, {
		groundY: 0,
		feetX: [],
		reach: 1
	});
	const scene = {
		layers,
		placement: fit(layers, margin, margin + 8, turn),
		backdrop,
		castShadow: true,
		seed
	};
	return { design, cloth, worn, pose: null, background, scene };
}
