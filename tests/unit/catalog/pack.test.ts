import { describe, expect, it } from 'vitest';
import {
	PICTURE_TYPES,
	decodePack,
	encodePack,
	type Picture
} from '../../../src/lib/catalog/snapshot/pack';
import { seededRandom } from './seeded-random';

const picture = (type: Picture['type'], ...bytes: number[]): Picture => ({
	type,
	bytes: Uint8Array.from(bytes)
});

describe('pack', () => {
	it('lays out header, offsets, types and pictures as the README says', () => {
		const packed = encodePack([picture('image/png', 1, 2), picture('image/jpeg', 3)]);
		const view = new DataView(packed.buffer);
		expect(new TextDecoder().decode(packed.subarray(0, 4))).toBe('OTPK');
		expect([4, 8, 12, 16, 20, 24].map((at) => view.getUint32(at, true))).toEqual([
			1, 2, 20, 0, 2, 3
		]);
		expect([...packed.subarray(28, 30)]).toEqual([0, 1]);
		expect(new TextDecoder().decode(packed.subarray(30, 50))).toBe('image/png\nimage/jpeg');
		expect([...packed.subarray(50)]).toEqual([1, 2, 3]);
	});

	it('gives back what was packed', () => {
		const random = seededRandom(11);
		for (let round = 0; round < 60; round += 1) {
			const pictures = Array.from({ length: Math.floor(random() * 20) }, () => ({
				type: PICTURE_TYPES[Math.floor(random() * PICTURE_TYPES.length)] ?? 'image/png',
				bytes: Uint8Array.from({ length: Math.floor(random() * 50) }, () => random() * 256)
			}));
			expect(decodePack(encodePack(pictures))).toEqual(pictures);
		}
	});

	it('gives every picture a buffer of its own', () => {
		const packed = encodePack([picture('image/png', 1, 2), picture('image/png', 3)]);
		expect(decodePack(packed).map(({ bytes }) => bytes.buffer.byteLength)).toEqual([2, 1]);
	});

	it('refuses damaged packs, whichever byte is hit, or reads them without a foreign error', () => {
		const packed = encodePack([picture('image/png', 1, 2), picture('image/webp', 3, 4, 5)]);
		const random = seededRandom(3);
		for (let round = 0; round < 2000; round += 1) {
			const damaged = Uint8Array.from(packed);
			damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
			const bytes = damaged.subarray(0, Math.ceil(random() * damaged.length * 1.5));
			try {
				expect(decodePack(bytes)).toHaveLength(2);
			} catch (error) {
				expect(error).toHaveProperty('name', 'SnapshotFormatError');
			}
		}
	});

	it('refuses types that could run script', () => {
		const packed = encodePack([picture('image/svg+xml' as 'image/png', 1)]);
		expect(() => decodePack(packed)).toThrow(/no allowed media type/);
	});
});
