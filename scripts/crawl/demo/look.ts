/** How a person looks: skin, hair and shoes. */
import type { FootWear } from './footwear';
import type { HairStyle } from './hair';
import { at } from './path';
import type { Random } from './random';
import type { Rgb } from './types';

export const SKIN: readonly Rgb[] = [
	[242, 209, 184],
	[233, 194, 164],
	[222, 177, 143],
	[201, 152, 116],
	[164, 115, 82],
	[122, 82, 58],
	[92, 61, 45]
];
export const HAIR: readonly Rgb[] = [
	[26, 22, 21],
	[38, 29, 25],
	[60, 41, 30],
	[88, 58, 38],
	[128, 88, 54],
	[176, 136, 88],
	[112, 52, 34]
];

export interface Look {
	readonly skin: Rgb;
	readonly hair: Rgb;
	readonly style: HairStyle;
	readonly shoes: FootWear;
	readonly shoeRgb: Rgb;
}

/** A look drawn from varied skin tones, hair colours and styles. */
export function lookOf(random: Random, build: 'f' | 'm', shoeRgb: Rgb): Look {
	const styles: readonly HairStyle[] =
		build === 'f'
			? ['long', 'long', 'wavy', 'bob', 'bun', 'ponytail', 'curly']
			: ['short', 'short', 'crop', 'curly'];
	const index = random.int(0, SKIN.length - 1);
	return {
		skin: at(SKIN, index),
		hair: index > 3 ? at(HAIR, random.int(0, 2)) : random.pick(HAIR),
		style: random.pick(styles),
		shoes: random.pick(
			build === 'f'
				? (['sneaker', 'boot', 'flat', 'heel'] as const)
				: (['sneaker', 'sneaker', 'boot', 'flat'] as const)
		),
		shoeRgb
	};
}
