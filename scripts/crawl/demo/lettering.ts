/** Capital letters as strokes, so that no font is needed. */
import { pts } from './path';
import type { Pt } from './types';

/** Strokes of capital letters on a 0…4 × 0…6 grid. */
export const LETTERS: Record<string, readonly (readonly Pt[])[]> = {
	O: [pts('2 0, 0.2 1.5, 0.2 4.5, 2 6, 3.8 4.5, 3.8 1.5, 2 0')],
	T: [
		[
			[0, 0],
			[4, 0]
		],
		[
			[2, 0],
			[2, 6]
		]
	],
	L: [pts('0.4 0, 0.4 6, 3.6 6')],
	E: [
		pts('3.6 0, 0.4 0, 0.4 6, 3.6 6'),
		[
			[0.4, 3],
			[3, 3]
		]
	],
	N: [pts('0.3 6, 0.3 0, 3.7 6, 3.7 0')],
	S: [pts('3.7 0.6, 2 0, 0.4 1.2, 2 3, 3.6 4.6, 2 6, 0.3 5.3')]
};

export function polyline(points: readonly Pt[]): string {
	return points
		.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`)
		.join('');
}

export function word(text: string, centre: Pt, height: number): string {
	const k = height / 6;
	const step = 5.4 * k;
	const left = centre[0] - (text.length * step - 1.4 * k) / 2;
	return text
		.split('')
		.flatMap((letter, i) =>
			(LETTERS[letter] ?? []).map((line) =>
				polyline(
					line.map(([x, y]): Pt => [left + i * step + x * k, centre[1] - height / 2 + y * k])
				)
			)
		)
		.join('');
}
