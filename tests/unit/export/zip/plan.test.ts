import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { planFrom } from '../../../../src/lib/export/zip/catalog-source';
import { parsePattern } from '../../../../src/lib/export/zip/path-pattern';
import type { ZipWish } from '../../../../src/lib/export/zip/wish';
import type { SnapshotItem } from '../../../../src/lib/catalog/snapshot/item-schema';
import { addCollection, ALL, catalogOf, fileOf, zipOf } from './sample-zip';

async function stemsOf(
	items: readonly Partial<SnapshotItem>[],
	wish: Partial<ZipWish> = {}
): Promise<readonly string[]> {
	const catalog = await catalogOf(items.length, (i) => items[i] ?? {});
	return (await planFrom(catalog, { ...ALL, ...wish })).layout.stems;
}

const numbers = (...all: readonly string[]) => all.map((number) => ({ number }));

describe('names in a zip', () => {
	it('are clean for every system, whatever the number is', async () => {
		const long = 'n'.repeat(200);
		const stems = await stemsOf(
			numbers(
				'../../etc/passwd',
				'a\u0000b\nc',
				'CON',
				'nul.txt',
				'dress. ',
				long,
				'IMG_1.JPG',
				'옷 1'
			)
		);
		expect(stems).toEqual([
			'_.._etc_passwd',
			'a_b_c',
			'_CON',
			'_nul.txt',
			'dress',
			'n'.repeat(100),
			'IMG_1',
			'옷 1'
		]);
	});

	it('are each one once, also where a system does not tell case or form apart', async () => {
		const stems = await stemsOf(
			numbers('Dress', 'dress', 'DRESS', 'dress-2', '\u00e9', 'e\u0301', 'a/b', 'a:b')
		);
		const keys = stems.map((stem) => stem.normalize('NFC').toLowerCase());
		expect(new Set(keys).size).toBe(8);
		expect(stems.slice(0, 3)).toEqual(['Dress', 'dress-2', 'DRESS-3']);
	});

	it('give way within what is chosen alone, whatever was planned before', async () => {
		const catalog = await catalogOf(5, (i) => ({ name: { ko: i < 4 ? '치마' : '치마-2' } }));
		const stems = async (...numbers: readonly number[]) => {
			const ids = numbers.map((number) => `demo/n000${number}`);
			const wish = { ...ALL, items: { kind: 'ids' as const, ids }, pattern: '{name}' };
			const { layout, plan } = await planFrom(catalog, { ...wish, language: 'ko' });
			const bytes = layout.stems.map((stem) => new TextEncoder().encode(stem).length);
			expect([...layout.bytes]).toEqual(bytes);
			return [plan.renamed, ...layout.stems];
		};
		const all = [4, '치마', '치마-2', '치마-3', '치마-4', '치마-2-2'];
		expect(await stems(0, 1, 2, 3, 4)).toEqual(all);
		expect(await stems(3, 4)).toEqual([0, '치마', '치마-2']);
		expect(await stems(0, 1, 2, 3, 4)).toEqual(all);
	});

	it('are short however long the fields are', async () => {
		const stems = await stemsOf([{ name: { en: '옷'.repeat(300) }, shop: 's'.repeat(200) }], {
			pattern: '{shop}/{shop}/{name}/{name}-{number}'
		});
		expect(new TextEncoder().encode(stems[0]).length).toBeLessThanOrEqual(163);
		expect(stems[0]?.split('/')).toHaveLength(4);
	});

	it('follow the pattern, with what is not known as unknown', async () => {
		const pattern =
			'{project} {shop} {collection}/{category}-{kind}/{colour}/{hasModel} {pose}/{framing}/{name}_{number}';
		const stems = await stemsOf(
			[
				{ kind: 'Top', pose: 'side', framing: 'detail', hasModel: 'yes', project: 'Flare' },
				{ colours: [], name: { ja: 'スカート' } }
			],
			{ pattern, language: 'ko' }
		);
		expect(stems).toEqual([
			'Flare Example demo/top-Top/red/model side/detail/옷 0_n0000',
			'unknown Example demo/outer-unknown/unknown/no-model unknown/unknown/スカート_n0001'
		]);
	});

	it('follow what a person corrected', async () => {
		const catalog = await catalogOf(2);
		const filter = { version: 1, where: { kind: 'and', of: [] } } as const;
		const page = { sort: { by: 'newest' }, from: 0, count: 9 } as const;
		const { edition } = await catalog.browsing.list(filter, page);
		const at = { edition, items: Uint32Array.of(1) };
		await catalog.browsing.change(at, { category: 'hat', labels: { red: 'navy' } });
		const wish = { ...ALL, pattern: '{category}/{colour}/{number}' };
		const { layout } = await planFrom(catalog, wish);
		expect(layout.stems).toEqual(['top/red/n0000', 'hat/navy/n0001']);
	});

	it.each([
		'{nothing}',
		'{number',
		'number}',
		'',
		'//',
		'{}',
		`${'a/'.repeat(9)}{number}`,
		'x'.repeat(301)
	])('are refused for the pattern %j', (pattern) => {
		expect(() => parsePattern(pattern)).toThrow(
			expect.objectContaining({ name: 'ZipPatternError' })
		);
	});

	it('cannot lead out by the pattern itself', async () => {
		const [stem] = await stemsOf([{}], { pattern: '/../..\\{number}' });
		expect(stem).toBe('item/item/n0000');
	});
});

describe('the example paths', () => {
	const training = { seed: 1, train: 0, val: 1, test: 0 };
	const none = { photo: false };

	it.each<[string, Partial<ZipWish>, RegExp]>([
		['photos', {}, /^images\/n0000\.(png|jpg)$/],
		['photos for training', { training }, /^val\/top\/n0000\.(png|jpg)$/],
		['small pictures', { ...none, thumbnail: true }, /^thumbnails\/n0000\.(png|jpg|webp)$/],
		['cut-outs', { ...none, cutout: 'webp' }, /^cutouts\/n0000\.webp$/],
		['crops', { ...none, crop: true }, /^crops\/n0000\.jpg$/],
		['masks', { ...none, mask: true }, /^masks\/n0000\.png$/]
	])('are those that %s have in the zip', async (_, wish, path) => {
		const catalog = await catalogOf(1);
		const { plan } = await planFrom(catalog, { ...ALL, ...wish });
		expect(plan.examples).toEqual([expect.stringMatching(path)]);
		if (wish.photo === false && !wish.thumbnail) return;
		const zip = await JSZip.loadAsync(await fileOf(await zipOf(catalog, wish)).arrayBuffer());
		expect(Object.keys(zip.files)).toContain(plan.examples[0]);
	});
});

describe('a training layout', () => {
	const training = { seed: 7, train: 6, val: 2, test: 2 };

	it('keeps the photos of one product together, by number or by link', async () => {
		const catalog = await catalogOf(200, (i) => ({
			number: `p${i >> 1}-${i % 2 ? 'back' : 'front'}`,
			link: `https://shop.example/${i >> 2}`
		}));
		const { layout, plan } = await planFrom(catalog, { ...ALL, training });
		const partOf = new Map<number, number | undefined>();
		for (const [i, part] of (layout.split ?? []).entries()) {
			const product = i >> 2;
			if (!partOf.has(product)) partOf.set(product, part);
			expect(part).toBe(partOf.get(product));
		}
		expect(new Set(partOf.values()).size).toBe(3);
		const { train = 0, val = 0, test = 0 } = plan.split ?? {};
		expect(train + val + test).toBe(200);
		expect(train).toBeGreaterThan(val + test - 40);
	});

	it('is the same for the same seed, and another for another', async () => {
		const catalog = await catalogOf(100, (i) => ({ link: '', number: `x${i}y` }));
		const splitOf = async (seed: number) =>
			(await planFrom(catalog, { ...ALL, training: { ...training, seed } })).layout.split;
		expect(await splitOf(1)).toEqual(await splitOf(1));
		expect(await splitOf(1)).not.toEqual(await splitOf(2));
	});

	it('does not take the page of a whole shop for a product', async () => {
		const catalog = await catalogOf(100, (i) => ({
			link: 'https://shop.example/',
			number: `x${i}y`
		}));
		const { plan } = await planFrom(catalog, { ...ALL, training });
		expect(Math.min(...Object.values(plan.split ?? {}))).toBeGreaterThan(0);
	});

	it('gives everything to the only part that has a share', async () => {
		const catalog = await catalogOf(20);
		const only = { seed: 1, train: 0, val: 0, test: 5 };
		expect((await planFrom(catalog, { ...ALL, training: only })).plan.split).toEqual({
			train: 0,
			val: 0,
			test: 20
		});
	});
});

describe('what is chosen', () => {
	it('is told by filter, by id and by number alike', async () => {
		const catalog = await catalogOf(9);
		await addCollection(catalog, 3, undefined, 'other', false);
		const filter = {
			version: 1,
			where: { kind: 'is', facet: 'hasModel', values: ['yes'] }
		} as const;
		const page = { sort: { by: 'newest' }, from: 0, count: 99 } as const;
		const { edition, items } = await catalog.browsing.list(filter, page);
		const ids = await catalog.browsing.ids({ edition, items });
		const plans = [];
		for (const choice of [
			{ kind: 'filter', filter },
			{ kind: 'at', at: { edition, items } },
			{ kind: 'ids', ids: [...ids, ...ids, 'other/none'] }
		] as const) {
			const { plan, layout } = await planFrom(catalog, { ...ALL, items: choice });
			expect([...layout.items]).toEqual([0, 3, 6, 9]);
			plans.push({ ...plan, lost: [] });
			expect(plan.lost).toEqual(choice.kind === 'ids' ? ['other/none'] : []);
		}
		expect(plans[1]).toEqual(plans[0]);
		expect(plans[2]).toEqual(plans[0]);
		expect(plans[0]).toMatchObject({ items: 4, withoutPhoto: 1 });
		await expect(
			planFrom(catalog, { ...ALL, items: { kind: 'at', at: { edition: edition + 1, items } } })
		).rejects.toHaveProperty('name', 'CatalogChangedError');
	});
});
