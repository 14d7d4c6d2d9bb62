import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SnapshotEvent } from '../../../src/lib/catalog/collect/crawler';
import { CrawlActions, NEW } from '../../../src/lib/state/crawl-actions.svelte';
import { CrawlBoard } from '../../../src/lib/state/crawl-board.svelte';
import { CrawlRemovals, REMOVE_MS } from '../../../src/lib/state/crawl-removals.svelte';
import { CrawlSnapshots } from '../../../src/lib/state/crawl-snapshots.svelte';
import { crawler, fakeConsole, project, working } from './crawl-fakes';
import { NamedError } from './fakes';

function desk() {
	const fake = fakeConsole();
	const board = new CrawlBoard();
	board.fill(
		[project('p1'), project('p2')],
		[crawler('c1', 'p1'), working('c2', 'p1'), crawler('c3', 'p2')]
	);
	return { ...fake, board };
}

describe('an action', () => {
	it('shows at once what the console answered', async () => {
		const { service, board } = desk();
		const actions = new CrawlActions(service, board);
		service.act.mockResolvedValue(working('c1', 'p1'));
		const acting = actions.act('c1', 'start');
		expect(actions.isBusy('c1')).toBe(true);
		await acting;
		expect(actions.isBusy('c1')).toBe(false);
		expect(board.crawlersOf('p1')[0]?.state).toBe('running');
	});

	it('that is refused says why beside its own crawler, and leaves it as it was', async () => {
		const { service, board } = desk();
		const actions = new CrawlActions(service, board);
		service.act.mockRejectedValue(new NamedError('ConsoleNotAllowedError'));
		expect(await actions.act('c1', 'pause')).toBeNull();
		expect(actions.failure('c1')?.name).toBe('ConsoleNotAllowedError');
		expect(actions.failure('c2')).toBeNull();
		expect(board.crawlersOf('p1')[0]?.state).toBe('pending');
	});

	it('on all starts what waits, goes on with what is paused, and leaves the rest alone', async () => {
		const { service, board } = desk();
		const actions = new CrawlActions(service, board);
		service.act.mockImplementation((id) => Promise.resolve(working(id, 'p1')));
		const states = [
			'pending',
			'running',
			'paused',
			'stopping',
			'done',
			'failed',
			'cancelled'
		] as const;
		const all = [
			...states.map((state) => crawler(state, 'p1', { state })),
			crawler('broken', 'p1', { state: 'failed', queued: 4 })
		];
		await actions.actOnAll(all, 'start');
		expect(service.act.mock.calls).toEqual([
			['pending', 'start'],
			['paused', 'resume'],
			['failed', 'start'],
			['broken', 'resume']
		]);
		service.act.mockClear();
		await actions.actOnAll(all, 'pause');
		expect(service.act.mock.calls).toEqual([['running', 'pause']]);
	});

	it('that makes something new keeps its failure until the next try', async () => {
		const { service, board } = desk();
		const actions = new CrawlActions(service, board);
		const made = {
			name: 'New',
			shop: 'https://a.example/',
			attribute: null,
			content: 'text'
		} as const;
		service.addProject.mockRejectedValueOnce(new NamedError('ConsoleInvalidError'));
		expect(await actions.addProject(made)).toBeNull();
		expect(actions.failure(NEW)?.name).toBe('ConsoleInvalidError');
		service.addProject.mockResolvedValue(project('p3'));
		expect(await actions.addProject(made)).toMatchObject({ id: 'p3' });
		expect(actions.failure(NEW)).toBeNull();
		expect(board.project('p3')).toBeDefined();
	});
});

describe('a removal', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('is gone from the screen at once, from the console later, and can be taken back until then', async () => {
		const { service, board } = desk();
		const removals = new CrawlRemovals(service, board);
		removals.remove({ kind: 'project', id: 'p1', name: 'One' });
		expect(board.project('p1')).toBeUndefined();
		expect(board.crawlers.map(({ id }) => id)).toEqual(['c3']);
		await vi.advanceTimersByTimeAsync(REMOVE_MS - 1);
		removals.undo();
		await vi.advanceTimersByTimeAsync(REMOVE_MS);
		expect(service.removeProject).not.toHaveBeenCalled();
		expect(board.crawlersOf('p1')).toHaveLength(2);
	});

	it('is carried out after a while', async () => {
		const { service, board } = desk();
		const removals = new CrawlRemovals(service, board);
		removals.remove({ kind: 'crawler', id: 'c1', name: 'One' });
		await vi.advanceTimersByTimeAsync(REMOVE_MS);
		expect(service.removeCrawler).toHaveBeenCalledWith('c1');
		expect(removals.pending).toBeNull();
		expect(board.crawlers.map(({ id }) => id)).toEqual(['c2', 'c3']);
	});

	it('is carried out at once when another follows', async () => {
		const { service, board } = desk();
		const removals = new CrawlRemovals(service, board);
		removals.remove({ kind: 'crawler', id: 'c1', name: 'One' });
		removals.remove({ kind: 'crawler', id: 'c3', name: 'Three' });
		await vi.advanceTimersByTimeAsync(0);
		expect(service.removeCrawler.mock.calls).toEqual([['c1']]);
		expect(board.crawlers.map(({ id }) => id)).toEqual(['c2']);
		expect(removals.pending?.id).toBe('c3');
	});

	it('that the console refuses comes back into sight, and says why', async () => {
		const { service, board } = desk();
		const removals = new CrawlRemovals(service, board);
		service.removeProject.mockRejectedValue(new NamedError('ConsoleNotAllowedError'));
		removals.remove({ kind: 'project', id: 'p1', name: 'One' });
		await vi.advanceTimersByTimeAsync(REMOVE_MS);
		expect(board.project('p1')).toBeDefined();
		expect(removals.failure?.name).toBe('ConsoleNotAllowedError');
	});
});

describe('a snapshot', () => {
	const event = (state: SnapshotEvent['state']): SnapshotEvent => ({
		kind: 'snapshot',
		project: 'p1',
		state,
		done: 1,
		total: 10,
		remainingMs: null,
		message: ''
	});

	beforeEach(() => void vi.stubGlobal('location', { href: 'http://127.0.0.1:4600/crawl' }));
	afterEach(() => void vi.unstubAllGlobals());

	it('is what the console tells, by answer and by event', async () => {
		const { service } = desk();
		const snapshots = new CrawlSnapshots(service, { importAddress: vi.fn() });
		await snapshots.look('p1');
		expect(snapshots.of('p1')).toBeUndefined();
		snapshots.take(event('running'));
		expect(snapshots.of('p1')?.state).toBe('running');
		service.snapshot.mockResolvedValue(event('cancelled'));
		await snapshots.stop('p1');
		expect(snapshots.of('p1')?.state).toBe('cancelled');
	});

	it('is not set back by an answer that an event overtook', async () => {
		const { service } = desk();
		const snapshots = new CrawlSnapshots(service, { importAddress: vi.fn() });
		let answer: (state: SnapshotEvent) => void = () => undefined;
		service.snapshot.mockReturnValue(new Promise((resolve) => (answer = resolve)));
		const looking = snapshots.look('p1');
		snapshots.take(event('done'));
		answer(event('running'));
		await looking;
		expect(snapshots.of('p1')?.state).toBe('done');
	});

	it('is loaded from the console’s own address, and counts as loaded only where that worked', async () => {
		const { service } = desk();
		const importAddress = vi.fn<(url: string) => Promise<boolean>>(() => Promise.resolve(false));
		const snapshots = new CrawlSnapshots(service, { importAddress });
		await snapshots.load('p1');
		expect(importAddress).toHaveBeenCalledWith('http://127.0.0.1:4600/api/projects/p1/snapshot/');
		expect(snapshots.isLoaded('p1')).toBe(false);
		importAddress.mockResolvedValue(true);
		const loading = snapshots.load('p1');
		expect(snapshots.isLoading('p1')).toBe(true);
		await loading;
		expect(snapshots.isLoaded('p1')).toBe(true);
		snapshots.take(event('running'));
		expect(snapshots.isLoaded('p1')).toBe(false);
	});

	it('that cannot be made says why', async () => {
		const { service } = desk();
		const snapshots = new CrawlSnapshots(service, { importAddress: vi.fn() });
		service.makeSnapshot.mockRejectedValue(new NamedError('ConsoleBusyError'));
		await snapshots.make('p1');
		expect(snapshots.failure?.name).toBe('ConsoleBusyError');
	});
});
