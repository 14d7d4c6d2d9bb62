import { describe, expect, it } from 'vitest';
import { Scheduler } from '../../../src/lib/jobs/scheduler';
import { errorOf, pause } from './fake-worker';

/** A job that ends when told to, or at its abort. */
function stoppable() {
	let finish: () => void = () => undefined;
	const done = new Promise<void>((resolve) => (finish = resolve));
	let signal: AbortSignal | undefined;
	const job = async (given: AbortSignal): Promise<string> => {
		signal = given;
		await Promise.race([
			done,
			new Promise((_, reject) =>
				given.addEventListener('abort', () => reject(given.reason as Error))
			)
		]);
		return 'done';
	};
	return { job, finish: () => finish(), signal: () => signal };
}

describe('order', () => {
	it('runs one at a time, in the order they came', async () => {
		const scheduler = new Scheduler();
		let running = 0;
		const order: number[] = [];
		const job = (n: number) => async () => {
			running += 1;
			expect(running).toBe(1);
			await pause(2);
			order.push(n);
			running -= 1;
		};
		await Promise.all([0, 1, 2, 3].map((n) => scheduler.run(job(n))));
		expect(order).toEqual([0, 1, 2, 3]);
	});

	it('takes what a person waits for before background work', async () => {
		const scheduler = new Scheduler();
		const order: string[] = [];
		const add = (name: string, priority: 'waiting' | 'background') =>
			scheduler.run(async () => void order.push(name), { priority });
		const first = stoppable();
		const all = [
			scheduler.run(first.job),
			add('b1', 'background'),
			add('b2', 'background'),
			add('w1', 'waiting'),
			add('w2', 'waiting')
		];
		expect(scheduler.queued).toBe(4);
		first.finish();
		await Promise.all(all);
		expect(order).toEqual(['w1', 'w2', 'b1', 'b2']);
	});

	it('goes on after a job that failed, also one that throws before its first await', async () => {
		const scheduler = new Scheduler();
		const failed = errorOf(scheduler.run(() => Promise.reject(new Error('no'))));
		const thrown = errorOf(
			scheduler.run(() => {
				throw new Error('at once');
			})
		);
		expect(await scheduler.run(async () => 'fine')).toBe('fine');
		expect((await failed).message).toBe('no');
		expect((await thrown).message).toBe('at once');
	});
});

describe('abort', () => {
	it('takes a queued job out before it starts', async () => {
		const scheduler = new Scheduler();
		const first = stoppable();
		const running = scheduler.run(first.job);
		const controller = new AbortController();
		let started = false;
		const queued = scheduler.run(async () => void (started = true), {
			signal: controller.signal
		});
		controller.abort();
		expect((await errorOf(queued)).name).toBe('AbortError');
		expect(scheduler.queued).toBe(0);
		first.finish();
		expect(await running).toBe('done');
		expect(started).toBe(false);
	});

	it('refuses a job whose signal is aborted already', async () => {
		const error = await errorOf(
			new Scheduler().run(async () => 'no', { signal: AbortSignal.abort() })
		);
		expect(error.name).toBe('AbortError');
	});

	it('rejects the caller at once, and keeps the place until a deaf job has ended', async () => {
		const scheduler = new Scheduler();
		const controller = new AbortController();
		let end: () => void = () => undefined;
		const discarded: string[] = [];
		const deaf = scheduler.run(
			() => new Promise<string>((resolve) => (end = () => resolve('late'))),
			{
				signal: controller.signal,
				discard: (result) => discarded.push(result)
			}
		);
		let nextStarted = false;
		const next = scheduler.run(async () => void (nextStarted = true));
		controller.abort();
		expect((await errorOf(deaf)).name).toBe('AbortError');
		await pause(5);
		expect(nextStarted).toBe(false);
		end();
		await next;
		expect(discarded).toEqual(['late']);
	});
});

describe('latest wins', () => {
	it('ends the running job of the same key', async () => {
		const scheduler = new Scheduler();
		const old = stoppable();
		const oldRun = errorOf(scheduler.run(old.job, { key: 'photo' }));
		const newRun = scheduler.run(async () => 'new', { key: 'photo' });
		expect((await oldRun).name).toBe('SupersededError');
		expect(await newRun).toBe('new');
		expect(old.signal()?.aborted).toBe(true);
	});

	it('ends queued ones too: of five only the last runs', async () => {
		const scheduler = new Scheduler();
		const first = stoppable();
		const blocker = scheduler.run(first.job);
		const ran: number[] = [];
		const runs = [0, 1, 2, 3, 4].map((n) =>
			scheduler
				.run(async () => void ran.push(n), { key: 'photo' })
				.then(
					() => 'ran',
					(error: unknown) => (error instanceof Error ? error.name : String(error))
				)
		);
		first.finish();
		expect(await Promise.all(runs)).toEqual([...Array<string>(4).fill('SupersededError'), 'ran']);
		expect(ran).toEqual([4]);
		await blocker;
	});

	it('leaves other keys and finished jobs alone', async () => {
		const scheduler = new Scheduler();
		expect(await scheduler.run(async () => 1, { key: 'a' })).toBe(1);
		const other = stoppable();
		const otherRun = scheduler.run(other.job, { key: 'b' });
		const again = scheduler.run(async () => 2, { key: 'a' });
		other.finish();
		expect(await otherRun).toBe('done');
		expect(await again).toBe(2);
	});
});
