import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Analysed } from '../../../scripts/crawl/engine/analysed';
import { createTestClock } from './test-clock';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'crawl-analysed-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('counts a project’s pictures that have a result, and looks again after a while', async () => {
	const [one, two, other] = ['aa', 'bb', 'cc'].map((start) => start.padEnd(64, '0'));
	const keep = (sha256 = '') => {
		mkdirSync(join(folder, 'analysed', sha256.slice(0, 2)), { recursive: true });
		writeFileSync(join(folder, 'analysed', sha256.slice(0, 2), `${sha256}.key`), '');
	};
	keep(one);
	keep(other);
	const clock = createTestClock();
	const analysed = new Analysed(folder, { ofProject: () => [one ?? '', two ?? ''] }, clock);
	expect(analysed.count('shop')).toBe(0);
	await expect.poll(() => analysed.count('shop')).toBe(1);
	keep(two);
	await clock.advance(10_000);
	await expect.poll(() => analysed.count('shop')).toBe(2);
});
