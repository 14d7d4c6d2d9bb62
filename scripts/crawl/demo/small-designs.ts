/** Draws of hats, shoes and bags. */
import { type BagCut, drawBag } from './bags';
import type { Design } from './design';
import { type HatCut, drawHat } from './hats';
import type { Random } from './random';
import { type ShoeCut, drawShoes } from './shoes';

export function designSmall(random: Random, line: 'Hat' | 'Shoes' | 'bag'): Design {
	const common = { build: 'f', chestPrint: false, armAngle: 0.3 } as const;
	if (line === 'Hat') {
		const cut = random.pick<HatCut>(['cap', 'cap', 'bucket', 'beanie', 'fedora', 'sun']);
		const material = (
			{ cap: 'cotton', bucket: 'canvas', beanie: 'knit', fedora: 'wool', sun: 'straw' } as const
		)[cut];
		return {
			...common,
			kind: 'Hat',
			category: 'hat',
			role: 'hat',
			place: 'head',
			cut,
			material,
			price: [15000, 45000],
			patterns:
				cut === 'bucket'
					? { plain: 4, check: 1.5, print: 1 }
					: cut === 'beanie'
						? { plain: 3, stripe: 1, melange: 1 }
						: { plain: 4, block: 1 },
			draw: (_r, sketch, frame, ink) => drawHat(sketch, cut, ink, frame)
		};
	}
	if (line === 'Shoes') {
		const cut = random.pick<ShoeCut>(['sneaker', 'sneaker', 'high-top', 'loafer', 'boot', 'heel']);
		const material =
			cut === 'sneaker' || cut === 'high-top'
				? random.pick(['canvas', 'leather'] as const)
				: random.pick(['leather', 'suede'] as const);
		return {
			...common,
			kind: 'Shoes',
			category: 'shoes',
			role: 'shoes',
			place: 'feet',
			cut,
			material,
			price: [39000, 129000],
			patterns: cut === 'sneaker' || cut === 'high-top' ? { plain: 2, block: 2 } : { plain: 1 },
			draw: (r, sketch, _frame, ink) => drawShoes(r, sketch, cut, ink)
		};
	}
	const cut = random.pick<BagCut>([
		'tote',
		'tote',
		'shoulder',
		'crossbody',
		'backpack',
		'bucket',
		'clutch'
	]);
	const material =
		cut === 'tote' || cut === 'backpack'
			? random.pick(['canvas', 'nylon', 'leather'] as const)
			: random.pick(['leather', 'suede'] as const);
	return {
		...common,
		kind: null,
		category: 'bag',
		role: 'bag',
		place: 'hand',
		cut,
		material,
		price: [29000, 149000],
		patterns: cut === 'tote' ? { plain: 3, stripe: 1, check: 0.7, dot: 0.5 } : { plain: 1 },
		draw: (_r, sketch, frame, ink) => {
			if (!frame.worn) {
				drawBag(sketch, cut, ink);
				return;
			}
			const [x, y] = frame.arms[1][2] ?? [90, 360];
			drawBag(sketch, cut, ink, [x + 4, y + (cut === 'clutch' ? 20 : 92)], 0.74);
		}
	};
}
