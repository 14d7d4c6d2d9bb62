import { beforeEach, describe, expect, it } from 'vitest';
import type { ItemPage } from '../../../src/lib/catalog/collect/crawler';
import { CrawlItems } from '../../../src/lib/state/crawl-items.svelte';
import { fakeConsole, itemPage } from './crawl-fakes';
import { NamedError, settled } from './fakes';

let fake: ReturnType<typeof fakeConsole>;
let items: CrawlItems;

beforeEach(() => {
	fake = fakeConsole();
	items = new CrawlItems(fake.service);
});

const places = () => items.items.map(({ id }) => Number(id.slice(-4)));

describe('what was collected', () => {
	it('comes a page after another, none twice', async () => {
		fake.service.items.mockImplementation(({ after = '' }) =>
			// Meanwhile one more was collected, before all others.
			Promise.resolve(after === '' ? itemPage(0, 60, 130) : itemPage(Number(after) - 1, 60, 131))
		);
		await items.ask({ project: 'p1' });
		expect(items.total).toBe(130);
		const { edition } = items;
		await items.more();
		expect(items.edition).toBe(edition);
		expect(items.items).toHaveLength(119);
		expect(new Set(places()).size).toBe(119);
	});

	it('is not asked for twice at a time, nor after the last page', async () => {
		fake.service.items.mockImplementation(({ after = '' }) =>
			Promise.resolve(after === '' ? itemPage(0, 60, 90) : itemPage(60, 30, 90))
		);
		await items.ask({ project: 'p1' });
		await Promise.all([items.more(), items.more()]);
		await items.more();
		expect(fake.service.items).toHaveBeenCalledTimes(2);
		expect(items.items).toHaveLength(90);
	});

	it('answers the latest question alone', async () => {
		const answers: ((page: ItemPage) => void)[] = [];
		fake.service.items.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
		const first = items.ask({ project: 'p1', text: 'a' });
		const second = items.ask({ project: 'p1', text: 'ab' });
		answers[1]?.(itemPage(5, 1, 1));
		answers[0]?.(itemPage(0, 3, 3));
		await Promise.all([first, second]);
		expect(places()).toEqual([5]);
		expect(fake.service.items.mock.calls[0]?.[1]?.aborted).toBe(true);
	});

	it('of another project does not show under this one, even when that fails', async () => {
		await items.ask({ project: 'p1' });
		fake.service.items.mockRejectedValue(new NamedError('ConsoleUnreachableError'));
		await items.ask({ project: 'p2' });
		expect(items.items).toEqual([]);
		expect(items.status).toMatchObject({ state: 'failed' });
	});
});

describe('a deletion', () => {
	it('can be taken back, the last one first', async () => {
		await items.ask({ project: 'p1' });
		await items.remove(['p1/a', 'p1/b']);
		expect(items.removal).toEqual({ state: 'done', kind: 'removed', count: 2 });
		await items.remove(['p1/c']);
		await items.undo();
		await items.undo();
		expect(fake.service.restoreItems.mock.calls).toEqual([[['p1/c']], [['p1/a', 'p1/b']]]);
		expect(items.removal).toEqual({ state: 'done', kind: 'restored', count: 2 });
		expect(items.canUndo).toBe(false);
	});

	it('that failed has nothing to take back', async () => {
		await items.ask({ project: 'p1' });
		fake.service.removeItems.mockRejectedValue(new NamedError('ConsoleFailedError'));
		expect(await items.remove(['p1/a'])).toBe(false);
		expect(items.removal).toMatchObject({ state: 'failed' });
		expect(items.canUndo).toBe(false);
		expect(items.items).toHaveLength(3);
	});

	it('whose undoing failed can be undone still', async () => {
		await items.ask({ project: 'p1' });
		await items.remove(['p1/a']);
		fake.service.restoreItems.mockRejectedValueOnce(new NamedError('ConsoleUnreachableError'));
		await items.undo();
		expect(items.canUndo).toBe(true);
		await items.undo();
		expect(items.removal).toMatchObject({ state: 'done', kind: 'restored' });
	});

	it('is listed anew as far as it was listed', async () => {
		fake.service.items.mockImplementation(({ after = '', limit = 60 }) =>
			Promise.resolve(itemPage(Number(after), limit, 600))
		);
		await items.ask({ project: 'p1' });
		await items.more();
		const { edition } = items;
		await items.remove(['p1/a']);
		await settled();
		expect(items.edition).toBeGreaterThan(edition);
		expect(items.items).toHaveLength(120);
	});
});
