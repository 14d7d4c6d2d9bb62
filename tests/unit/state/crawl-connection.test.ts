import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CrawlBoard } from '../../../src/lib/state/crawl-board.svelte';
import { CrawlConnection } from '../../../src/lib/state/crawl-connection.svelte';
import { ConsoleUnreachableError } from '../../../src/lib/jobs/console-errors';
import { crawler, fakeConsole, HEALTH, project, working } from './crawl-fakes';
import { NamedError } from './fakes';

const START = new Date('2026-03-02T10:00:00.000Z');

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

function connect() {
	const fake = fakeConsole();
	const board = new CrawlBoard();
	const heard = vi.fn();
	const connection = new CrawlConnection(fake.service, board, heard);
	return { ...fake, board, heard, connection };
}
const turn = () => vi.advanceTimersByTimeAsync(0);

describe('a console', () => {
	it('that is not there is not asked for anything', async () => {
		const { service, connection } = connect();
		service.health.mockResolvedValue(null);
		await connection.open('token');
		expect(connection.status).toEqual({ state: 'none' });
		expect(service.signIn).not.toHaveBeenCalled();
	});

	it('that is looked for again leaves on the screen what is there', async () => {
		const { service, connection } = connect();
		service.health.mockResolvedValue(null);
		await connection.open(null);
		const looking = connection.open(null);
		expect(connection.status).toEqual({ state: 'none' });
		await looking;
		expect(connection.status).toEqual({ state: 'none' });
	});

	it('that knows this browser is followed without a token', async () => {
		const { service, board, connection } = connect();
		await connection.open(null);
		expect(service.signIn).not.toHaveBeenCalled();
		expect(connection.status).toEqual({ state: 'live' });
		expect(board.projects.map(({ id }) => id)).toEqual(['p1']);
		expect(board.crawlersOf('p1').map(({ id }) => id)).toEqual(['c1']);
	});

	it('gets the token before anything else', async () => {
		const { service, connection } = connect();
		await connection.open('token');
		expect(service.signIn).toHaveBeenCalledWith('token');
		const [first] = service.signIn.mock.invocationCallOrder;
		expect(first).toBeLessThan(service.projects.mock.invocationCallOrder[0] ?? 0);
	});

	it('that wants a token says so, and says when it is the wrong one', async () => {
		const { service, connection } = connect();
		service.projects.mockRejectedValue(new NamedError('ConsoleForbiddenError'));
		await connection.open(null);
		expect(connection.status).toEqual({ state: 'locked', failure: null });
		service.signIn.mockRejectedValue(new NamedError('ConsoleForbiddenError'));
		await connection.open('old');
		expect(connection.status).toMatchObject({
			state: 'locked',
			failure: { name: 'ConsoleForbiddenError' }
		});
		expect(service.watch).not.toHaveBeenCalled();
	});

	it('of another version is told', async () => {
		const { service, connection } = connect();
		service.crawlers.mockRejectedValue(new NamedError('ConsoleAnswerError'));
		await connection.open(null);
		expect(connection.status).toMatchObject({
			state: 'failed',
			failure: { name: 'ConsoleAnswerError' }
		});
	});

	it('that answers after the person left is not followed', async () => {
		const { service, connection } = connect();
		let answer: (health: typeof HEALTH) => void = () => undefined;
		service.health.mockReturnValue(new Promise((resolve) => (answer = resolve)));
		const opening = connection.open(null);
		connection.close();
		answer(HEALTH);
		await opening;
		expect(service.watch).not.toHaveBeenCalled();
		expect(connection.status.state).not.toBe('live');
	});
});

describe('a connection', () => {
	it('that breaks tells of when the figures are, and what is gone when it comes back', async () => {
		const { service, board, connection, watcher } = connect();
		await connection.open(null);
		await vi.advanceTimersByTimeAsync(2000);
		watcher().onEvent({ kind: 'projects', projects: [project('p2')] });
		await vi.advanceTimersByTimeAsync(3000);
		service.projects.mockRejectedValueOnce(new ConsoleUnreachableError('gone'));
		watcher().onLost();
		await turn();
		const heardAt = new Date(START.getTime() + 2000).toISOString();
		expect(connection.status).toEqual({ state: 'lost', heardAt });

		service.projects.mockResolvedValue([project('p2')]);
		service.crawlers.mockResolvedValue([]);
		watcher().onOpen();
		await turn();
		expect(connection.status).toEqual({ state: 'live' });
		expect(board.projects.map(({ id }) => id)).toEqual(['p2']);
		expect(board.crawlers).toEqual([]);
	});

	it('to a console that was started anew asks for the new token', async () => {
		const { service, connection, watcher, stream } = connect();
		await connection.open(null);
		service.projects.mockRejectedValue(new NamedError('ConsoleForbiddenError'));
		watcher().onLost();
		await turn();
		expect(connection.status).toEqual({ state: 'locked', failure: null });
		expect(stream.close).toHaveBeenCalled();
	});

	it('that is silent while something runs is given up; one where nothing runs is not', async () => {
		const { service, connection, watcher, stream } = connect();
		await connection.open(null);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(stream.reconnect).not.toHaveBeenCalled();
		watcher().onEvent({ kind: 'crawlers', crawlers: [working('c1', 'p1')] });
		await vi.advanceTimersByTimeAsync(5000);
		expect(stream.reconnect).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(3000);
		expect(stream.reconnect).toHaveBeenCalled();
		expect(service.health).toHaveBeenCalledTimes(1);
	});

	it('hands on every event', async () => {
		const { board, heard, connection, watcher } = connect();
		await connection.open(null);
		const event = { kind: 'removed', crawlers: ['c1'], projects: [] } as const;
		watcher().onEvent({ ...event, crawlers: ['c1'], projects: [] });
		expect(heard).toHaveBeenCalledWith(event);
		expect(board.crawlers).toEqual([]);
	});

	it('ends with the screen', async () => {
		const { connection, stream } = connect();
		await connection.open(null);
		connection.close();
		expect(stream.close).toHaveBeenCalledOnce();
		expect(vi.getTimerCount()).toBe(0);
	});
});

describe('the board', () => {
	it('does not go back to older figures', () => {
		const board = new CrawlBoard();
		board.fill(
			[project('p1')],
			[working('c1', 'p1', { at: '2026-03-02T10:00:05.000Z', done: 50 })]
		);
		board.take({
			kind: 'crawlers',
			crawlers: [crawler('c1', 'p1', { at: '2026-03-02T10:00:04.000Z', done: 40 })]
		});
		expect(board.crawlers[0]).toMatchObject({ state: 'running', done: 50 });
		expect(board.news).toBeNull();
	});

	it('tells the news of a crawler that came into another state, not of its figures', () => {
		const board = new CrawlBoard();
		board.fill([project('p1')], [working('c1', 'p1')]);
		board.take({ kind: 'crawlers', crawlers: [working('c1', 'p1', { done: 1300 })] });
		expect(board.news).toBeNull();
		const done = working('c1', 'p1', { state: 'done', reason: 'finished' });
		board.take({ kind: 'crawlers', crawlers: [done] });
		expect(board.news).toMatchObject({ id: 'c1', state: 'done' });
	});

	it('has the newest project first and drops a removed one with its crawlers', () => {
		const board = new CrawlBoard();
		board.fill(
			[project('p1'), project('p2', { createdAt: '2026-03-03T00:00:00.000Z' })],
			[crawler('c1', 'p1'), crawler('c2', 'p2')]
		);
		expect(board.projects.map(({ id }) => id)).toEqual(['p2', 'p1']);
		board.take({ kind: 'removed', crawlers: [], projects: ['p2'] });
		expect(board.projects.map(({ id }) => id)).toEqual(['p1']);
		expect(board.crawlers.map(({ id }) => id)).toEqual(['c1']);
	});
});
