import { describe, expect, it } from 'vitest';
import { extractColours } from '../../../src/lib/vision/colour/palette';
import { BODY_LIKE, markBody, wearerOf } from '../../../src/lib/vision/colour/wearer';
import type { Mask, Raster } from '../../../src/lib/vision/image/raster';
import { randomFrom } from './synthetic-garment';

const SIDE_PX = 200;
const SKIN = [224, 172, 140];
const BLUE = [40, 70, 160];
/** Near skin, as many trousers and coats are. */
const BEIGE = [222, 184, 150];

/**
 * A photo with the wearer's arms down its left quarter, and a garment beside them whose mask takes in
 * `leakPx` of the arm.
 */
function wornPhoto(cloth: readonly number[], leakPx: number) {
	const random = randomFrom(3);
	const rgba = new Uint8ClampedArray(SIDE_PX * SIDE_PX * 4).fill(255);
	const body = new Uint8Array(SIDE_PX * SIDE_PX);
	const data = new Uint8Array(SIDE_PX * SIDE_PX);
	for (let i = 0; i < SIDE_PX * SIDE_PX; i++) {
		const x = i % SIDE_PX;
		const light = 0.92 + 0.16 * random();
		(x < 50 ? SKIN : cloth).forEach((level, c) => (rgba[i * 4 + c] = level * light));
		data[i] = x >= 50 - leakPx ? 1 : 0;
		body[i] = 1 - (data[i] ?? 0);
	}
	const size = { widthPx: SIDE_PX, heightPx: SIDE_PX };
	const photo: Raster = { ...size, rgba };
	const skin: Mask = { ...size, data: body };
	const mask: Mask = { ...size, data };
	return { photo, skin, hair: none(), mask };
}

const none = (): Mask => ({
	widthPx: SIDE_PX,
	heightPx: SIDE_PX,
	data: new Uint8Array(SIDE_PX * SIDE_PX)
});
const CORNER = { xPx: 0, yPx: 0, onTrunk: false };
const marks = ({ data }: Mask) => data.filter((value) => value === BODY_LIKE).length;

function marked(cloth: readonly number[], leakPx: number) {
	const { photo, skin, hair, mask } = wornPhoto(cloth, leakPx);
	const wearer = wearerOf(photo, skin, hair);
	if (!wearer) throw new Error('Nobody was seen.');
	return { photo, before: mask, after: markBody(photo, mask, wearer, CORNER) };
}

describe('the wearer’s own colours', () => {
	it('are no colour of the garment where the mask takes in some of the arm', () => {
		const { photo, before, after } = marked(BLUE, 8);
		expect(extractColours(photo, before)).toHaveLength(2);
		expect(extractColours(photo, after).map(({ label }) => label)).toEqual(['blue']);
	});

	it.each([
		['beige', BEIGE],
		['of the very colour of skin', SKIN]
	])('leave a garment whole that is %s', (_, cloth) => {
		const { photo, before, after } = marked(cloth, 0);
		expect(marks(after)).toBeLessThan(0.05 * SIDE_PX * SIDE_PX);
		const [[colour], [same]] = [extractColours(photo, after), extractColours(photo, before)];
		expect(colour?.label).toBe(same?.label);
		expect(colour?.share).toBeGreaterThan(0.97);
	});

	it('are not looked for far from skin', () => {
		const { photo, skin, hair, mask } = wornPhoto(BLUE, 0);
		for (let y = 60; y < 140; y++) {
			for (let x = 120; x < 180; x++) photo.rgba.set([...SKIN, 255], (y * SIDE_PX + x) * 4);
		}
		const wearer = wearerOf(photo, skin, hair);
		expect(wearer && marks(markBody(photo, mask, wearer, CORNER))).toBe(0);
	});

	it('leave the given mask as it was, and the garment’s pixels inside', () => {
		const { before, after } = marked(BLUE, 8);
		expect(marks(before)).toBe(0);
		expect(marks(after)).toBeGreaterThan(0);
		expect(after.data.map((value) => Number(value > 0))).toEqual(before.data);
	});

	it('are not known where hardly anything of the body is seen', () => {
		const { photo, hair } = wornPhoto(BLUE, 0);
		const skin = none();
		skin.data.fill(1, 0, 40);
		expect(wearerOf(photo, skin, hair)).toBeUndefined();
	});

	it('are not read from skin or hair of another size', () => {
		const { photo, skin, hair } = wornPhoto(BLUE, 0);
		const other = { widthPx: 2, heightPx: 2, data: new Uint8Array(4) };
		expect(() => wearerOf(photo, other, hair)).toThrow(RangeError);
		expect(() => wearerOf(photo, skin, other)).toThrow(RangeError);
	});

	it('are known from hair alone', () => {
		const { photo, skin, hair } = wornPhoto(BLUE, 0);
		const [all, no] = [wearerOf(photo, skin, hair), wearerOf(photo, hair, skin)];
		expect(no?.tones).toEqual(all?.tones);
		expect([all?.skinPx, no?.skinPx]).toEqual([50 * SIDE_PX, 0]);
	});
});

/** Underwear on a body that fills the photo; the mask takes the belly for cloth, far from what is called skin. */
function underwear(colour: readonly number[]) {
	const photo: Raster = { ...none(), rgba: new Uint8ClampedArray(SIDE_PX * SIDE_PX * 4) };
	const [skin, mask] = [none(), none()];
	const random = randomFrom(5);
	for (let y = 0, i = 0; y < SIDE_PX; y++) {
		for (let x = 0; x < SIDE_PX; x++, i++) {
			const inMask = x >= 60 && x < 140 && y >= 60 && y < 140;
			const light = 0.92 + 0.16 * random();
			const cloth = inMask && y >= 110 ? colour : SKIN;
			photo.rgba.set([...cloth.map((level) => level * light), 255], i * 4);
			mask.data[i] = Number(inMask);
			skin.data[i] = Number(!inMask);
		}
	}
	return { photo, mask, wearer: wearerOf(photo, skin, none()) };
}

describe('a garment of the trunk that is far smaller than the skin in sight', () => {
	const labels = (onTrunk: boolean) => {
		const { photo, mask, wearer } = underwear(BLUE);
		if (!wearer) throw new Error('Nobody was seen.');
		const marked = markBody(photo, mask, wearer, { ...CORNER, onTrunk });
		return extractColours(photo, marked).map(({ label }) => label);
	};

	it('is measured without the belly', () => {
		expect(labels(true)).toEqual(['blue']);
	});

	it('is left whole where it is of the colour of skin', () => {
		const { photo, mask, wearer } = underwear(SKIN);
		expect(wearer && markBody(photo, mask, wearer, { ...CORNER, onTrunk: true })).toBe(mask);
	});

	it('is measured with all that its mask holds where it is no underwear, as shoes are', () => {
		expect(labels(false)).toHaveLength(2);
	});
});
