/** Cloth colours: hex values known to belong to each of the 32 colour labels. */
import type { Random } from './random';
import type { Rgb } from './types';

/** Clear examples per label; the ones close to another label's are left out on purpose. */
export const LABEL_HEX = {
	black: ['#161616', '#1b1b1d', '#121214'],
	charcoal: ['#3c3e42', '#46484c'],
	gray: ['#848484', '#7c7e80', '#8d8f91'],
	light_gray: ['#c8c9ca', '#c0c2c4'],
	white: ['#fbfbfa', '#f6f7f7'],
	ivory: ['#f3ead7', '#efe6cc'],
	beige: ['#d9c5a3', '#dcc9a9', '#d2bd98'],
	taupe: ['#a39176', '#8e8279', '#a8977e'],
	camel: ['#b98749', '#bf935f'],
	brown: ['#7b4b2a', '#6f4e37'],
	dark_brown: ['#3f2a1e', '#422518'],
	red: ['#c8102e', '#be0032', '#d8232f'],
	burgundy: ['#6d1a2d', '#722f37', '#5f1228'],
	rust: ['#a4442a', '#9e4732', '#b04d31'],
	coral: ['#f2766b', '#f88379'],
	lavender: ['#c4b4e0', '#b9a6d8'],
	pink: ['#e4609a', '#de6fa1'],
	light_pink: ['#f4c6cf', '#f6c9cc'],
	orange: ['#f07a24', '#f38400'],
	peach: ['#fbc29d', '#f9c6a8'],
	yellow: ['#f7d23e', '#fada5e', '#f9e46b'],
	mustard: ['#c99a2e', '#d4ac2b'],
	mint: ['#a8dcc4', '#8ed1b2'],
	green: ['#1f8a4c', '#3b9a5b', '#44a12b'],
	dark_green: ['#1b4d3e', '#1f5135'],
	olive: ['#5b5a35', '#6b6b3a'],
	sky_blue: ['#a9cdea', '#a1caf1', '#b4d1e8'],
	blue: ['#1f5fbf', '#2d6fd6', '#1a4fb4'],
	navy: ['#1b2a49', '#202a44', '#1c2951'],
	denim: ['#58799e', '#4a6b8f', '#6c8bab'],
	teal: ['#0f6b6d', '#1e7a80'],
	purple: ['#6c3f92', '#7e4aa0']
} as const satisfies Record<string, readonly string[]>;

export type Label = keyof typeof LABEL_HEX;
export const LABELS = Object.keys(LABEL_HEX) as Label[];

export interface Swatch {
	readonly label: Label;
	readonly hex: string;
	readonly rgb: Rgb;
}

export function hexToRgb(hex: string): Rgb {
	const v = Number.parseInt(hex.slice(1), 16);
	return [v >> 16, (v >> 8) & 255, v & 255];
}

export function rgbToHex(rgb: Rgb): string {
	return `#${rgb.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`;
}

/** A cloth colour of the label, at most 3 of 255 per channel off a clear example. */
export function swatch(random: Random, label: Label): Swatch {
	const base = hexToRgb(random.pick(LABEL_HEX[label]));
	const nudge = (c: number) => Math.round(Math.min(255, Math.max(0, c + random.jitter(3))));
	const rgb: Rgb = [nudge(base[0]), nudge(base[1]), nudge(base[2])];
	return { label, hex: rgbToHex(rgb), rgb };
}

/** Lightness 0 … 100 and two opponent axes; a coarse CIELAB, enough to keep colours apart. */
export function roughLab(rgb: Rgb): readonly [number, number, number] {
	const lin = rgb.map((c) => ((c / 255 + 0.055) / 1.055) ** 2.4) as [number, number, number];
	const f = (t: number) => Math.cbrt(Math.max(t, 0));
	const x = f((0.4124 * lin[0] + 0.3576 * lin[1] + 0.1805 * lin[2]) / 0.9505);
	const y = f(0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]);
	const z = f((0.0193 * lin[0] + 0.1192 * lin[1] + 0.9505 * lin[2]) / 1.089);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function distance(a: Rgb, b: Rgb): number {
	const [p, q] = [roughLab(a), roughLab(b)];
	return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** What shops combine: each colour with those that sit well beside it. */
const NEUTRAL: readonly Label[] = ['white', 'ivory', 'black', 'navy', 'beige', 'light_gray'];
const WARM: readonly Label[] = ['camel', 'rust', 'burgundy', 'mustard', 'brown', 'coral'];
const COOL: readonly Label[] = ['denim', 'sky_blue', 'dark_green', 'teal', 'blue', 'mint'];

/** Colours for a patterned cloth; neighbours in it stay at least 28 apart in rough CIELAB. */
export function palette(random: Random, main: Label, count: number): Swatch[] {
	const colours = [swatch(random, main)];
	const family = random.chance(0.5) ? WARM : COOL;
	for (let tries = 0; colours.length < count && tries < 60; tries++) {
		const from = colours.length === 1 || random.chance(0.4) ? NEUTRAL : family;
		const next = swatch(random, random.pick(tries > 30 ? LABELS : from));
		if (colours.every((c) => c.label !== next.label && distance(c.rgb, next.rgb) > 28)) {
			colours.push(next);
		}
	}
	return colours;
}
