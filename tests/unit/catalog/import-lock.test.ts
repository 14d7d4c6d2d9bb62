import { describe, expect, it } from 'vitest';
import { createImportLock } from '../../../src/lib/catalog/store/import-lock';
import { neverAborted } from './sample-snapshot';

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the import lock without the browser’s locks', () => {
	it('runs one at a time, in order, whatever fails', async () => {
		const lock = createImportLock(null);
		const log: string[] = [];
		const work = (name: string, fails: boolean) => async () => {
			log.push(`${name} begins`);
			await turn();
			log.push(`${name} ends`);
			if (fails) throw new Error(name);
			return name;
		};
		const results = await Promise.allSettled([
			lock.run(neverAborted(), work('a', true)),
			lock.run(neverAborted(), work('b', false))
		]);
		expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
	});

	it('does not begin what was aborted while it waited', async () => {
		const lock = createImportLock(null);
		const controller = new AbortController();
		const first = lock.run(neverAborted(), turn);
		const second = lock.run(controller.signal, () => {
			throw new Error('must not run');
		});
		controller.abort();
		let firstIsOver = false;
		const over = first.then(() => {
			firstIsOver = true;
		});
		await expect(second).rejects.toHaveProperty('name', 'AbortError');
		expect(firstIsOver).toBe(false);
		await over;
	});

	it('skips idle work while an import runs', async () => {
		const lock = createImportLock(null);
		let ran = 0;
		const idle = () =>
			lock.ifIdle(async () => {
				ran += 1;
			});
		await lock.run(neverAborted(), idle);
		expect(ran).toBe(0);
		await idle();
		expect(ran).toBe(1);
	});
});
