/** Backdrops of a shop's photos: sheets, a table, cloth, a studio wall. */
import { noise } from './noise';
import type { Random } from './random';
import { paintStreet } from './street';
import { draped, fill, planks, shadowed, studio, vignette } from './surfaces';
import type { BackgroundName, Rgb } from './types';

export interface Standing {
	readonly groundY: number;
	readonly feetX: readonly number[];
	readonly reach: number;
}

/** RGB bytes of a backdrop, [640 × 480 × 3]; `standing` for photos of a figure. */
export async function paintBackground(
	random: Random,
	name: BackgroundName,
	standing: Standing
): Promise<Uint8Array> {
	const seed = random.int(0, 9999);
	const { groundY, feetX, reach } = standing;
	switch (name) {
		case 'white':
			return fill([250, 250, 250], () => 1);
		case 'grey': {
			const base = random.pick<Rgb>([
				[232, 233, 234],
				[224, 225, 227],
				[238, 238, 238]
			]);
			return fill(base, (x, y) => vignette(x, y, 0.16));
		}
		case 'paper': {
			const base = random.pick<Rgb>([
				[243, 237, 227],
				[240, 231, 218],
				[246, 241, 234],
				[236, 230, 224]
			]);
			return fill(
				base,
				(x, y) => (1 + 0.006 * noise(x * 0.5, y * 0.5, seed)) * vignette(x, y, 0.1)
			);
		}
		case 'wood':
			return planks(random);
		case 'fabric':
			return draped(random);
		case 'studio':
			return shadowed(studio(random, groundY), groundY, feetX, reach);
		case 'street':
			return shadowed(await paintStreet(random, groundY), groundY, feetX, reach);
	}
}
