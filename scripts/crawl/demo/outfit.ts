/** Dresses a figure: the item for sale, and quiet clothes that complete it. */
import { clothOf } from './cloth';
import type { Design, DrawContext } from './design';
import { designOf } from './designs';
import { drawFigure } from './figure';
import type { FootWear } from './footwear';
import { type Frame, stance } from './frame';
import { lookOf } from './look';
import { LABEL_HEX, type Label, hexToRgb } from './palette';
import type { Random } from './random';
import { type Ink, Sketch } from './sketch';
import type { Pose } from './types';

const QUIET_TOPS: readonly Label[] = [
	'white',
	'ivory',
	'light_gray',
	'black',
	'gray',
	'beige',
	'navy'
];
const QUIET_BOTTOMS: readonly Label[] = [
	'black',
	'charcoal',
	'navy',
	'denim',
	'beige',
	'ivory',
	'gray',
	'taupe'
];
const SHOE: readonly Label[] = ['black', 'black', 'white', 'brown', 'dark_brown', 'beige', 'gray'];
const QUIET: DrawContext = { tucked: false, graphic: false, raglan: false };

function quietInk(random: Random, design: Design, labels: readonly Label[], not: Label): Ink {
	const label = random.pick(labels.filter((l) => l !== not));
	const cloth = clothOf(
		random,
		design.material,
		'plain',
		design.material === 'denim' ? 'denim' : label,
		false
	);
	return { role: design.role, sold: false, surface: cloth.surface };
}

/** Draws a design of one line, asking again until it satisfies `fits`. */
function designWhere(
	random: Random,
	pick: () => Parameters<typeof designOf>[1],
	fits: (d: Design) => boolean
): Design {
	for (;;) {
		const design = designOf(random, pick());
		if (fits(design)) return design;
	}
}

export interface Outfit {
	readonly sketch: Sketch;
	readonly frame: Frame;
	readonly footWear: FootWear;
}

/** A figure in `design`, completed by neutral clothes of a colour other than `main`. */
export function dressFigure(
	random: Random,
	design: Design,
	ink: Ink,
	context: DrawContext,
	main: Label,
	pose: Pose
): Outfit {
	const sketch = new Sketch();
	const { build } = design;
	const posed = stance(random, build, pose === 'back');
	const bareHip = design.place === 'whole' || design.category === 'skirt';
	// a hand can only vanish where there is a pocket
	const noPocket = bareHip && posed.hands.includes('pocket');
	const handBusy = design.place === 'hand';
	const frame = noPocket || handBusy ? relaxed(random, build, pose) : posed;
	const look = lookOf(random, build, hexToRgb(random.pick(LABEL_HEX[random.pick(SHOE)])));
	drawFigure(random, sketch, frame, look);
	const needsTop = design.place !== 'upper' && design.place !== 'whole';
	const needsBottom = design.place !== 'lower' && design.place !== 'whole';
	const lowerTucks = design.place === 'lower' || random.chance(0.5);
	if (needsBottom) {
		const skirtToo = build === 'f' && !frame.hands.includes('pocket') && random.chance(0.35);
		const bottom = designWhere(
			random,
			() => (skirtToo ? 'Skirt' : random.chance(0.15) ? 'Shorts' : 'Pants'),
			(d) => skirtToo || d.build === build
		);
		bottom.draw(random, sketch, frame, quietInk(random, bottom, QUIET_BOTTOMS, main), QUIET);
	}
	if (needsTop) {
		const over = design.place === 'over';
		const top = designWhere(
			random,
			() =>
				over
					? random.pick(['T-Shirt', 'Longsleeve', 'Shirt'] as const)
					: random.pick(['T-Shirt', 'Longsleeve', 'Shirt', 'Blouse', 'Top'] as const),
			(d) =>
				(d.build === build || build === 'm') &&
				d.cut !== 'oversize' &&
				(build === 'f' ||
					(d.neckline !== 'square' &&
						d.length !== 'crop' &&
						d.kind !== 'Top' &&
						d.kind !== 'Blouse'))
		);
		top.draw(random, sketch, frame, quietInk(random, top, QUIET_TOPS, main), {
			...QUIET,
			tucked: lowerTucks
		});
	}
	design.draw(random, sketch, frame, ink, {
		...context,
		tucked: design.place === 'upper' && context.tucked
	});
	return { sketch, frame, footWear: look.shoes };
}

/** A stance with both hands free. */
function relaxed(random: Random, build: 'f' | 'm', pose: Pose): Frame {
	for (;;) {
		const frame = stance(random, build, pose === 'back');
		if (frame.hands.every((hand) => hand === 'down')) return frame;
	}
}
