import { describe, expect, it } from 'vitest';
import { sniffImage } from '../../../src/lib/vision/image/sniff';
import { randomFrom } from '../colour/synthetic-garment';
import { apng, bmp, files, heic, SIZE } from './photos';

const text = (value: string) => new TextEncoder().encode(value);

describe('facts of files written by libvips', () => {
	it.each([
		['jpeg', 'jpeg', false, 'rgb'],
		['progressiveJpeg', 'jpeg', false, 'rgb'],
		['greyJpeg', 'jpeg', false, 'grey'],
		['cmykJpeg', 'jpeg', false, 'cmyk'],
		['png', 'png', false, 'rgb'],
		['greyPng', 'png', false, 'grey'],
		['gif', 'gif', false, 'rgb'],
		['animatedGif', 'gif', true, 'rgb'],
		['webp', 'webp', false, 'rgb'],
		['losslessWebp', 'webp', false, 'rgb'],
		['animatedWebp', 'webp', true, 'rgb'],
		['avif', 'avif', false, 'rgb']
	] as const)('%s', async (name, format, animated, colourModel) => {
		const bytes = await files[name]();
		const byteLength = bytes.length;
		const expected = { format, ...SIZE, animated, colourModel, complete: true, byteLength };
		expect(sniffImage(bytes)).toEqual(expected);
	});

	it.each(Object.entries(files))('%s cut in half is not complete', async (_, make) => {
		const bytes = await make();
		const half = sniffImage(bytes.subarray(0, Math.floor(bytes.length / 2)));
		// The first frame of a GIF is all that is used.
		expect(half.complete).toBe(half.format === 'gif' && half.animated);
	});
});

describe('facts of files written by hand', () => {
	it('reads HEIC', () => {
		expect(sniffImage(heic())).toMatchObject({ format: 'heic', ...SIZE, complete: true });
		expect(sniffImage(heic().subarray(0, -4)).complete).toBe(false);
	});

	it('reads BMP, bottom-up and top-down', () => {
		expect(sniffImage(bmp())).toMatchObject({ format: 'bmp', ...SIZE, complete: true });
		expect(sniffImage(bmp(-SIZE.heightPx))).toMatchObject({ ...SIZE, complete: true });
		expect(sniffImage(bmp().subarray(0, -1)).complete).toBe(false);
	});

	it('tells an animated PNG from one with a single frame', async () => {
		expect(sniffImage(await apng(3))).toMatchObject({ format: 'png', animated: true, ...SIZE });
		expect(sniffImage(await apng(1)).animated).toBe(false);
	});

	it.each([
		'<svg xmlns="http://www.w3.org/2000/svg"/>',
		'\ufeff<?xml version="1.0"?>\n<!-- made > by hand --><svg width="4">',
		'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [ <!ENTITY a "b"> ]><svg>',
		'<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>'
	])('knows SVG: %s', (document) => {
		expect(sniffImage(text(document)).format).toBe('svg');
	});

	it.each(['', 'BMW is no bitmap', '<html><svg/></html>', 'GIF88a', '<!-- no end', '{"a":1}'])(
		'does not take %j for an image',
		(document) => {
			expect(sniffImage(text(document))).toMatchObject({ format: 'unknown', complete: false });
		}
	);

	it('is not misled by the end marker of a thumbnail in a JPEG segment', async () => {
		const jpeg = await files.jpeg();
		const segment = [0xff, 0xe1, 0, 8, 0xff, 0xda, 0xff, 0xd9, 0xff, 0xd9];
		const withThumbnail = Uint8Array.from([
			...jpeg.subarray(0, 2),
			...segment,
			...jpeg.subarray(2)
		]);
		expect(sniffImage(withThumbnail)).toMatchObject({ ...SIZE, complete: true });
		expect(sniffImage(withThumbnail.subarray(0, -2)).complete).toBe(false);
	});
});

describe('garbage', () => {
	it('never throws: 2,000 damaged files of every format', async () => {
		const random = randomFrom(1);
		const originals = [...(await Promise.all(Object.values(files).map((make) => make())))];
		originals.push(heic(), bmp(), await apng(2), text('<?xml?><!-- --><svg>'));
		for (let round = 0; round < 2000; round++) {
			const bytes = (originals[round % originals.length] ?? new Uint8Array()).slice();
			const hits = 1 + Math.floor(random() * 40);
			// Mostly the header is hit: that is where lengths and counts are.
			const reach = random() < 0.7 ? Math.min(200, bytes.length) : bytes.length;
			for (let hit = 0; hit < hits; hit++) {
				bytes[Math.floor(random() * reach)] = random() < 0.3 ? 255 : Math.floor(random() * 256);
			}
			const facts = sniffImage(bytes.subarray(0, Math.ceil(random() * bytes.length)));
			expect(facts.widthPx).toBeGreaterThanOrEqual(0);
			expect(facts.heightPx).toBeGreaterThanOrEqual(0);
		}
	});

	it.each([
		['JPEG of nothing but fill bytes', [0xff, 0xd8, 0xff], 0xff],
		['JPEG of segments without a length', [0xff, 0xd8, 0xff, 0xe0], 0],
		['PNG of empty chunks', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 0],
		['GIF of one-byte blocks', [...text('GIF89a'), 9, 0, 9, 0, 0, 0, 0, 0x21, 1], 1]
	])(
		'comes to an end: %s',
		(_, head, fill) => {
			const bytes = new Uint8Array(1_000_000).fill(fill);
			bytes.set(head);
			// A walk that does not advance would never come back.
			expect(sniffImage(bytes).complete).toBe(false);
		},
		20_000
	);

	it('survives an AVIF whose item table overflows an argument list', () => {
		const ipma = new Uint8Array(1_200_000);
		const view = new DataView(ipma.buffer);
		view.setUint32(0, ipma.length);
		ipma.set(text('ipma'), 4);
		view.setUint32(12, 390_000);
		const wrap = (type: string, content: Uint8Array, pad = 0) => {
			const whole = new Uint8Array(8 + pad + content.length);
			new DataView(whole.buffer).setUint32(0, whole.length);
			whole.set(text(type), 4);
			whole.set(content, 8 + pad);
			return whole;
		};
		const head = wrap('ftyp', text('avif\0\0\0\0avif'));
		const meta = wrap('meta', wrap('iprp', ipma), 4);
		const file = new Uint8Array(head.length + meta.length);
		file.set(head);
		file.set(meta, head.length);
		expect(sniffImage(file)).toMatchObject({ format: 'avif', widthPx: 0 });
	});
});
