/** Trim such as buttons and soles: same class as the garment, but no colour of its palette. */
import type { Ink } from './sketch';
import type { Surface } from './surface';
import type { Rgb } from './types';

export const STIFF = { height: 0, size: 1, stretch: 1, angle: 0 } as const;
/** Trim such as buttons and zips: same class, but no colour of the palette. */
export function trim(ink: Ink, rgb: Rgb, sheen = 0.3): Ink {
	const surface: Surface = {
		colours: [rgb],
		pattern: { kind: 'solid', index: 0 },
		weave: 'smooth',
		sheen,
		trim: true
	};
	return { ...ink, surface };
}
