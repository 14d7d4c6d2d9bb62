/** Small image files of every kind, written by sharp (libvips) or by hand where it cannot. */

import sharp, { type Sharp } from 'sharp';

const WIDTH_PX = 48;
const HEIGHT_PX = 40;
export const SIZE = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX };

/** A picture with some detail, so that the coded data has a length worth cutting. */
export function picture(widthPx = WIDTH_PX, heightPx = HEIGHT_PX): Sharp {
	const rgb = new Uint8Array(widthPx * heightPx * 3).map((_, i) => (i * i * 31 + i * 7) % 256);
	return sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}

const bytesOf = async (image: Sharp): Promise<Uint8Array> => new Uint8Array(await image.toBuffer());

async function animation(): Promise<Sharp> {
	const frames = await Promise.all(
		['#ff0000', '#0000ff'].map((background) =>
			sharp({ create: { width: WIDTH_PX, height: HEIGHT_PX, channels: 3, background } })
				.png()
				.toBuffer()
		)
	);
	return sharp(frames, { join: { animated: true } });
}

const u32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
const text = (value: string): number[] => Array.from(new TextEncoder().encode(value));

/** PNG with an animation control chunk after its header chunk (33 bytes in). */
export async function apng(frames: number): Promise<Uint8Array> {
	const png = await bytesOf(picture().png());
	const control = [...u32(8), ...text('acTL'), ...u32(frames), ...u32(0), ...u32(0)];
	return Uint8Array.from([...png.subarray(0, 33), ...control, ...png.subarray(33)]);
}

/** A 24-bit BMP with its rows; a negative height would be top-down. */
export function bmp(heightField = HEIGHT_PX): Uint8Array {
	const rowBytes = Math.ceil((WIDTH_PX * 3) / 4) * 4;
	const bytes = new Uint8Array(54 + rowBytes * HEIGHT_PX);
	const view = new DataView(bytes.buffer);
	bytes.set(text('BM'));
	view.setUint32(2, bytes.length, true);
	view.setUint32(10, 54, true);
	view.setUint32(14, 40, true);
	view.setInt32(18, WIDTH_PX, true);
	view.setInt32(22, heightField, true);
	view.setUint16(26, 1, true);
	view.setUint16(28, 24, true);
	return bytes;
}

const box = (type: string, ...content: number[][]): number[] => {
	const body = content.flat();
	return [...u32(8 + body.length), ...text(type), ...body];
};

/** The boxes of a HEIC file that hold its size (ISO/IEC 23008-12), and a media box of 16 bytes. */
export function heic(): Uint8Array {
	const sizeBox = box('ispe', u32(0), u32(WIDTH_PX), u32(HEIGHT_PX));
	const primary = box('pitm', u32(0), [0, 1]);
	const links = box('ipma', u32(0), u32(1), [0, 1], [1, 1]);
	return Uint8Array.from([
		...box('ftyp', text('heic'), u32(0), text('mif1'), text('heic')),
		...box('meta', u32(0), primary, box('iprp', box('ipco', sizeBox), links)),
		...box(
			'mdat',
			Array.from({ length: 16 }, () => 7)
		)
	]);
}

export const files = {
	jpeg: () => bytesOf(picture().jpeg()),
	progressiveJpeg: () => bytesOf(picture().jpeg({ progressive: true })),
	greyJpeg: () => bytesOf(picture().toColourspace('b-w').jpeg()),
	cmykJpeg: () => bytesOf(picture().toColourspace('cmyk').jpeg()),
	png: () => bytesOf(picture().png()),
	greyPng: () => bytesOf(picture().toColourspace('b-w').png()),
	gif: () => bytesOf(picture().gif()),
	animatedGif: async () => bytesOf((await animation()).gif()),
	webp: () => bytesOf(picture().webp()),
	losslessWebp: () => bytesOf(picture().webp({ lossless: true })),
	animatedWebp: async () => bytesOf((await animation()).webp()),
	avif: () => bytesOf(picture().avif())
};
