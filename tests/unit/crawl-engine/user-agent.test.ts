import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCollector } from '../../../scripts/crawl/engine/open-collector';
import { jsonReader, openShop, product, sendJson } from './test-shop';

it.each([
	['data@team.example', /^Otlens\/[\d.]+ \(\+data@team\.example; garment catalog collector\)$/],
	[undefined, /^Otlens\/[\d.]+ \(garment catalog collector\)$/]
])('a shop is told who asks, and of the contact %j', async (contact, expected) => {
	const agents = new Set<string | undefined>();
	const shop = await openShop((request, response, path) => {
		agents.add(request.headers['user-agent']);
		if (path !== '/list/0') return void response.writeHead(404).end();
		sendJson(response, { products: [product('1')] });
	});
	const folder = await mkdtemp(join(tmpdir(), 'crawl-'));
	const collector = await openCollector(folder, {
		reader: jsonReader,
		...(contact === undefined ? {} : { contact })
	});
	try {
		const project = await collector.addProject({
			name: 'A shop',
			shop: shop.url,
			attribute: null,
			content: 'text'
		});
		const { id } = await collector.addCrawler(project.id, { name: 'All of it', paceMs: 0 });
		await collector.act(id, 'start');
		const state = async () => (await collector.crawlers()).map((one) => one.state);
		await expect.poll(state).toEqual(['done']);
		expect([...agents]).toEqual([expect.stringMatching(expected)]);
		expect(shop.visits.map(({ path }) => path)).toContain('/robots.txt');
	} finally {
		await collector.close();
		await shop.close();
		await rm(folder, { recursive: true, force: true });
	}
});
