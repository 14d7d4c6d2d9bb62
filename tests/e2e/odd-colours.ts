/** Pictures whose colours are known, in every odd form that a browser may be given. */

import sharp from 'sharp';

const SIZE = { width: 300, height: 400 };
const flat = (background: string) => sharp({ create: { ...SIZE, channels: 3, background } });

export type OddPicture = {
	readonly name: string;
	readonly make: () => Promise<Buffer>;
	/** sRGB of the one colour there is. */
	readonly rgb: readonly [number, number, number];
	readonly label: string;
};

/** Each has one colour, and no garment. */
export const pictures: readonly OddPicture[] = [
	{
		name: 'all-black.png',
		make: () => flat('#000').png().toBuffer(),
		rgb: [0, 0, 0],
		label: 'black'
	},
	{
		name: 'all-white.png',
		make: () => flat('#fff').png().toBuffer(),
		rgb: [255, 255, 255],
		label: 'white'
	},
	{
		name: 'sixteen-bit.png',
		make: () => flat('#c8102e').toColourspace('rgb16').png().toBuffer(),
		rgb: [200, 16, 46],
		label: 'red'
	},
	{
		name: 'grey.png',
		make: () => flat('#848484').toColourspace('b-w').png().toBuffer(),
		rgb: [132, 132, 132],
		label: 'gray'
	},
	{
		// The bytes are others than of the same red in sRGB: who ignores the profile reads a duller one.
		name: 'display-p3.png',
		make: () => flat('#c8102e').withIccProfile('p3').png().toBuffer(),
		rgb: [200, 16, 46],
		label: 'red'
	}
];

export const transparent = (): Promise<Buffer> =>
	sharp({ create: { ...SIZE, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
		.png()
		.toBuffer();

/** A whole header over a spoilt picture: only the decoder finds out. */
export async function undecodable(): Promise<Buffer> {
	const bytes = await flat('#c8102e').png().toBuffer();
	const data = bytes.indexOf('IDAT') + 4;
	bytes.fill(0xff, data, data + 24);
	return bytes;
}
