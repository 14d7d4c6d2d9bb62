/** Files that people really drop by mistake, made on the spot. */

import sharp, { type Sharp } from 'sharp';

export type OddFile = { readonly name: string; readonly type: string; make(): Promise<Buffer> };

const stripes = async (widthPx: number, heightPx: number): Promise<Sharp> => {
	const tile = Buffer.from(
		'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="20" fill="#7a3b2e"/><rect y="20" width="40" height="20" fill="#d8c9a7"/></svg>'
	);
	const small = await sharp({
		create: { width: 400, height: 400, channels: 3, background: '#888' }
	})
		.composite([{ input: tile, tile: true }])
		.png()
		.toBuffer();
	return sharp(small).resize(widthPx, heightPx, { fit: 'fill', kernel: 'nearest' });
};

/** A GIF of two frames. */
async function animatedGif(): Promise<Buffer> {
	const frames = await Promise.all(
		['#a33', '#3a3'].map((background) =>
			sharp({ create: { width: 200, height: 260, channels: 3, background } })
				.png()
				.toBuffer()
		)
	);
	return sharp(frames, { join: { animated: true } })
		.gif({ delay: [100, 100] })
		.toBuffer();
}

async function truncatedJpeg(): Promise<Buffer> {
	const whole = await (await stripes(800, 1000)).jpeg().toBuffer();
	return whole.subarray(0, Math.floor(whole.length * 0.4));
}

/** Refused, each with its own error name. */
export const refused: readonly (OddFile & { readonly error: string })[] = [
	{
		name: 'notes.jpg',
		type: 'image/jpeg',
		error: 'NotAnImageError',
		make: async () => Buffer.from('dear diary '.repeat(40))
	},
	{
		name: 'empty.jpg',
		type: 'image/jpeg',
		error: 'EmptyFileError',
		make: async () => Buffer.alloc(0)
	},
	{ name: 'cut-short.jpg', type: 'image/jpeg', error: 'TruncatedPhotoError', make: truncatedJpeg },
	{
		name: 'dot.png',
		type: 'image/png',
		error: 'PhotoTooSmallError',
		make: async () => (await stripes(1, 1)).png().toBuffer()
	},
	{
		name: 'drawing.svg',
		type: 'image/svg+xml',
		error: 'VectorImageError',
		make: async () =>
			Buffer.from(
				'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle r="90"/></svg>'
			)
	}
];

/** Accepted, with a note of what was done. */
export const accepted: readonly (OddFile & { readonly notice: string })[] = [
	{ name: 'moving.gif', type: 'image/gif', notice: 'first-frame-only', make: animatedGif },
	{
		name: 'print.jpg',
		type: 'image/jpeg',
		notice: 'converted-from-cmyk',
		make: async () => (await stripes(600, 800)).toColourspace('cmyk').jpeg().toBuffer()
	},
	{
		name: 'panorama.jpg',
		type: 'image/jpeg',
		notice: 'scaled-down',
		make: async () => (await stripes(20_000, 1500)).jpeg().toBuffer()
	},
	{
		name: 'big.jpg',
		type: 'image/jpeg',
		notice: 'scaled-down',
		make: async () => (await stripes(8000, 6000)).jpeg().toBuffer()
	}
];

/** Nothing to wear in it. */
export const blackFrame: OddFile = {
	name: 'black.png',
	type: 'image/png',
	make: () =>
		sharp({ create: { width: 640, height: 480, channels: 3, background: '#000' } })
			.png()
			.toBuffer()
};
