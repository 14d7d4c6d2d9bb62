/** Pictures as the console hands them out: whole, small, and never able to run anything. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Served } from './served';

const NO_PICTURE = Buffer.from('not really a picture');

let console_: Served;
let folder: string;
let photo: Buffer;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otlens-console-'));
	// Lying on its side, as a phone writes it: 800 × 1000 once it is upright.
	photo = await sharp({ create: { width: 1000, height: 800, channels: 3, background: '#a05030' } })
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();
	await writeFile(join(folder, 'photo'), photo);
	await writeFile(join(folder, 'picture'), NO_PICTURE);
	console_ = await serve();
	console_.collector.addItem('p', { number: '1' });
});
afterAll(async () => {
	await console_.close();
	await rm(folder, { recursive: true });
});

/** Asks for the item's picture, which is that file. */
async function ask(name: string, type: string, query = '') {
	console_.collector.pictureFile = { file: join(folder, name), type };
	const response = await console_.ask(`/api/items/p%2F1/pictures/0${query}`);
	return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('a picture', () => {
	it('is handed out as it was collected', async () => {
		const { response, bytes } = await ask('photo', 'image/jpeg');
		expect(response.headers.get('Content-Type')).toBe('image/jpeg');
		expect(bytes).toEqual(photo);
	});

	it.each([
		[200, 250],
		[2000, 1000]
	])(
		'is at most %d px wide where that is asked for, upright, never enlarged',
		async (width, height) => {
			const { response, bytes } = await ask('photo', 'image/jpeg', `?width=${width}`);
			expect(response.headers.get('Content-Type')).toBe('image/webp');
			expect(response.headers.get('Content-Security-Policy')).toContain('sandbox');
			const made = await sharp(bytes).metadata();
			expect([made.format, made.width, made.height]).toEqual([
				'webp',
				Math.min(width, 800),
				height
			]);
		}
	);

	it.each(['0', '15', '2049', '-1', '1.5', 'wide'])('of width %j is a refusal', async (width) => {
		expect((await ask('photo', 'image/jpeg', `?width=${width}`)).response.status).toBe(400);
	});

	it('that cannot be read is handed out whole', async () => {
		const { response, bytes } = await ask('picture', 'image/png', '?width=200');
		expect(response.headers.get('Content-Type')).toBe('image/png');
		expect(bytes).toEqual(NO_PICTURE);
	});

	it.each(['', '?width=200'])('that is a page in truth runs nothing (%j)', async (query) => {
		const { response, bytes } = await ask('picture', 'image/svg+xml', query);
		expect(response.headers.get('Content-Security-Policy')).toContain('sandbox');
		expect(bytes).toEqual(NO_PICTURE);
		expect((await ask('picture', 'text/html', query)).response.status).toBe(404);
	});

	it.each(['', '?width=200'])('whose file is gone is a refusal (%j)', async (query) => {
		expect((await ask('gone', 'image/png', query)).response.status).toBe(404);
	});
});
