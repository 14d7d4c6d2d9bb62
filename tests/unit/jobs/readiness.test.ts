import { expect, it } from 'vitest';
import { Readiness } from '../../../src/lib/jobs/readiness';
import type { PrepareInput, RuntimeReport } from '../../../src/workers/contract';
import { errorOf } from './fake-worker';

const input: PrepareInput = { manifestUrl: 'http://otlens.test/manifest.json', roles: ['parse'] };
const report: RuntimeReport = { backend: 'wasm', threads: 1 };

it('asks for nothing before anyone prepared', async () => {
	const readiness = new Readiness(() => Promise.reject(new Error('called')));
	await readiness.renew({});
});

it('tries again what failed, and keeps no rejected promise', async () => {
	let tries = 0;
	const readiness = new Readiness(async () => {
		tries += 1;
		if (tries === 1) throw Object.assign(new Error('gone'), { name: 'ModelDownloadError' });
		return report;
	});
	const first = await errorOf(readiness.prepare(input, { backend: 'auto' }, {}));
	expect(first.name).toBe('ModelDownloadError');
	await readiness.renew({});
	expect(tries).toBe(2);
	expect(await readiness.prepare(input, { backend: 'auto' }, {})).toBe(report);
});
