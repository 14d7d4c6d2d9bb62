/** Conversions between sRGB, OKLab and CIELAB (D65), light enough for the inner loop. */

/** R, G, B in 0..255. */
export type Rgb = readonly [number, number, number];
/** OKLab: L in 0..1, a and b about −0.4..0.4. */
export type Oklab = readonly [number, number, number];
/** CIELAB under D65: L in 0..100, a and b about −128..128. */
export type Lab = readonly [number, number, number];

/** IEC 61966-2-1 decoding of 0..1. */
const decode = (value: number): number =>
	value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const encode = (linear: number): number =>
	linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;

const LINEAR = Float64Array.from({ length: 256 }, (_, value) => decode(value / 255));

/** Linear light (0..1) of an sRGB value from a table; between whole values interpolated (±2e-6). */
export function linearOf(value: number): number {
	const whole = Math.floor(value);
	const below = LINEAR[whole] ?? 0;
	// Reading past the table's end would slow every read.
	if (whole === value) return below;
	return below + (value - whole) * ((LINEAR[whole + 1] ?? below) - below);
}

/**
 * Writes the OKLab of an sRGB colour (Ottosson 2020, matrices of 2021-01-25) into three places of
 * `target`: for loops over pixels, where a tuple each would cost more than the conversion.
 */
export function writeOklab(
	red: number,
	green: number,
	blue: number,
	target: Float64Array,
	at: number
): void {
	const r = linearOf(red);
	const g = linearOf(green);
	const b = linearOf(blue);
	const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
	const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
	const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
	target[at] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
	target[at + 1] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
	target[at + 2] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
}

/** OKLab of an sRGB colour. */
export function oklabFromRgb([red, green, blue]: Rgb): Oklab {
	const oklab = new Float64Array(3);
	writeOklab(red, green, blue, oklab, 0);
	return [oklab[0] ?? 0, oklab[1] ?? 0, oklab[2] ?? 0];
}

const toByte = (linear: number): number =>
	Math.round(255 * Math.min(Math.max(encode(Math.max(linear, 0)), 0), 1));

/** The nearest 8-bit sRGB colour; what lies outside the gamut is clipped a channel at a time. */
export function rgbFromOklab([lightness, a, b]: Oklab): Rgb {
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
		toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
		toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
	];
}

/** XYZ of the D65 white that the sRGB matrix below gives for (1, 1, 1). */
const WHITE = [0.9504559271, 1, 1.0890577508] as const;
const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;

/** The cube root of CIE 15 with its straight part near black. */
const compress = (ratio: number): number =>
	ratio > EPSILON ? Math.cbrt(ratio) : (KAPPA * ratio + 16) / 116;

/** CIELAB of an sRGB colour, white point D65 (no adaptation to D50). */
export function labFromRgb([red, green, blue]: Rgb): Lab {
	const r = linearOf(red);
	const g = linearOf(green);
	const b = linearOf(blue);
	const x = compress((0.4123907993 * r + 0.3575843394 * g + 0.1804807884 * b) / WHITE[0]);
	const y = compress((0.2126390059 * r + 0.7151686788 * g + 0.0721923154 * b) / WHITE[1]);
	const z = compress((0.0193308187 * r + 0.1191947798 * g + 0.9505321522 * b) / WHITE[2]);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** `#rrggbb` of whole values 0..255. */
export function hexFromRgb(rgb: Rgb): string {
	return `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** @throws RangeError when the text is not `#rrggbb` */
export function rgbFromHex(hex: string): Rgb {
	if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`Not a colour: ${hex}`);
	const value = Number.parseInt(hex.slice(1), 16);
	return [value >> 16, (value >> 8) & 255, value & 255];
}
