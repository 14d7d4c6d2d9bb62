/** Feeds and saved pages of every shape that the sources know, dropped together with one picture each. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/lib/catalog/collect/sources/sources';
import { understand, type Understanding } from '../../../src/lib/catalog/drop/understand';
import { dropped } from './dropped';

const fixture = (name: string): string =>
	readFileSync(new URL(`../../fixtures/shops/${name}`, import.meta.url), 'utf8');

async function itemsOf(files: Readonly<Record<string, string>>) {
	const plan: Understanding = await understand(
		dropped(files),
		{ mapping: null },
		{ loadReader: () => Promise.resolve(readPage), step: () => Promise.resolve() }
	);
	if (plan.kind !== 'items') throw new Error('a snapshot');
	return plan;
}

const SHAPES = [
	['shopify.json', 'shopify'],
	['woocommerce.json', 'woocommerce'],
	['asos.json', 'asos'],
	['farfetch.json', 'farfetch'],
	['merchant-feed.xml', 'merchant-feed'],
	['merchant-feed-atom.xml', 'merchant-feed'],
	['json-ld.html', 'json-ld'],
	['open-graph.html', 'open-graph'],
	['musinsa-state.html', 'musinsa']
] as const;

describe('what shops give away', () => {
	it.each(SHAPES)('%s is read as %s, and finds its picture by name', async (name, source) => {
		const alone = await itemsOf({ [`drop/${name}`]: fixture(name) });
		expect(alone.feeds[0]?.sources).toContain(source);
		expect(alone.candidates).toEqual([]);
		const [first] = alone.pictureless;
		if (!first) throw new Error('no product without a picture');
		expect(first.addresses[0]).toMatch(/^https?:\/\//);
		// Placeholders of files that do not say where they are from are nobody's address.
		expect(JSON.stringify(alone.pictureless)).not.toContain('"link":"https://shop.invalid');

		const file = new URL(first.addresses[0] ?? '').pathname.split('/').at(-1) ?? '';
		const picture = /\.\w+$/.test(file) ? file : `${first.number}.jpg`;
		const both = await itemsOf({
			[`drop/${name}`]: fixture(name),
			[`drop/pictures/${decodeURIComponent(picture)}`]: 'x'
		});
		expect(both.candidates.map(({ facts }) => facts.number)).toContain(first.number);
		expect(both.pictureless.length).toBe(alone.pictureless.length - 1);
	});

	it('takes a garment from the words of shelf or name', async () => {
		const page = (name: string, category: string): string =>
			`<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>1</g:id><title>${name}</title>` +
			`<link>https://a.example/1</link><g:image_link>https://a.example/1.jpg</g:image_link>` +
			`<g:product_type>${category}</g:product_type></item></channel></rss>`;
		const labelOf = async (name: string, category: string) =>
			(await itemsOf({ 'f.xml': page(name, category), '1.jpg': 'x' })).candidates[0]?.facts.label;
		expect(await labelOf('Alba', 'Women &gt; Skirts')).toBe('Skirts');
		expect(await labelOf('플레어 스커트', 'New in')).toBe('skirt');
		expect(await labelOf('Alba', 'New in')).toBe('');
	});
});
