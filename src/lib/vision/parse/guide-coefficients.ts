/** Fits coarse class probabilities to the photo's colours, so that labels can follow its edges. */

import type { Raster } from '../image/raster';
import { boxMean } from '../image/box-mean';

/** Keeps flat areas from following noise; colours are 0..1. */
const EPSILON = 1e-4;
/** Values a class has in a cell: slope by red, green, blue, and offset. */
export const COEFFICIENTS = 4;

type Grid = { readonly widthPx: number; readonly heightPx: number };

type Plane = Float32Array;
/** A value in every cell, and its mean over each window. */
type Field = { readonly values: Plane; readonly mean: Plane };
type Colours = { readonly r: Field; readonly g: Field; readonly b: Field };
/** The entries of a symmetric 3 × 3 matrix in every cell. */
type Symmetric = Readonly<Record<'rr' | 'rg' | 'rb' | 'gg' | 'gb' | 'bb', Plane>>;

const fieldOf = (values: Plane, grid: Grid): Field => ({ values, mean: boxMean(values, grid) });

function colourField({ rgba, ...grid }: Raster, channel: number): Field {
	const values = new Float32Array(grid.widthPx * grid.heightPx);
	for (let i = 0; i < values.length; i++) values[i] = (rgba[i * 4 + channel] ?? 0) / 255;
	return fieldOf(values, grid);
}

/** Mean of the product less the product of the means, over each window. */
function covariance(a: Field, b: Field, grid: Grid): Plane {
	const products = new Float32Array(a.values.length);
	for (let i = 0; i < products.length; i++) products[i] = (a.values[i] ?? 0) * (b.values[i] ?? 0);
	const mean = boxMean(products, grid);
	for (let i = 0; i < mean.length; i++) {
		mean[i] = (mean[i] ?? 0) - (a.mean[i] ?? 0) * (b.mean[i] ?? 0);
	}
	return mean;
}

/** Each window's colour covariance, with `EPSILON` on its diagonal, inverted by its minors. */
function invertedSpread({ r, g, b }: Colours, grid: Grid): Symmetric {
	const rr = covariance(r, r, grid);
	const rg = covariance(r, g, grid);
	const rb = covariance(r, b, grid);
	const gg = covariance(g, g, grid);
	const gb = covariance(g, b, grid);
	const bb = covariance(b, b, grid);
	for (let i = 0; i < rr.length; i++) {
		const a00 = (rr[i] ?? 0) + EPSILON;
		const a01 = rg[i] ?? 0;
		const a02 = rb[i] ?? 0;
		const a11 = (gg[i] ?? 0) + EPSILON;
		const a12 = gb[i] ?? 0;
		const a22 = (bb[i] ?? 0) + EPSILON;
		const m00 = a11 * a22 - a12 * a12;
		const m01 = a02 * a12 - a01 * a22;
		const m02 = a01 * a12 - a02 * a11;
		const determinant = a00 * m00 + a01 * m01 + a02 * m02;
		rr[i] = m00 / determinant;
		rg[i] = m01 / determinant;
		rb[i] = m02 / determinant;
		gg[i] = (a00 * a22 - a02 * a02) / determinant;
		gb[i] = (a02 * a01 - a00 * a12) / determinant;
		bb[i] = (a00 * a11 - a01 * a01) / determinant;
	}
	return { rr, rg, rb, gg, gb, bb };
}

/**
 * Guided filter (He, Sun, Tang, PAMI 2013) with a colour guide, in windows of 3 × 3 coarse cells: in
 * each window a class's probability is fitted as slope · colour + offset, and a cell takes the mean of
 * the fits it is part of. Applied to the full photo's colours this is the fast guided filter (He, Sun, 2015).
 *
 * @param guide the photo at the coarse size
 * @param probabilities [cells, classes]
 * @returns [cells, classes, 4]: slopes by red, green, blue (colours 0..1) and offset
 */
export function guideCoefficients(
	guide: Raster,
	probabilities: Float32Array,
	classes: number
): Float32Array {
	const grid = { widthPx: guide.widthPx, heightPx: guide.heightPx };
	const cells = grid.widthPx * grid.heightPx;
	const colours = {
		r: colourField(guide, 0),
		g: colourField(guide, 1),
		b: colourField(guide, 2)
	};
	const inverse = invertedSpread(colours, grid);
	const coefficients = new Float32Array(cells * classes * COEFFICIENTS);
	const values = new Float32Array(cells);
	for (let c = 0; c < classes; c++) {
		for (let i = 0; i < cells; i++) values[i] = probabilities[i * classes + c] ?? 0;
		const fits = fitClass(fieldOf(values, grid), colours, inverse, grid);
		for (const [k, fit] of fits.entries()) {
			const smooth = boxMean(fit, grid);
			for (let i = 0, at = c * COEFFICIENTS + k; i < cells; i++, at += classes * COEFFICIENTS) {
				coefficients[at] = smooth[i] ?? 0;
			}
		}
	}
	return coefficients;
}

/** Slopes = inverse spread · covariance with the class; offset = class mean less slopes · colour mean. */
function fitClass(own: Field, colours: Colours, inverse: Symmetric, grid: Grid): Plane[] {
	const { r, g, b } = colours;
	const { rr, rg, rb, gg, gb, bb } = inverse;
	const slopeR = covariance(r, own, grid);
	const slopeG = covariance(g, own, grid);
	const slopeB = covariance(b, own, grid);
	const offset = new Float32Array(slopeR.length);
	for (let i = 0; i < offset.length; i++) {
		const byR = slopeR[i] ?? 0;
		const byG = slopeG[i] ?? 0;
		const byB = slopeB[i] ?? 0;
		const sr = (rr[i] ?? 0) * byR + (rg[i] ?? 0) * byG + (rb[i] ?? 0) * byB;
		const sg = (rg[i] ?? 0) * byR + (gg[i] ?? 0) * byG + (gb[i] ?? 0) * byB;
		const sb = (rb[i] ?? 0) * byR + (gb[i] ?? 0) * byG + (bb[i] ?? 0) * byB;
		slopeR[i] = sr;
		slopeG[i] = sg;
		slopeB[i] = sb;
		offset[i] =
			(own.mean[i] ?? 0) - sr * (r.mean[i] ?? 0) - sg * (g.mean[i] ?? 0) - sb * (b.mean[i] ?? 0);
	}
	return [slopeR, slopeG, slopeB, offset];
}
