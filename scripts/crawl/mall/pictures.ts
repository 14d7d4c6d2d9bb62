/** The mall's photos: drawn by the demo generator when asked for, or small plain ones made at once. */

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { PHOTO } from '../demo/placement';
import { Random } from '../demo/random';
import { render } from '../demo/render';
import { compose } from '../demo/scene';
import type { Garment } from './garment';

export type PictureStyle = 'drawn' | 'plain';

const JPEG = { quality: 85 } as const;
/** Plain pictures: 9 × 8 tiles of random colours, so that two never look alike to any hash. */
const TILES = { across: 9, down: 8 } as const;
const PLAIN_PX = { width: 144, height: 128 } as const;

async function plain(seed: number, garment: Garment, which: number): Promise<Uint8Array> {
	const random = new Random(seed).fork(`plain ${garment.number} ${which}`);
	const tiles = new Uint8Array(TILES.across * TILES.down * 3).map(() => random.int(0, 255));
	return sharp(tiles, { raw: { width: TILES.across, height: TILES.down, channels: 3 } })
		.resize(PLAIN_PX.width, PLAIN_PX.height, { kernel: 'nearest' })
		.jpeg(JPEG)
		.toBuffer();
}

/** The photo itself, then two closer views of it. */
const VIEWS = [
	{ left: 0, top: 0, width: PHOTO.width, height: PHOTO.height },
	{
		left: Math.round(PHOTO.width * 0.28),
		top: Math.round(PHOTO.height * 0.2),
		width: Math.round(PHOTO.width * 0.44),
		height: Math.round(PHOTO.height * 0.44)
	},
	{
		left: Math.round(PHOTO.width * 0.18),
		top: Math.round(PHOTO.height * 0.5),
		width: Math.round(PHOTO.width * 0.6),
		height: Math.round(PHOTO.height * 0.46)
	}
] as const;

async function drawn(seed: number, garment: Garment, which: number): Promise<Uint8Array> {
	const random = new Random(seed).fork(`item ${garment.index}`);
	const { scene } = await compose(random, garment.line, garment.main);
	const { photo } = await render(scene);
	const view = VIEWS[(which - 1) % VIEWS.length] ?? VIEWS[0];
	return sharp(photo, { raw: { width: PHOTO.width, height: PHOTO.height, channels: 3 } })
		.extract(view)
		.jpeg(JPEG)
		.toBuffer();
}

async function halved(picture: Uint8Array): Promise<Uint8Array> {
	const { width, height } = await sharp(picture).metadata();
	return sharp(picture)
		.resize(Math.round(width / 2), Math.round(height / 2))
		.jpeg(JPEG)
		.toBuffer();
}

/** In memory at most: the plain ones of a run of 2,000 garments, or some hundred drawn ones. */
const MOST_KEPT_BYTES = 64 * 2 ** 20;

export class Pictures {
	readonly #kept = new Map<string, Promise<Uint8Array>>();
	#keptBytes = 0;

	/** @param folder where drawn ones are kept from run to run */
	constructor(
		private readonly seed: number,
		private readonly count: number,
		private readonly style: PictureStyle,
		private readonly folder: string
	) {}

	/** JPEG bytes of a garment's picture, from 1; the same for the same seed, count and style. */
	async take(garment: Garment, which: number, size: 'full' | 'half' = 'full'): Promise<Uint8Array> {
		const key = `${garment.number}-${which}-${size}`;
		const kept = this.#kept.get(key);
		if (kept) return kept;
		const made = this.#make(garment, which, size);
		this.#kept.set(key, made);
		try {
			this.#keptBytes += (await made).length;
		} catch (error) {
			this.#kept.delete(key);
			throw error;
		}
		if (this.#keptBytes > MOST_KEPT_BYTES) {
			this.#kept.clear();
			this.#keptBytes = 0;
		}
		return made;
	}

	async #make(garment: Garment, which: number, size: 'full' | 'half'): Promise<Uint8Array> {
		if (size === 'half') return halved(await this.take(garment, which));
		if (this.style === 'plain') return plain(this.seed, garment, which);
		// What stands at an index depends on how many there are in all.
		const name = createHash('sha1').update(`${this.seed} ${this.count}`).digest('hex').slice(0, 8);
		const target = path.join(this.folder, name, `${garment.number}-${which}.jpg`);
		try {
			return await readFile(target);
		} catch {
			const bytes = await drawn(this.seed, garment, which);
			await mkdir(path.dirname(target), { recursive: true });
			await writeFile(`${target}.${process.pid}`, bytes);
			await rename(`${target}.${process.pid}`, target);
			return bytes;
		}
	}
}
