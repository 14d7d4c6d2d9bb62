/** Skin and hair as inks. */
import { type Ink, form } from './sketch';
import type { Surface, Weave } from './surface';
import { STIFF } from './trim';
import type { PartClass, Rgb } from './types';

export function solidInk(role: PartClass, rgb: Rgb, weave: Weave, sheen = 0.1): Ink {
	const surface: Surface = { colours: [rgb], pattern: { kind: 'solid', index: 0 }, weave, sheen };
	return { role, sold: false, surface };
}

export const flesh = form({ round: 20, bulge: 0.72, wrinkle: { ...STIFF } });
