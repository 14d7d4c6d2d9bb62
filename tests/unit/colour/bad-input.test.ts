/** What a palette is of pictures that show no cloth, one colour only, or are delivered oddly. */

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { extractPalette, type Palette } from '../../../src/lib/vision/colour/palette';
import type { Mask, Raster } from '../../../src/lib/vision/image/raster';

const SIZE = { widthPx: 48, heightPx: 48 };
const wholeMask: Mask = { ...SIZE, data: new Uint8Array(48 * 48).fill(1) };

function plain(...rgba: readonly [number, number, number, number]): Raster {
	const data = new Uint8ClampedArray(48 * 48 * 4);
	for (let i = 0; i < data.length; i += 4) data.set(rgba, i);
	return { ...SIZE, rgba: data };
}

/** A picture as its file comes out of the decoder: sRGB, 8 bits, with alpha. */
async function decoded(file: Buffer): Promise<Raster> {
	const rgba = await sharp(file).toColourspace('srgb').ensureAlpha().raw().toBuffer();
	return { ...SIZE, rgba: new Uint8ClampedArray(rgba) };
}

const labelsOf = ({ colours }: Palette) => colours.map(({ label, share }) => [label, share]);
const picture = (background: string) =>
	sharp({ create: { width: 48, height: 48, channels: 3, background } });

describe('extractPalette', () => {
	it('has nothing to say of an empty mask, or where all lets light through', () => {
		const nothing = {
			colours: [],
			evidence: [],
			leftOut: { shadow: 0, highlight: 0, edge: 0 },
			flags: { multicolour: false, pattern: 'plain' }
		};
		const empty = { ...SIZE, data: new Uint8Array(48 * 48) };
		expect(extractPalette(plain(200, 30, 40, 255), empty)).toEqual(nothing);
		expect(extractPalette(plain(200, 30, 40, 0), wholeMask)).toEqual(nothing);
	});

	it('reads a single pixel', () => {
		const one = { ...SIZE, data: new Uint8Array(48 * 48) };
		one.data[5 * 48 + 9] = 1;
		expect(labelsOf(extractPalette(plain(200, 30, 40, 255), one))).toEqual([['red', 1]]);
	});

	it.each([
		['all black', [0, 0, 0], 'black', '#000000'],
		['all white', [255, 255, 255], 'white', '#ffffff']
	] as const)('reads %s', (_, [r, g, b], label, hex) => {
		const palette = extractPalette(plain(r, g, b, 255), wholeMask);
		expect(labelsOf(palette)).toEqual([[label, 1]]);
		expect(palette.colours[0]).toMatchObject({ hex, share: 1 });
		expect(Object.values(palette.leftOut).every(Number.isFinite)).toBe(true);
	});

	it.each([
		['a 16-bit PNG', () => picture('#1f5fbf').toColourspace('rgb16').png(), 'blue'],
		['a grey PNG', () => picture('#848484').toColourspace('b-w').png(), 'gray'],
		['a Display P3 photo', () => picture('#c8102e').withIccProfile('p3').png(), 'red']
	])('reads %s', async (_, draw, label) => {
		const raster = await decoded(await draw().toBuffer());
		expect(labelsOf(extractPalette(raster, wholeMask))).toEqual([[label, 1]]);
	});

	it('gives numbers of which none is amiss, for any single colour', () => {
		for (const level of [0, 1, 127, 254, 255]) {
			const { colours } = extractPalette(plain(level, 255 - level, level, 255), wholeMask);
			const [colour] = colours;
			expect(colours).toHaveLength(1);
			expect([...(colour?.lab ?? []), ...(colour?.oklab ?? [])].every(Number.isFinite)).toBe(true);
		}
	});
});
