/** A folder, a collector and a terminal for each test of the command line. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Crawler, Project } from '../../../src/lib/catalog/collect/crawler';
import { createCliWorld, type CliWorld } from './cli-run';
import { createFakeCollector, type FakeCollector } from './fake-collector';

// Real sockets and processes: on a busy machine they take their time.
export let dir: string;
export let collector: FakeCollector;
export let world: CliWorld;

beforeEach(async () => {
	dir = await mkdtemp(join(tmpdir(), 'otlens-cli-'));
	collector = createFakeCollector();
	world = createCliWorld(dir, collector);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Another process that lives and is not this one. */
export const OTHER = process.ppid;
export const lock = (owner: { url?: string; token?: string; pid?: number }) =>
	writeFile(
		join(dir, 'lock.json'),
		JSON.stringify({ pid: OTHER, startedAt: '2026-01-01T00:00:00.000Z', ...owner })
	);

export const addProject = async () =>
	JSON.parse(
		(await world.run('project', 'add', '--shop', 'https://shop.example/', '--json')).out
	) as Project;
export const addCrawler = async (...options: string[]) =>
	JSON.parse(
		(await world.run('crawler', 'add', '--project', 'project-1', '--json', ...options)).out
	) as Crawler;

/** Another collector behind the commands of this test. */
export function workOn(other: FakeCollector): void {
	collector = other;
}
