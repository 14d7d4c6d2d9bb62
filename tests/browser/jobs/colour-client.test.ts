/** The colour worker itself, behind its client. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ColourClient } from '../../../src/lib/jobs/colour-client';
import { measuredPalette } from '../../../src/lib/vision/palette/work-palette';
import { mergeColours } from '../../../src/lib/vision/palette/edits';

const WIDTH = 80;
const HEIGHT = 60;

/** Red on the left, blue in a band, white on the right; clear below. */
async function flag(): Promise<ImageBitmap> {
	const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
	const context = canvas.getContext('2d');
	for (const [colour, x, width] of [
		['#c8102e', 0, 40],
		['#1f2a64', 40, 16],
		['#fafafa', 56, 24]
	] as const) {
		if (context) context.fillStyle = colour;
		context?.fillRect(x, 0, width, HEIGHT - 10);
	}
	return createImageBitmap(canvas);
}

describe('ColourClient', () => {
	const client = new ColourClient();
	let preview: ImageBitmap;
	const place = { xPx: 0, yPx: 0, widthPx: WIDTH, heightPx: HEIGHT };

	beforeAll(async () => {
		preview = await flag();
	});
	afterAll(() => preview.close());

	it('measures a place, by both methods, and leaves the bitmap to its owner', async () => {
		const { colours, others, evidence } = await client.study({ preview, place, mask: null }, {});
		expect(colours.map(({ hex }) => hex)).toEqual(['#c8102e', '#fafafa', '#1f2a64']);
		expect(others.map(({ hex }) => hex)).toEqual(['#c8102e', '#fafafa', '#1f2a64']);
		expect(evidence.at(-1)).toEqual({ count: 1, cost: Infinity });
		expect(preview.width).toBe(WIDTH);
	});

	it('keeps to a mask and to a number of colours', async () => {
		const part = { ...place, xPx: 40, widthPx: 40 };
		const data = new Uint8Array(40 * HEIGHT).map((_, i) => (i % 40 < 16 ? 1 : 0));
		const mask = { widthPx: 40, heightPx: HEIGHT, data };
		const { colours } = await client.study({ preview, place: part, mask }, { count: 1 });
		expect(colours.map(({ hex }) => hex)).toEqual(['#1f2a64']);
	});

	it('leaves the other method out where nobody asked for it', async () => {
		const part = { preview, place, mask: null };
		const both = await client.study(part, {});
		const one = await client.study(part, { compare: false });
		expect(both.others.length).toBeGreaterThan(0);
		expect(one).toEqual({ ...both, others: [] });
	});

	it('has nothing to say of what is clear', async () => {
		const clear = { ...place, yPx: HEIGHT - 8, heightPx: 8 };
		const study = await client.study({ preview, place: clear, mask: null }, {});
		expect(study).toMatchObject({ colours: [], evidence: [], others: [] });
	});

	it('says which pixel is which, and splits what was merged', async () => {
		const part = { preview, place, mask: null };
		const { colours } = await client.study(part, {});
		const merged = mergeColours(measuredPalette(colours), 1, 2);
		const seeds = merged.colours.map(({ seeds: own }) => own);
		const map = await client.map(part, { seeds });
		expect([map[0], map[45], map[70], map[WIDTH * HEIGHT - 1]]).toEqual([1, 2, 2, 0]);
		const parts = await client.split(part, { seeds, index: 1 });
		expect(parts.map(({ hex }) => hex)).toEqual(['#fafafa', '#1f2a64']);
	});

	it('is not asked once the caller gave up', async () => {
		const controller = new AbortController();
		controller.abort();
		await expect(
			client.study({ preview, place, mask: null }, {}, { signal: controller.signal })
		).rejects.toHaveProperty('name', 'AbortError');
	});
});
