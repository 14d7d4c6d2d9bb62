/** ΔE2000, the perceived difference of two colours. */

import type { Lab } from './spaces';

const RADIAN = Math.PI / 180;
const POW_25_7 = 25 ** 7;

const hueDegrees = (b: number, a: number): number => {
	if (a === 0 && b === 0) return 0;
	const hue = Math.atan2(b, a) / RADIAN;
	return hue < 0 ? hue + 360 : hue;
};

// Math.hypot and ** 7 are several times slower, and a label search calls this 125 times.
const length = (a: number, b: number): number => Math.sqrt(a * a + b * b);

function chromaShare(chroma: number): number {
	const cubed = chroma * chroma * chroma;
	const power7 = cubed * cubed * chroma;
	return Math.sqrt(power7 / (power7 + POW_25_7));
}

/** Signed hue step from one to the other, the short way round; 0 when one has no hue. */
function hueStep(hue1: number, hue2: number, chromaProduct: number): number {
	if (chromaProduct === 0) return 0;
	const step = hue2 - hue1;
	if (step > 180) return step - 360;
	return step < -180 ? step + 360 : step;
}

function meanHue(hue1: number, hue2: number, chromaProduct: number): number {
	const sum = hue1 + hue2;
	if (chromaProduct === 0) return sum;
	if (Math.abs(hue1 - hue2) <= 180) return sum / 2;
	return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

/**
 * CIEDE2000 with kL = kC = kH = 1, after Sharma, Wu and Dalal (2005), equations 2–22.
 *
 * @returns 0 for equal colours; about 1 is just noticeable, 100 is black against white
 */
export function ciede2000(lab1: Lab, lab2: Lab): number {
	const [l1, a1, b1] = lab1;
	const [l2, a2, b2] = lab2;
	const g = 0.5 * (1 - chromaShare((length(a1, b1) + length(a2, b2)) / 2));
	const stretched1 = (1 + g) * a1;
	const stretched2 = (1 + g) * a2;
	const chroma1 = length(stretched1, b1);
	const chroma2 = length(stretched2, b2);
	const product = chroma1 * chroma2;
	const hue1 = hueDegrees(b1, stretched1);
	const hue2 = hueDegrees(b2, stretched2);

	const lightnessStep = l2 - l1;
	const chromaStep = chroma2 - chroma1;
	const hueArc = 2 * Math.sqrt(product) * Math.sin((hueStep(hue1, hue2, product) / 2) * RADIAN);

	const lightness = (l1 + l2) / 2 - 50;
	const chroma = (chroma1 + chroma2) / 2;
	const hue = meanHue(hue1, hue2, product);
	const t =
		1 -
		0.17 * Math.cos((hue - 30) * RADIAN) +
		0.24 * Math.cos(2 * hue * RADIAN) +
		0.32 * Math.cos((3 * hue + 6) * RADIAN) -
		0.2 * Math.cos((4 * hue - 63) * RADIAN);
	const lightnessScale = 1 + (0.015 * lightness ** 2) / Math.sqrt(20 + lightness ** 2);
	const chromaScale = 1 + 0.045 * chroma;
	const hueScale = 1 + 0.015 * chroma * t;
	// The rotation term straightens the blues.
	const turn = 30 * Math.exp(-(((hue - 275) / 25) ** 2));
	const rotation = -2 * chromaShare(chroma) * Math.sin(2 * turn * RADIAN);

	const dl = lightnessStep / lightnessScale;
	const dc = chromaStep / chromaScale;
	const dh = hueArc / hueScale;
	return Math.sqrt(Math.max(0, dl * dl + dc * dc + dh * dh + rotation * dc * dh));
}
