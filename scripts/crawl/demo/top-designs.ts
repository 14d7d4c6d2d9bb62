/** Draws of tops: T-shirts, knits, hoodies, shirts, blouses, vests and bodysuits. */
import type { Material } from './cloth';
import { BUTTONS, type Design, EVEN } from './design';
import type { Neckline } from './necklines';
import type { Random } from './random';
import type { PatternName } from './surface';
import { type SleeveName, type TopCut, drawTop } from './tops';
import type { Kind } from './types';

export const NONE: Omit<TopCut, 'neckline' | 'sleeve' | 'button'> = {
	fit: 'regular',
	length: 'regular',
	front: 'plain',
	rib: false,
	pocket: 'none',
	puff: 0,
	raglan: false,
	print: false,
	tucked: false,
	body: false
};

export interface TopPlan {
	readonly cut: Omit<TopCut, 'button'>;
	readonly material: Material;
	readonly patterns: Partial<Record<PatternName, number>>;
	readonly build: 'f' | 'm';
	readonly price: readonly [number, number];
	readonly chest?: boolean;
}

export type TopKind = Exclude<
	Kind,
	'Blazer' | 'Dress' | 'Hat' | 'Outwear' | 'Pants' | 'Shoes' | 'Shorts' | 'Skirt'
>;

export function topPlan(random: Random, kind: TopKind): TopPlan {
	const anyBuild = random.chance(0.6) ? 'f' : 'm';
	const fit = random.pick(['slim', 'regular', 'regular', 'oversize'] as const);
	const sporty: Partial<Record<PatternName, number>> = {
		plain: 5,
		stripe: 2.2,
		block: 1.1,
		print: 2.2,
		melange: 1.2,
		dot: 0.3
	};
	switch (kind) {
		case 'Longsleeve': {
			const knit = random.chance(0.5);
			const neckline = random.pick<Neckline>(['crew', 'crew', 'v', 'turtle', 'boat']);
			return {
				build: anyBuild,
				material: knit ? random.pick(['knit', 'rib', 'wool']) : 'jersey',
				chest: true,
				price: [19000, 59000],
				patterns: { ...sporty, print: 1 },
				cut: {
					...NONE,
					neckline,
					sleeve: 'long',
					fit,
					rib: knit,
					length: random.chance(0.15) ? 'crop' : 'regular'
				}
			};
		}
		case 'Hoodie':
			return {
				build: anyBuild,
				material: 'fleece',
				chest: true,
				price: [32000, 69000],
				patterns: { plain: 4, melange: 2, print: 2, block: 1 },
				cut: {
					...NONE,
					neckline: 'hood',
					sleeve: 'long',
					fit: random.pick(['regular', 'oversize']),
					rib: true,
					front: random.chance(0.35) ? 'zip' : 'plain',
					pocket: 'kangaroo',
					length: random.chance(0.15) ? 'crop' : 'regular'
				}
			};
		case 'Polo': {
			const long = random.chance(0.25);
			return {
				build: random.chance(0.35) ? 'f' : 'm',
				material: random.pick(['cotton', 'knit', 'twill']),
				price: [25000, 59000],
				patterns: { plain: 5, stripe: 2.4, block: 1 },
				cut: {
					...NONE,
					neckline: 'collar',
					sleeve: long ? 'long' : 'short',
					fit,
					front: 'half-placket',
					rib: random.chance(0.35)
				}
			};
		}
		case 'Shirt':
			return {
				build: random.chance(0.4) ? 'f' : 'm',
				material: random.pick(['cotton', 'linen', 'denim', 'twill', 'corduroy']),
				price: [29000, 69000],
				patterns: { plain: 4, stripe: 2.4, check: 3, dot: 0.5, print: 0.6 },
				cut: {
					...NONE,
					neckline: 'collar',
					sleeve: random.chance(0.25) ? 'short' : 'long',
					fit,
					front: 'buttons',
					pocket: random.chance(0.6) ? 'chest' : 'none'
				}
			};
		case 'Blouse':
			return {
				build: 'f',
				material: random.pick(['chiffon', 'satin', 'cotton', 'linen']),
				price: [29000, 79000],
				patterns: EVEN,
				cut: {
					...NONE,
					neckline: random.pick<Neckline>(['v', 'square', 'boat', 'collar', 'scoop']),
					sleeve: random.pick<SleeveName>(['short', 'half', 'long', 'long']),
					fit: random.pick(['slim', 'regular']),
					puff: random.range(4, 14),
					length: random.chance(0.2) ? 'crop' : 'regular',
					front: random.chance(0.4) ? 'buttons' : 'plain'
				}
			};
		case 'Top':
			return {
				build: 'f',
				material: random.pick(['rib', 'satin', 'jersey', 'knit']),
				price: [15000, 39000],
				patterns: EVEN,
				cut: {
					...NONE,
					neckline: random.pick<Neckline>(['strap', 'square', 'halter', 'scoop']),
					sleeve: random.chance(0.75) ? 'none' : 'cap',
					fit: 'slim',
					length: random.chance(0.55) ? 'crop' : 'regular'
				}
			};
		case 'Undershirt':
			return {
				build: anyBuild,
				material: random.pick(['rib', 'jersey']),
				price: [9000, 19000],
				patterns: { plain: 6, melange: 1, stripe: 0.4 },
				cut: {
					...NONE,
					neckline: random.pick<Neckline>(['strap', 'scoop']),
					sleeve: 'none',
					fit: 'slim',
					length: random.chance(0.5) ? 'long' : 'regular'
				}
			};
		case 'Body':
			return {
				build: 'f',
				material: random.pick(['rib', 'jersey']),
				price: [19000, 42000],
				patterns: { plain: 6, stripe: 1, dot: 0.6, melange: 0.6 },
				cut: {
					...NONE,
					neckline: random.pick<Neckline>(['scoop', 'v', 'square', 'turtle', 'strap']),
					sleeve: random.pick<SleeveName>(['none', 'short', 'long']),
					fit: 'slim',
					body: true
				}
			};
		case 'T-Shirt':
			return {
				build: anyBuild,
				material: random.pick(['jersey', 'cotton']),
				chest: true,
				price: [12000, 39000],
				patterns: sporty,
				cut: {
					...NONE,
					neckline: random.pick<Neckline>(['crew', 'crew', 'crew', 'v', 'scoop']),
					sleeve: random.chance(0.18) ? 'half' : 'short',
					fit,
					pocket: random.chance(0.15) ? 'chest' : 'none',
					length: random.chance(0.14) ? 'crop' : 'regular'
				}
			};
	}
}

export function designTop(random: Random, kind: TopKind): Design {
	const plan = topPlan(random, kind);
	const { cut } = plan;
	// a strapless neck with sleeves has nothing to hang them on
	const neckline =
		cut.sleeve !== 'none' && (cut.neckline === 'strap' || cut.neckline === 'halter')
			? 'scoop'
			: cut.neckline;
	const button = random.pick(BUTTONS);
	return {
		kind,
		category: 'top',
		role: 'top',
		place: 'upper',
		cut: cut.length === 'crop' ? 'crop' : cut.front === 'zip' ? 'zip-up' : cut.fit,
		sleeve: cut.sleeve,
		neckline,
		length: cut.length,
		build: plan.build,
		material: plan.material,
		patterns: plan.patterns,
		chestPrint: plan.chest ?? false,
		armAngle: cut.sleeve === 'long' ? random.range(0.16, 0.26) : random.range(0.42, 0.58),
		price: plan.price,
		draw: (r, sketch, frame, ink, context) => {
			const inside = context.tucked && cut.length !== 'crop' && !cut.body;
			drawTop(
				r,
				sketch,
				frame,
				{
					...cut,
					neckline,
					button,
					tucked: inside || (cut.body && frame.worn),
					print: context.graphic && cut.front !== 'zip',
					raglan: context.raglan
				},
				ink
			);
		}
	};
}
