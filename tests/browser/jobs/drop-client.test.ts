/** A drop from its files to the catalog, with tiny pictures and without the models. */

import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_NAME } from '../../../src/lib/catalog/store/database-name';
import { JOURNAL_NAME } from '../../../src/lib/catalog/drop/journal';
import { CatalogClient } from '../../../src/lib/jobs/catalog-client';
import { DropClient } from '../../../src/lib/jobs/drop-client';
import { DROP_VERSION, type DropTarget } from '../../../src/lib/catalog/drop/drop-record';
import type { Understanding } from '../../../src/lib/catalog/drop/understand';

type Plan = Extract<Understanding, { kind: 'items' }>;

let drop: DropClient;
let catalog: CatalogClient;

const deleted = (name: string): Promise<unknown> =>
	new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = resolve;
		request.onerror = resolve;
	});

beforeEach(async () => {
	await deleted(DATABASE_NAME);
	await deleted(JOURNAL_NAME);
	drop = new DropClient();
	catalog = new CatalogClient();
});
afterEach(() => {
	drop.dispose();
	catalog.dispose();
});

async function photo(colour: string): Promise<Blob> {
	const canvas = new OffscreenCanvas(900, 1200);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.fillStyle = colour;
	context.fillRect(0, 0, 900, 1200);
	return canvas.convertToBlob({ type: 'image/jpeg' });
}

async function zipOf(...colours: string[]): Promise<File> {
	const zip = new JSZip();
	for (const colour of colours) {
		zip.file(`${colour}.jpg`, await (await photo(colour)).arrayBuffer());
	}
	zip.file(
		'list.csv',
		`number,name,price\n${colours.map((c) => `${c},${c} 옷,9000원`).join('\n')}`
	);
	zip.file(
		'shop.json',
		JSON.stringify({
			products: [
				{
					id: 77,
					title: 'Skirt far away',
					handle: 'far',
					variants: [{ id: 1, price: '10.00' }],
					images: [{ src: 'https://cdn.example/far.jpg' }]
				}
			]
		})
	);
	const blob = await zip.generateAsync({ type: 'blob', compression: 'DEFLATE' });
	return new File([blob], 'shop.zip');
}

const unit = (at: number): Float32Array =>
	Float32Array.from({ length: 256 }, (_, d) => (d === at ? 1 : 0));

async function planOf(file: File): Promise<Plan> {
	const plan = await drop.understand([{ path: file.name, file }], { mapping: null });
	if (plan.kind !== 'items') throw new Error('a snapshot');
	return plan;
}

/** As the page does, with a garment made up in place of the models' answer. */
async function work({ candidates }: Plan, target: DropTarget): Promise<void> {
	const before = await drop.begin({
		version: DROP_VERSION,
		target,
		build: 'test',
		begunAt: new Date().toISOString(),
		candidates: candidates.map(({ key, facts }) => ({ key, facts }))
	});
	const done = new Set(before.map(({ key }) => key));
	for (const [i, { key, photo: at }] of candidates.entries()) {
		if (done.has(key)) continue;
		const preview = await createImageBitmap(await drop.openPhoto(at));
		await drop.keep({
			key,
			preview,
			outcome: {
				state: 'found',
				embedModel: 'embed-test',
				described: {
					category: 'skirt',
					kind: null,
					colours: [],
					attributes: {},
					box: { x: 0, y: 0, width: 1, height: 1 },
					hasModel: 'no',
					vector: unit(i)
				}
			}
		});
	}
}

const mine = (how: DropTarget['how']): DropTarget => ({ id: 'mine', name: '내 옷', how });

describe('a drop', () => {
	it('goes from a zip into the catalog, is added to, and taken back', async () => {
		const plan = await planOf(await zipOf('red', 'green'));
		expect(plan.name).toBe('shop');
		expect(plan.candidates.map(({ facts }) => facts.number)).toEqual(['red', 'green']);
		expect(plan.pictureless).toMatchObject([{ addresses: ['https://cdn.example/far.jpg'] }]);
		await work(plan, mine('new'));
		expect(await drop.unfinished()).toMatchObject({ done: 2, found: 2, total: 2 });
		const first = await drop.finish(null);
		expect(first.count).toBe(2);
		await catalog.importSnapshot({ kind: 'files', files: first.files });
		await drop.clear({ keepsCopy: true });
		expect(await drop.unfinished()).toBeNull();

		const [red] = await catalog.items(['mine/red']);
		expect(red).toMatchObject({
			name: { ko: 'red 옷' },
			price: { amount: 9000, currency: 'KRW' },
			photo: { widthPx: 480, heightPx: 640 }
		});
		const [thumbnail] = await catalog.pictures({ ids: ['mine/red'], size: 'thumbnail' });
		const small = await createImageBitmap(thumbnail ?? new Blob());
		expect([small.width, small.height]).toEqual([192, 256]);

		await work(await planOf(await zipOf('red', 'blue')), mine('add'));
		// After the job was begun: that deletes an older copy.
		const before = await catalog.copyCollection('mine');
		expect([...before.numbers].sort()).toEqual(['green', 'red']);
		const second = await drop.finish(before);
		expect(second.leftOut).toEqual([{ what: 'red', reason: 'already-there' }]);
		await catalog.importSnapshot({ kind: 'files', files: second.files });
		expect((await catalog.summary()).items).toBe(3);

		await catalog.importSnapshot({ kind: 'files', files: before.files });
		expect((await catalog.summary()).items).toBe(2);
	});

	it('that was broken off is taken up by the next worker', async () => {
		const file = await zipOf('red', 'green', 'blue');
		const plan = await planOf(file);
		await work({ ...plan, candidates: plan.candidates.slice(0, 2) }, mine('new'));
		drop.dispose();
		drop = new DropClient();
		expect(await drop.unfinished()).toMatchObject({ found: 2 });
		const again = await planOf(file);
		const done = await drop.begin({
			version: DROP_VERSION,
			target: mine('new'),
			build: 'test',
			begunAt: new Date().toISOString(),
			candidates: again.candidates.map(({ key, facts }) => ({ key, facts }))
		});
		expect(done).toHaveLength(2);
	});
});
