import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import {
	neverAborted,
	pickedFiles,
	sampleEntries,
	sampleItem,
	writeSample
} from '../../catalog/sample-snapshot';
import {
	addCollection,
	catalogOf,
	contentOf,
	fileOf,
	openCatalog,
	streamed,
	takeIn,
	zipOf
} from './sample-zip';

// Hundreds of items a test; a busy machine needs its time.
const rich = (number: number) => ({
	name: { ko: `치마 ${number}`, en: `Skirt ${number}`, ja: `スカート ${number}` },
	labels: { season: 'S/S', [`col${number % 3}`]: '=1+1' },
	...(number % 2
		? { pose: 'front' as const, project: 'P', collectedAt: '2026-01-02T03:04:05.678Z' }
		: {}),
	price: number % 4 ? null : { amount: 0.1 + 0.2, currency: 'KRW' }
});

async function edit(catalog: Awaited<ReturnType<typeof catalogOf>>) {
	const everything = { version: 1, where: { kind: 'and', of: [] } } as const;
	const { edition } = await catalog.browsing.list(everything, {
		sort: { by: 'newest' },
		from: 0,
		count: 1
	});
	const at = (...items: number[]) => ({ edition, items: Uint32Array.from(items) });
	await catalog.browsing.change(at(1, 2), { hasModel: 'yes', labels: { red: 'wine' } });
	await catalog.browsing.change(at(3), { category: 'skirt', pose: 'unknown' });
	return at;
}

describe('the models that a zip names', () => {
	const models = { parse: ['parse-1'], pose: ['pose-1'] };
	const named = async (wish: Parameters<typeof zipOf>[1]): Promise<unknown> => {
		const derive = () => Promise.resolve(null);
		const written = await zipOf(await catalogOf(2), { ...wish, models }, { derive });
		const zip = await JSZip.loadAsync(await fileOf(written).arrayBuffer());
		const manifest: unknown = JSON.parse((await zip.file('manifest.json')?.async('string')) ?? '');
		expect(await takeIn(openCatalog(), fileOf(written))).toMatchObject({ added: 2 });
		expect(manifest).not.toHaveProperty('parts.models');
		return (manifest as { models: unknown }).models;
	};

	it('are those that made what is in it', async () => {
		const embed = [expect.any(String)];
		expect(await named({})).toEqual({ embed });
		expect(await named({ mask: true })).toEqual({ embed, parse: ['parse-1'] });
		expect(await named({ coco: true })).toEqual({ embed, ...models });
	});
});

describe('a zip that is taken in again', () => {
	it('gives back every byte: items, names, vectors, photos, thumbnails, corrections', async () => {
		const catalog = await catalogOf(600, rich);
		await addCollection(catalog, 20, () => ({}), 'second', false);
		await edit(catalog);
		const before = await contentOf(catalog);
		const written = await zipOf(catalog);
		const empty = openCatalog();
		const read = await takeIn(empty, fileOf(written));
		expect(read).toMatchObject({ added: 620, known: 0, left: 0, edited: 3 });
		expect(await contentOf(empty)).toEqual(before);
	});

	it('gives back the part that was chosen, beside what is there', async () => {
		const catalog = await catalogOf(40, rich);
		const before = await contentOf(catalog);
		const some = before.ids.filter((_, i) => i % 3 === 0);
		const file = fileOf(await zipOf(catalog, { items: { kind: 'ids', ids: some } }));

		const other = openCatalog();
		await takeIn(other, file);
		expect((await contentOf(other)).ids).toEqual(some);
		// The rest, and the first part again: nothing comes twice.
		const whole = fileOf(await zipOf(catalog));
		expect(await takeIn(other, whole)).toMatchObject({
			added: 40 - some.length,
			known: some.length
		});
		const after = await contentOf(other);
		expect([...after.ids].sort()).toEqual([...before.ids].sort());
		expect(after.collections).toEqual(before.collections);
		expect(await takeIn(other, whole)).toMatchObject({ added: 0, known: 40 });
		const [, second] = before.ids;
		expect(await other.takePictures([second ?? ''], 'photo')).toEqual(
			await catalog.takePictures([second ?? ''], 'photo')
		);
	});

	it('brings back what was deleted, and leaves corrections made here as they are', async () => {
		const catalog = await catalogOf(6);
		const at = await edit(catalog);
		const file = fileOf(await zipOf(catalog));
		await catalog.browsing.change(at(1), { hasModel: 'no' });
		await catalog.browsing.delete(at(1, 2, 5));
		expect((await catalog.view()).kept[0]).toBe(0b011001);
		await takeIn(catalog, file);
		expect((await catalog.view()).kept[0]).toBe(0b111111);
		const [, one, two] = await catalog.items((await catalog.view()).table.ids);
		expect(one).toMatchObject({ hasModel: 'no' });
		expect(two).toMatchObject({ hasModel: 'yes' });
	});

	it('brings back its own items alone where the shipped collection was removed', async () => {
		const files = await writeSample(sampleEntries(6), { id: 'demo' });
		const shipped = { kind: 'files', files: pickedFiles(files) } as const;
		const catalog = openCatalog();
		const open = () => catalog.open(shipped, neverAborted(), () => undefined);
		expect(await open()).toMatchObject({ items: 6 });
		const items = { kind: 'ids', ids: ['demo/n0001', 'demo/n0004'] } as const;
		const file = fileOf(await zipOf(catalog, { items }));
		await catalog.removeCollection('demo');
		await takeIn(catalog, file);
		expect(await open()).toMatchObject({ items: 2, removed: [] });
	});

	it('works without photos in it: items come with their thumbnails', async () => {
		const catalog = await catalogOf(5);
		const empty = openCatalog();
		await takeIn(empty, fileOf(await zipOf(catalog, { photo: false })));
		const [id = ''] = (await contentOf(empty)).ids;
		expect(await empty.takePictures([id], 'photo')).toEqual(
			await catalog.takePictures([id], 'thumbnail')
		);
	});
});

describe('a zip', () => {
	it('has exactly as many files as planned, of the size that was told', async () => {
		const catalog = await catalogOf(300, rich);
		for (const wish of [
			{},
			{ thumbnail: true, palette: { json: true, csv: true } },
			{ pattern: '{category}/{name}', language: 'ko' },
			{ training: { seed: 3, train: 8, val: 1, test: 1 }, restorable: false }
		]) {
			const { outcome, plan } = await zipOf(catalog, wish);
			if (outcome.state !== 'written') throw new Error(outcome.state);
			expect(outcome.summary.files).toBe(plan.files);
			expect(outcome.summary.bytes).toBe(outcome.file?.size);
			// These pictures are no larger than their rows in the tables, which are estimated.
			expect(Math.abs(outcome.summary.bytes - plan.bytes)).toBeLessThan(0.15 * plan.aboutBytes);
			expect(plan.exactBytes + plan.aboutBytes).toBe(plan.bytes);
		}
	});

	it('is the same by either writer but for its records', async () => {
		const catalog = await catalogOf(3, rich);
		const small = await JSZip.loadAsync(await fileOf(await zipOf(catalog)).arrayBuffer());
		const stream = await zipOf(catalog, {}, { wrap: streamed });
		const other = await JSZip.loadAsync(await fileOf(stream).arrayBuffer(), { checkCRC32: true });
		expect(Object.keys(small.files)).toEqual(Object.keys(other.files));
		for (const name of Object.keys(small.files)) {
			if (name === 'manifest.json') continue;
			expect(await small.file(name)?.async('uint8array')).toEqual(
				await other.file(name)?.async('uint8array')
			);
		}
	});

	it('names the items in the language asked for, with the source’s own columns', async () => {
		const catalog = await catalogOf(2, (i) => ({
			name: { ko: `치마 ${i}`, en: '=2+3' },
			labels: i === 1 ? { season: 'Summer', Link: 'x' } : {}
		}));
		const zip = await JSZip.loadAsync(
			await fileOf(await zipOf(catalog, { language: 'ko' })).arrayBuffer()
		);
		const lines = (await zip.file('items.csv')?.async('string'))?.split('\r\n') ?? [];
		expect(lines[0]).toMatch(/^\ufeffnumber,name,link,.*,split,file,season,source_Link$/);
		expect(lines[1]).toMatch(/^n0000,치마 0,.*,images\/n0000\.png,,$/);
		expect(lines[2]).toMatch(/,Summer,x$/);
		const english = await JSZip.loadAsync(await fileOf(await zipOf(catalog)).arrayBuffer());
		expect(await english.file('items.csv')?.async('string')).toContain("n0000,'=2+3,");
	});

	it('says what filter led to it, as it came', async () => {
		const catalog = await catalogOf(3);
		const filter = {
			version: 1,
			where: { kind: 'is', facet: 'hasModel', values: ['yes'] }
		} as const;
		const written = await zipOf(catalog, { items: { kind: 'filter', filter }, filter });
		const zip = await JSZip.loadAsync(await fileOf(written).arrayBuffer());
		const manifest = JSON.parse((await zip.file('manifest.json')?.async('string')) ?? '');
		expect(manifest).toMatchObject({
			schema: 'otlens-items',
			version: 2,
			app: 'Otlens',
			filter,
			models: { embed: ['embed-1'] },
			missing: []
		});
		expect(manifest.items).toEqual([
			{
				...sampleItem(0),
				id: 'demo/n0000',
				collection: 'demo',
				parts: { photo: 'images/n0000.png' }
			}
		]);
	});
});
