import { describe, expect, it } from 'vitest';
import { refusePhoto } from '../../../src/lib/jobs/refuse-photo';
import { picture } from '../image/photos';

const jpeg = new Uint8Array(await picture(200, 200).jpeg().toBuffer());
const dot = new Uint8Array(await picture(1, 1).png().toBuffer());

/** A blob that tells how many of its bytes were asked for. */
function watched(bytes: Uint8Array<ArrayBuffer>): { blob: Blob; asked: () => number } {
	let asked = 0;
	const blob = new Blob([bytes]);
	const slice = blob.slice.bind(blob);
	blob.slice = (from = 0, to = blob.size) => {
		asked += Math.min(to, blob.size) - from;
		return slice(from, to);
	};
	blob.arrayBuffer = () => {
		asked += blob.size;
		return slice().arrayBuffer();
	};
	return { blob, asked: () => asked };
}

describe('a photo before any model runs', () => {
	it.each([
		['no bytes', new Uint8Array(0), 'EmptyFileError'],
		['words', new TextEncoder().encode('dear diary '.repeat(40)), 'NotAnImageError'],
		[
			'a drawing',
			new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>'),
			'VectorImageError'
		],
		['half a JPEG', jpeg.subarray(0, jpeg.length / 2), 'TruncatedPhotoError'],
		['one pixel', dot, 'PhotoTooSmallError']
	])('is refused for %s', async (_, bytes, name) => {
		await expect(refusePhoto(new Blob([bytes]))).rejects.toHaveProperty('name', name);
	});

	it('passes when it is whole', async () => {
		await expect(refusePhoto(new Blob([jpeg]))).resolves.toBeUndefined();
	});

	it('is not read in whole when its first bytes are no picture’s', async () => {
		const { blob, asked } = watched(new Uint8Array(10_000_000));
		await expect(refusePhoto(blob)).rejects.toHaveProperty('name', 'NotAnImageError');
		expect(asked()).toBeLessThan(10_000);
	});
});
