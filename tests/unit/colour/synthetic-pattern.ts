/** Where each dye of a drawn garment lies. */

export const KINDS = ['plain', 'stripe', 'block', 'check', 'logo', 'melange'] as const;
export type Kind = (typeof KINDS)[number];

/** Share of each of up to three dyes at a place; they sum to 1, edges are one pixel soft. */
export type Pattern = (x: number, y: number) => readonly [number, number, number];

const soft = (distancePx: number): number => Math.min(Math.max(distancePx + 0.5, 0), 1);

/** 1 within the last `width` of each period, 0 elsewhere. */
function band(at: number, periodPx: number, width: number): number {
	const phase = (at / periodPx) % 1;
	return soft(Math.min(phase - (1 - width), 1 - phase) * periodPx);
}

export function patternOf(
	kind: Kind,
	dyeCount: number,
	sizePx: number,
	random: () => number
): Pattern {
	const periodPx = sizePx * (0.06 + 0.1 * random());
	const radiusPx = sizePx * (0.07 + 0.05 * random());
	const cut = dyeCount === 3 ? 0.4 : 0.4 + 0.3 * random();
	switch (kind) {
		case 'plain':
		case 'melange':
			return () => [1, 0, 0];
		case 'logo':
			return (x, y) => {
				const share = soft(radiusPx - Math.hypot(x - sizePx / 2, y - sizePx * 0.4));
				return [1 - share, share, 0];
			};
		case 'block':
			return (_, y) => {
				const second = soft(y - cut * sizePx);
				const third = dyeCount === 3 ? soft(y - 0.7 * sizePx) : 0;
				return [1 - second, second - third, third];
			};
		case 'check':
			return (x, y) => {
				const share = Math.max(band(x, periodPx, 0.25), band(y, periodPx, 0.25));
				return [1 - share, share, 0];
			};
		case 'stripe':
			return (_, y) => {
				const share = band(y, periodPx, 0.4);
				const odd = dyeCount === 3 && Math.floor(y / periodPx) % 2 === 1;
				return [1 - share, odd ? 0 : share, odd ? share : 0];
			};
	}
}
