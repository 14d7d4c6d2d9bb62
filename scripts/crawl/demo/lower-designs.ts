/** Draws of trousers, shorts and skirts. */
import type { Design } from './design';
import type { PantsCut, PantsLength } from './legs';
import { drawPants } from './pants';
import type { Random } from './random';
import type { SkirtCut, SkirtLength } from './skirt-shape';
import { drawSkirt } from './skirts';

export function designPants(random: Random, kind: 'Pants' | 'Shorts'): Design {
	const short = kind === 'Shorts';
	const cut: PantsCut = short
		? random.pick(['straight', 'wide', 'cargo', 'slim'])
		: random.weighted({
				slim: 2,
				straight: 2.2,
				wide: 2.4,
				flare: 1.5,
				jogger: 1.2,
				cargo: 1,
				tapered: 1.4
			});
	const jeans =
		random.chance(short ? 0.35 : 0.42) &&
		(cut === 'slim' || cut === 'straight' || cut === 'wide' || cut === 'flare');
	const build = cut === 'flare' || random.chance(0.5) ? 'f' : 'm';
	const length: PantsLength = short
		? build === 'm'
			? random.pick(['short', 'knee'])
			: random.pick(['mini', 'short', 'short', 'knee'])
		: cut === 'slim' || cut === 'tapered'
			? 'ankle'
			: 'long';
	const crease = !jeans && (cut === 'wide' || cut === 'tapered') && random.chance(0.6);
	const elastic = cut === 'jogger' || (short && random.chance(0.3) && !jeans);
	return {
		kind,
		category: 'pants',
		role: 'pants',
		place: 'lower',
		cut: jeans ? `${cut}-jeans` : elastic && short ? 'easy' : cut,
		length,
		build,
		material: jeans
			? 'denim'
			: cut === 'jogger'
				? 'fleece'
				: random.pick(['twill', 'cotton', 'linen', 'corduroy', 'wool']),
		patterns: jeans
			? { plain: 1 }
			: { plain: 7, check: 1.2, stripe: 0.8, melange: 0.8, print: 0.5 },
		chestPrint: false,
		armAngle: 0.3,
		price: short ? [19000, 49000] : [29000, 89000],
		draw: (r, sketch, frame, ink) =>
			drawPants(r, sketch, frame, { cut, length, jeans, crease, elastic }, ink)
	};
}

export function designSkirt(random: Random): Design {
	const cut = random.weighted<SkirtCut>({
		'a-line': 2.2,
		flare: 2.4,
		pencil: 2,
		pleated: 2,
		wrap: 1.2,
		tiered: 1.2,
		straight: 0.8
	});
	const lengths: readonly SkirtLength[] =
		cut === 'tiered'
			? ['midi', 'long']
			: cut === 'pencil'
				? ['knee', 'midi']
				: ['mini', 'knee', 'midi', 'long'];
	const length = random.pick(lengths);
	return {
		kind: 'Skirt',
		category: 'skirt',
		role: 'skirt',
		place: 'lower',
		cut,
		length,
		build: 'f',
		material: random.pick(
			cut === 'pleated'
				? (['chiffon', 'satin'] as const)
				: cut === 'pencil' || cut === 'straight'
					? (['wool', 'twill', 'leather', 'denim'] as const)
					: (['cotton', 'linen', 'satin', 'corduroy', 'denim'] as const)
		),
		patterns: { plain: 6, check: 1.3, dot: 1, print: 1.6, stripe: 0.7, block: 0.4 },
		chestPrint: false,
		armAngle: 0.3,
		price: [25000, 79000],
		draw: (r, sketch, frame, ink) => drawSkirt(r, sketch, frame, cut, length, ink)
	};
}
