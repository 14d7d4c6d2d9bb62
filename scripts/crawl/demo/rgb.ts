/** A colour as drawn. */

/** sRGB, 0..255. */
export type Rgb = readonly [r: number, g: number, b: number];
