import { describe, expect, it } from 'vitest';
import { checkPhoto } from '../../../src/lib/vision/image/photo-errors';
import { sniffImage, type ImageFacts } from '../../../src/lib/vision/image/sniff';
import { files, picture } from './photos';

const GOOD: ImageFacts = {
	format: 'jpeg',
	widthPx: 1200,
	heightPx: 1600,
	animated: false,
	colourModel: 'rgb',
	complete: true,
	byteLength: 300_000
};

function nameOfRefusal(facts: ImageFacts): string {
	try {
		checkPhoto(facts);
	} catch (error) {
		return error instanceof Error ? error.name : 'not an Error';
	}
	return 'accepted';
}

describe('refused photos, each by its name', () => {
	it.each([
		['EmptyFileError', { format: 'unknown', byteLength: 0, complete: false }],
		['NotAnImageError', { format: 'unknown', complete: false }],
		['VectorImageError', { format: 'svg', widthPx: 0, heightPx: 0 }],
		['TruncatedPhotoError', { complete: false }],
		['UndecodablePhotoError', { widthPx: 0 }],
		['PhotoTooSmallError', { widthPx: 1, heightPx: 1 }],
		['PhotoTooSmallError', { heightPx: 31 }],
		['PhotoTooLargeError', { widthPx: 30_001, heightPx: 100 }],
		['PhotoTooLargeError', { widthPx: 12_000, heightPx: 10_001 }],
		['accepted', { widthPx: 32, heightPx: 32 }],
		['accepted', { widthPx: 30_000, heightPx: 4000 }],
		['accepted', { format: 'heic', widthPx: 0, heightPx: 0 }]
	] as const)('%s: %o', (name, facts) => {
		expect(nameOfRefusal({ ...GOOD, ...facts })).toBe(name);
	});

	it('holds for real bytes', async () => {
		const jpeg = await files.jpeg();
		expect(nameOfRefusal(sniffImage(new Uint8Array()))).toBe('EmptyFileError');
		expect(nameOfRefusal(sniffImage(new TextEncoder().encode('hello')))).toBe('NotAnImageError');
		expect(nameOfRefusal(sniffImage(jpeg.subarray(0, -20)))).toBe('TruncatedPhotoError');
		const dot = new Uint8Array(await picture(1, 1).png().toBuffer());
		expect(nameOfRefusal(sniffImage(dot))).toBe('PhotoTooSmallError');
	});
});

describe('notices for accepted photos', () => {
	it.each([
		[{}, []],
		[{ animated: true }, ['first-frame-only']],
		[{ colourModel: 'cmyk' }, ['converted-from-cmyk']],
		[{ widthPx: 8000, heightPx: 6000 }, ['scaled-down']],
		[{ widthPx: 20_000, heightPx: 1000 }, ['scaled-down']],
		[{ widthPx: 6000, heightPx: 4000 }, []]
	] as const)('%o', (facts, notices) => {
		expect(checkPhoto({ ...GOOD, ...facts })).toEqual(notices);
	});
});
