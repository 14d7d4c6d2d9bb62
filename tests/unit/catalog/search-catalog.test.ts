import { describe, expect, it } from 'vitest';
import { Catalog } from '../../../src/lib/catalog/catalog';
import { filterOf } from '../../../src/lib/catalog/facets/filter';
import { createImportLock } from '../../../src/lib/catalog/store/import-lock';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { query } from './sample-index';
import { neverAborted, pickedFiles, sampleEntries, writeSample } from './sample-snapshot';

/** Photos of 30 products: of the first, three more that look the same. */
const entries = [...sampleEntries(30)];
const [first] = entries;
if (!first) throw new Error('a first entry is needed');
const more = ['b', 'c', 'd'].map((view) => ({
	...first,
	item: { ...first.item, number: `${first.item.number}-${view}` }
}));
const files = await writeSample([...entries, ...more]);

async function openCatalog(): Promise<Catalog> {
	const lock = createImportLock(null);
	const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
	const catalog = new Catalog({ turn, lock, open: () => openStore({ factory: null, lock }) });
	const location = { kind: 'files', files: pickedFiles(files) } as const;
	await catalog.open(location, neverAborted(), () => undefined);
	return catalog;
}

describe('a search in the catalog', () => {
	const asked = query({ vector: first.vector });

	it('folds the photos of one product into its best when asked', async () => {
		const catalog = await openCatalog();
		const plain = await catalog.search(asked, 5);
		expect(plain.map(({ item }) => item.number).slice(0, 4)).toEqual([
			'n0000',
			'n0000-b',
			'n0000-c',
			'n0000-d'
		]);
		expect(plain.every((hit) => !('folded' in hit))).toBe(true);
		const folded = await catalog.search({ ...asked, folded: true }, 5);
		expect(folded).toHaveLength(5);
		expect(folded[0]?.folded?.map(({ item }) => item.number)).toEqual([
			'n0000-b',
			'n0000-c',
			'n0000-d'
		]);
		expect(folded.slice(1).map((hit) => hit.folded)).toEqual([[], [], [], []]);
		expect(folded[1]?.item.id).toBe(plain[4]?.item.id);
	});

	it('says of each hit on which side of the cut-off it lies: first all within, then all beyond', async () => {
		const hits = await (await openCatalog()).search(asked, 33);
		const sides = hits.map(({ cutOff }) => cutOff);
		expect(sides[0]).toBe('within');
		expect(sides.at(-1)).toBe('beyond');
		expect(sides.indexOf('beyond')).toBe(sides.lastIndexOf('within') + 1);
	});

	it('holds to a filter, of items as the person has them', async () => {
		const catalog = await openCatalog();
		const where = filterOf({ kind: 'is', facet: 'framing', values: ['detail'] });
		expect(await catalog.search({ ...asked, where }, 40)).toEqual([]);
		const at = await catalog.browsing.numbers(['demo/n0000-c', 'demo/n0004', 'demo/none']);
		expect(at.items).toHaveLength(2);
		await catalog.browsing.change(at, { framing: 'detail' });
		const hits = await catalog.search({ ...asked, where }, 40);
		expect(hits.map(({ item }) => item.number)).toEqual(['n0000-c', 'n0004']);
		expect(hits[0]?.item.framing).toBe('detail');
		await catalog.browsing.delete({ ...at, items: at.items.subarray(0, 1) });
		expect(await catalog.search({ ...asked, where }, 40)).toHaveLength(1);
		expect((await catalog.browsing.numbers(['demo/n0000-c', 'demo/n0004'])).items).toHaveLength(1);
	});

	it('answers a limit that is none with nothing', async () => {
		const catalog = await openCatalog();
		expect(await catalog.search(asked, 0)).toEqual([]);
		expect(await catalog.search({ ...asked, folded: true }, -1)).toEqual([]);
	});
});
