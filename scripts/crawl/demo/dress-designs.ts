/** Draws of dresses. */
import { BUTTONS, type Design } from './design';
import { drawDress } from './dresses';
import type { Neckline } from './necklines';
import type { Random } from './random';
import type { SkirtCut, SkirtLength } from './skirt-shape';
import type { SleeveName } from './tops';

export function designDress(random: Random): Design {
	const skirt = random.weighted<SkirtCut>({
		'a-line': 2.6,
		flare: 2.2,
		straight: 1.8,
		pleated: 1.2,
		tiered: 1.3,
		pencil: 1.2,
		wrap: 1
	});
	const length = random.pick<SkirtLength>(['mini', 'knee', 'midi', 'midi', 'long']);
	const shirt = random.chance(0.25);
	const sleeve = shirt
		? random.pick<SleeveName>(['short', 'half', 'long'])
		: random.pick<SleeveName>(['none', 'none', 'short', 'half', 'long']);
	const plainNeck =
		sleeve === 'none'
			? random.pick<Neckline>(['strap', 'crew', 'scoop', 'square', 'v'])
			: random.pick<Neckline>(['crew', 'v', 'scoop', 'square', 'boat', 'turtle']);
	const neckline: Neckline = shirt ? 'collar' : skirt === 'wrap' ? 'v' : plainNeck;
	const belt = shirt || random.chance(0.2);
	const puff = random.chance(0.3) ? random.range(5, 12) : 0;
	const button = random.pick(BUTTONS);
	return {
		kind: 'Dress',
		category: 'dress',
		role: 'dress',
		place: 'whole',
		cut: shirt ? 'shirt' : skirt,
		sleeve,
		neckline,
		length,
		build: 'f',
		material: random.pick(
			shirt
				? (['cotton', 'linen', 'denim'] as const)
				: skirt === 'pencil'
					? (['knit', 'rib', 'jersey'] as const)
					: (['cotton', 'chiffon', 'satin', 'linen'] as const)
		),
		patterns: { plain: 5, dot: 1.2, print: 2.6, stripe: 1, check: 1, block: 0.5 },
		chestPrint: false,
		armAngle: sleeve === 'long' ? 0.18 : 0.46,
		price: [39000, 129000],
		draw: (r, sketch, frame, ink) =>
			drawDress(
				r,
				sketch,
				frame,
				{ skirt, length, neckline, sleeve, belt, buttons: shirt, puff, button },
				ink
			)
	};
}
