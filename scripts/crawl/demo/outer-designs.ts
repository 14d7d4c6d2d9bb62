/** Draws of blazers, coats and jackets. */
import type { Material } from './cloth';
import { BUTTONS, type Design } from './design';
import type { OuterCut } from './outer-cuts';
import { drawOuter } from './outers';
import type { Random } from './random';

export function designOuter(random: Random, kind: 'Blazer' | 'Outwear'): Design {
	const cut: OuterCut =
		kind === 'Blazer'
			? 'blazer'
			: random.weighted({
					coat: 2.4,
					trench: 1.6,
					padded: 2,
					bomber: 1.6,
					cardigan: 2,
					'denim-jacket': 1.3,
					parka: 1.2
				});
	const length =
		cut === 'bomber' || cut === 'denim-jacket'
			? 'short'
			: cut === 'coat' || cut === 'trench'
				? random.pick(['knee', 'long'] as const)
				: cut === 'parka'
					? 'knee'
					: 'hip';
	const materials: Record<OuterCut, readonly Material[]> = {
		blazer: ['wool', 'twill', 'linen'],
		coat: ['wool'],
		trench: ['twill'],
		padded: ['nylon'],
		bomber: ['nylon', 'leather', 'suede'],
		cardigan: ['knit'],
		'denim-jacket': ['denim'],
		parka: ['canvas']
	};
	const open = cut === 'cardigan' ? 0.22 : random.chance(0.3) ? random.range(0.16, 0.32) : 0;
	const doubleBreasted =
		(cut === 'trench' || cut === 'coat' || cut === 'blazer') && open === 0 && random.chance(0.5);
	const button = random.pick(BUTTONS);
	const woven = cut === 'blazer' || cut === 'coat';
	return {
		kind,
		category: 'outer',
		role: 'outer',
		place: 'over',
		cut: doubleBreasted && cut !== 'trench' ? `double-breasted-${cut}` : cut,
		sleeve: 'long',
		neckline: cut === 'parka' ? 'hood' : cut === 'bomber' || cut === 'cardigan' ? 'crew' : 'lapel',
		length,
		build: random.chance(0.55) ? 'f' : 'm',
		material: random.pick(materials[cut]),
		patterns: woven
			? { plain: 5, check: 2.2, stripe: 0.6, melange: 1 }
			: cut === 'cardigan'
				? { plain: 4, stripe: 1, melange: 1 }
				: { plain: 1 },
		chestPrint: false,
		armAngle: random.range(0.13, 0.22),
		price: [59000, 289000],
		draw: (r, sketch, frame, ink) =>
			drawOuter(r, sketch, frame, { cut, length, open, doubleBreasted, button }, ink)
	};
}
