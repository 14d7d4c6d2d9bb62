/** Draws large snapshots around the items of the demo catalog, so that vectors lie as real ones do. */

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MANIFEST_FILE } from '../../src/lib/catalog/snapshot/manifest';
import type { SnapshotItem } from '../../src/lib/catalog/snapshot/item-schema';
import { DIMS } from '../../src/lib/catalog/snapshot/quantise';
import { openSnapshot, type SnapshotShard } from '../../src/lib/catalog/snapshot/read-snapshot';
import { writeSnapshot, type SnapshotEntry } from '../../src/lib/catalog/snapshot/write-snapshot';
import { BODY_POSES } from '../../src/lib/vision/person/body-pose';
import { Random } from '../crawl/demo/random';

const DEMO = 'static/snapshot';
/** Changes with what is drawn, so that an earlier run's files are not taken for it. */
const DRAWING = 1;
const PROJECTS = 24;
const SHOPS = 60;
const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2025, 0, 1);
/** Per dimension: neighbours of one demo item end up about 0.9 alike. */
const VECTOR_JITTER = 0.045;

async function readDemo(): Promise<readonly SnapshotShard[]> {
	const { signal } = new AbortController();
	const source = {
		read: async (file: string) => new Uint8Array(await readFile(path.join(DEMO, file)))
	};
	const { plan } = await openSnapshot(source, signal);
	return Promise.all(plan.map(({ read }) => read(signal)));
}

function near(shard: SnapshotShard, row: number, random: Random): Float32Array {
	const { int8, scales } = shard.vectors;
	const vector = Float32Array.from(
		int8.subarray(row * DIMS, (row + 1) * DIMS),
		(value) => value * (scales[row] ?? 0) + random.jitter(VECTOR_JITTER)
	);
	const length = Math.hypot(...vector);
	return vector.map((value) => value / length);
}

function vary(item: SnapshotItem, number: number, random: Random): SnapshotItem {
	const collected = FIRST_DAY_MS + random.int(0, 600) * DAY_MS;
	return {
		...item,
		number: `S${String(number).padStart(6, '0')}`,
		name: Object.fromEntries(
			Object.entries(item.name).map(([language, name]) => [language, `${name} ${number}`])
		),
		link: `https://shop.example/${number}`,
		shop: `Shop ${random.int(1, SHOPS)}`,
		project: `Project ${random.int(1, PROJECTS)}`,
		collectedAt: new Date(collected).toISOString(),
		price: { amount: random.int(9, 199) * 1000 + 900, currency: 'KRW' },
		...(item.hasModel === 'yes' ? { pose: random.pick(BODY_POSES) } : {})
	};
}

function* entriesAround(demo: readonly SnapshotShard[], count: number): Generator<SnapshotEntry> {
	const random = new Random(count);
	const rows = demo.flatMap((shard) => shard.items.map((item, row) => ({ shard, item, row })));
	for (let number = 0; number < count; number += 1) {
		const { shard, item, row } = random.pick(rows);
		const { id: _, collection: __, ...plain } = item;
		yield {
			item: vary(plain, number, random),
			vector: near(shard, row, random),
			thumbnail: shard.thumbnails.at(row)?.bytes ?? new Uint8Array(),
			photo: null
		};
	}
}

/**
 * The folder of a snapshot of so many items without photos; drawn once and kept.
 * @param root folder that may hold some hundred megabytes
 */
export async function drawSnapshot(root: string, count: number): Promise<string> {
	const name = `drawn-${DRAWING}-${count}`;
	const folder = path.join(root, name);
	const isThere = await readFile(path.join(folder, MANIFEST_FILE)).then(
		() => true,
		() => false
	);
	if (isThere) return name;
	const unfinished = `${folder}.part`;
	await rm(unfinished, { recursive: true, force: true });
	await mkdir(unfinished, { recursive: true });
	await writeSnapshot(
		{ id: 'drawn', name: { ko: '그린 모음', en: 'Drawn' }, embedModel: 'drawn' },
		entriesAround(await readDemo(), count),
		(file, bytes) => writeFile(path.join(unfinished, file), bytes),
		{ photos: false }
	);
	await rename(unfinished, folder);
	return name;
}
