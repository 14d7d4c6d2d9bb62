import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS } from '../../../scripts/crawl/engine/actions';
import {
	NotAllowedNowError,
	NotFoundError,
	type Collector
} from '../../../scripts/crawl/engine/collector';
import { openCollector } from '../../../scripts/crawl/engine/open-collector';
import {
	CRAWLER_ACTIONS,
	CRAWLER_STATES,
	type ConsoleEvent,
	type CrawlerAction,
	type CrawlerState
} from '../../../src/lib/catalog/collect/crawler';
import { addShopCrawler, crawlerOf, runToEnd, until, untilEnded } from './test-run';
import { jsonReader, openShop, picture, product, sendJson, type TestShop } from './test-shop';

const PAGES = 30;

let folder: string;
let collector: Collector;
let shop: TestShop;
let price: number;
/** Requests beyond so many wait until `open` is called. */
let shutAfter: number;
let open: () => void;

beforeEach(async () => {
	price = 100;
	shutAfter = Infinity;
	open = () => undefined;
	folder = await mkdtemp(join(tmpdir(), 'crawl-states-'));
	collector = await openCollector(folder, { reader: jsonReader });
	shop = await openShop(async (_, response, path) => {
		if (shop.visits.length > shutAfter) await new Promise<void>((resolve) => (open = resolve));
		const page = /^\/list\/(\d+)$/.exec(path)?.[1];
		const image = /^\/picture\/(\d+)\.png$/.exec(path)?.[1];
		if (image) response.end(await picture(Number(image)));
		else if (page === undefined) response.writeHead(404).end();
		else {
			const next = { url: `/list/${Number(page) + 1}`, role: 'listing' as const };
			sendJson(response, {
				products: [
					product(page, {
						images: [`/picture/${page}.png`],
						price: { amount: price, currency: 'KRW' }
					})
				],
				requests: Number(page) + 1 < PAGES ? [next] : []
			});
		}
	});
});

afterEach(async () => {
	open();
	await collector.close();
	await shop.close();
	await rm(folder, { recursive: true, force: true });
});

const total = async () => (await collector.items({})).total;
const files = async () =>
	(await readdir(join(folder, 'pictures'), { recursive: true })).filter((name) =>
		/\.png$/.test(name)
	);

/** A crawler in the midst of its work, one request waiting for its answer. */
async function startHalfway(concurrency = 1): Promise<string> {
	const { id } = await addShopCrawler(collector, shop.url, { concurrency });
	shutAfter = 20;
	await collector.act(id, 'start');
	await until(collector, id, ({ inFlight }) => shop.visits.length > shutAfter && inFlight > 0);
	return id;
}

describe('each state', () => {
	const cases = CRAWLER_STATES.flatMap((state) =>
		CRAWLER_ACTIONS.map((action) => [state, action, ACTIONS[state].includes(action)] as const)
	);

	const reach: Record<CrawlerState, () => Promise<string>> = {
		pending: async () => (await addShopCrawler(collector, shop.url)).id,
		running: () => startHalfway(),
		paused: () => after('pause'),
		stopping: async () => {
			const id = await startHalfway();
			void collector.act(id, 'stop').catch(() => undefined);
			return id;
		},
		done: async () => {
			const id = await startHalfway();
			const stopped = collector.act(id, 'stop');
			open();
			return (await stopped).id;
		},
		failed: async () => (await runToEnd(collector, `${shop.url}none/`, { source: 'none' })).id,
		cancelled: () => after('cancel')
	};

	async function after(action: CrawlerAction): Promise<string> {
		return (await collector.act(await startHalfway(), action)).id;
	}

	it.each(cases)('%s: %s is allowed: %s', async (state, action, allowed) => {
		const id = await reach[state]();
		expect((await crawlerOf(collector, id)).state).toBe(state);
		shutAfter = Infinity;
		const acted = collector.act(id, action);
		open();
		if (allowed) expect((await acted).id).toBe(id);
		else await expect(acted).rejects.toThrow(NotAllowedNowError);
	});
});

it('stops with what it has, and goes on after a pause without asking twice', async () => {
	const id = await startHalfway();
	expect(await collector.act(id, 'pause')).toMatchObject({
		state: 'paused',
		reason: 'paused-by-person'
	});
	shutAfter = Infinity;
	open();
	await until(collector, id, ({ inFlight }) => inFlight === 0);
	const asked = shop.visits.length;
	const kept = await total();
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(shop.visits).toHaveLength(asked);
	await collector.act(id, 'resume');
	expect(await untilEnded(collector, id)).toMatchObject({
		state: 'done',
		products: PAGES,
		images: PAGES
	});
	expect(kept).toBeGreaterThan(0);
	const paths = shop.visits.map(({ path }) => path);
	expect(new Set(paths).size).toBe(paths.length);
});

it('keeps what was collected when it is stopped', async () => {
	const id = await startHalfway();
	const stopped = collector.act(id, 'stop');
	open();
	expect(await stopped).toMatchObject({ state: 'done', reason: 'stopped-by-person', inFlight: 0 });
	expect(await total()).toBeGreaterThan(0);
});

it('discards what its run brought when it is cancelled, and nothing of earlier runs', async () => {
	const first = await runToEnd(collector, shop.url, { limit: 5 });
	const before = (await collector.items({})).items;
	expect(before).toHaveLength(5);
	price = 80;
	shop.visits.length = 0;
	shutAfter = 20;
	await collector.editCrawler(first.id, { limit: null });
	await collector.act(first.id, 'start');
	await until(collector, first.id, () => shop.visits.length > shutAfter);
	const changed = await collector.item(before[0]?.id ?? '');
	expect(changed.product.price?.amount).toBe(80);
	expect(await total()).toBeGreaterThan(5);
	const cancelled = collector.act(first.id, 'cancel');
	open();
	expect(await cancelled).toMatchObject({ state: 'cancelled', queued: 0 });
	expect((await collector.items({})).items).toEqual(before);
	expect(await files()).toHaveLength(5);
});

it('collects again: what is the same is the same, what changed says when', async () => {
	const { id } = await runToEnd(collector, shop.url, { limit: 3 });
	const before = (await collector.items({})).items;
	await collector.act(id, 'start');
	expect(await untilEnded(collector, id)).toMatchObject({ products: 3 });
	expect((await collector.items({})).items).toEqual(before);
	price = 120;
	await collector.act(id, 'start');
	await untilEnded(collector, id);
	const [after] = (await collector.items({})).items;
	expect(after?.collectedAt).toBe(before[0]?.collectedAt);
	expect(Date.parse(after?.changedAt ?? '')).toBeGreaterThan(
		Date.parse(before[0]?.changedAt ?? '')
	);
});

it('is at rest after closing, and goes on when the folder is opened again', async () => {
	const id = await startHalfway(4);
	const closed = collector.close();
	open();
	await closed;
	shutAfter = Infinity;
	collector = await openCollector(folder, { reader: jsonReader });
	expect(await crawlerOf(collector, id)).toMatchObject({ state: 'paused', reason: 'interrupted' });
	await collector.act(id, 'resume');
	expect(await untilEnded(collector, id)).toMatchObject({
		state: 'done',
		products: PAGES,
		images: PAGES
	});
});

it('removes and restores items; a removed one does not come back by itself', async () => {
	const { id } = await runToEnd(collector, shop.url, { limit: 3 });
	const ids = (await collector.items({})).items.map((item) => item.id);
	expect(await collector.removeItems([ids[0] ?? '', 'none/0'])).toBe(1);
	await expect(collector.item(ids[0] ?? '')).rejects.toThrow(NotFoundError);
	await collector.act(id, 'start');
	await untilEnded(collector, id);
	expect((await collector.items({ text: ids[0]?.split('/')[1] ?? '' })).items).toEqual([]);
	expect(await collector.restoreItems(ids)).toBe(1);
	expect(await collector.item(ids[0] ?? '')).toBeDefined();
});

it('removes a crawler and keeps its items, and a project with everything', async () => {
	const { id, project } = await runToEnd(collector, shop.url, { limit: 3 });
	await collector.removeCrawler(id);
	expect(await total()).toBe(3);
	expect((await collector.items({})).items[0]?.crawler).toBeNull();
	await collector.removeProject(project);
	expect(await total()).toBe(0);
	expect(await files()).toEqual([]);
	await expect(collector.act(id, 'start')).rejects.toThrow(NotFoundError);
});

it('tells listeners everything at once, then what changes', async () => {
	const events: ConsoleEvent[] = [];
	const { id } = await addShopCrawler(collector, shop.url);
	const stop = collector.subscribe((event) => events.push(event));
	expect(events.map(({ kind }) => kind)).toEqual(['projects', 'crawlers']);
	await collector.act(id, 'start');
	await untilEnded(collector, id);
	await until(collector, id, () =>
		events.some((event) => event.kind === 'crawlers' && event.crawlers[0]?.state === 'done')
	);
	await collector.removeCrawler(id);
	expect(events).toContainEqual({ kind: 'removed', crawlers: [id], projects: [] });
	stop();
});
