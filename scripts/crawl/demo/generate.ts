/** Command line: draws the demo shop into a folder (photos, items.json, and maps on request). */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { DemoItem } from './item';
import { PHOTO } from './placement';
import { products } from './shop';

const QUALITY = 80;

async function writeMap(path: string, map: Uint8Array): Promise<void> {
	await sharp(map, { raw: { width: PHOTO.width, height: PHOTO.height, channels: 1 } })
		.toColourspace('b-w')
		.png({ compressionLevel: 9 })
		.toFile(path);
}

/** Writes the shop; `masks` adds class masks and truth maps. Returns the items. */
export async function generate(
	out: string,
	seed: number,
	count: number,
	masks: boolean
): Promise<DemoItem[]> {
	for (const folder of masks ? ['photos', 'masks', 'truth'] : ['photos']) {
		await mkdir(join(out, folder), { recursive: true });
	}
	const items: DemoItem[] = [];
	for await (const { item, rendering } of products(seed, count)) {
		await sharp(rendering.photo, { raw: { width: PHOTO.width, height: PHOTO.height, channels: 3 } })
			.webp({ quality: QUALITY, effort: 4 })
			.toFile(join(out, item.file));
		if (masks) {
			await writeMap(join(out, 'masks', `${item.number}.png`), rendering.mask);
			await writeMap(join(out, 'truth', `${item.number}.png`), rendering.truth);
		}
		items.push(item);
	}
	await writeFile(join(out, 'items.json'), `${JSON.stringify(items, null, '\t')}\n`);
	return items;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			out: { type: 'string' },
			seed: { type: 'string', default: '1' },
			count: { type: 'string', default: '420' },
			masks: { type: 'boolean', default: false }
		}
	});
	if (values.out === undefined) throw new Error('--out DIR is missing');
	const started = performance.now();
	const items = await generate(values.out, Number(values.seed), Number(values.count), values.masks);
	const perPhotoMs = (performance.now() - started) / items.length;
	process.stdout.write(
		`${items.length} items, ${perPhotoMs.toFixed(0)} ms each, in ${values.out}\n`
	);
}

if (process.argv[1]?.endsWith('generate.ts') === true) await main();
