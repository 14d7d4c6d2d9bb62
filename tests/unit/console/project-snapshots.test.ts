/** Snapshots of projects: one after the other, stopped at any time, the finished one whole until the next is. */

import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SnapshotEvent } from '../../../src/lib/catalog/collect/crawler';
import { ProjectSnapshots } from '../../../scripts/crawl/console/project-snapshots';
import { NotFoundError } from '../../../scripts/crawl/engine/collector';
import { createFakeCollector, type FakeCollector } from './fake-collector';

// Real sockets and processes: on a busy machine they take their time.
let dir: string;
let collector: FakeCollector;
let told: SnapshotEvent[];
/** Ends the one that is made now. */
let finish: (manifest: object) => Promise<void>;
let began: string[];

function open(): ProjectSnapshots {
	const snapshots = new ProjectSnapshots(
		collector,
		dir,
		(_collector, project, { out, signal, onProgress }) =>
			new Promise((resolve, reject) => {
				began.push(project.id);
				onProgress({ done: 1, total: 4, remainingMs: 3000 });
				signal.addEventListener('abort', () => reject(signal.reason as Error));
				finish = async (manifest) => {
					await mkdir(out, { recursive: true });
					await writeFile(join(out, 'manifest.json'), JSON.stringify(manifest));
					resolve('');
				};
			}),
		() => undefined
	);
	snapshots.subscribe((event) => told.push(event));
	return snapshots;
}

beforeEach(async () => {
	dir = await mkdtemp(join(tmpdir(), 'otlens-snapshots-'));
	collector = createFakeCollector();
	told = [];
	began = [];
	for (const name of ['one', 'two']) {
		await collector.addProject({
			name,
			shop: 'https://shop.example/',
			attribute: null,
			content: 'images'
		});
	}
});
afterEach(() => rm(dir, { recursive: true }));

const stateOf = (project: string) => told.findLast((event) => event.project === project)?.state;

it('are made one after the other', async () => {
	const snapshots = open();
	await snapshots.start('project-1');
	await snapshots.start('project-2');
	await snapshots.start('project-1');
	await expect.poll(() => began).toEqual(['project-1']);
	expect(stateOf('project-2')).toBe('running');
	await finish({ count: 4 });
	await expect.poll(() => began).toEqual(['project-1', 'project-2']);
	expect(stateOf('project-1')).toBe('done');
	expect(told.findLast(({ project }) => project === 'project-1')).toMatchObject({
		done: 1,
		total: 4
	});
	await snapshots.close();
	expect(stateOf('project-2')).toBe('cancelled');
});

it('can be stopped before their turn', async () => {
	const snapshots = open();
	await snapshots.start('project-1');
	await snapshots.start('project-2');
	const stopped = snapshots.stop('project-2');
	await expect.poll(() => began).toEqual(['project-1']);
	await finish({ count: 1 });
	expect(await stopped).toMatchObject({ state: 'cancelled' });
	expect(began).toEqual(['project-1']);
});

it('are found again by a later console, and served by their names', async () => {
	const first = open();
	expect(await first.state('project-1')).toBeNull();
	expect(await first.file('project-1', 'manifest.json')).toBeNull();
	await first.start('project-1');
	await expect.poll(() => began.length).toBe(1);
	await finish({ count: 7 });
	await expect.poll(() => stateOf('project-1')).toBe('done');
	const later = open();
	expect(await later.state('project-1')).toMatchObject({ state: 'done', done: 7, total: 7 });
	const file = await later.file('project-1', 'manifest.json');
	expect(await readFile(file?.path ?? '', 'utf8')).toBe('{"count":7}');
	expect(await later.file('project-1', '..')).toBeNull();

	// While another is made the one before stays, and goes only with its project.
	await later.start('project-1');
	await expect.poll(() => began.length).toBe(2);
	expect(await later.file('project-1', 'manifest.json')).toEqual(file);
	await later.discard('project-1');
	expect(await later.state('project-1')).toBeNull();
	expect(await readdir(join(dir, 'snapshots'))).toEqual([]);
});

it('are refused for a project that is not there', async () => {
	await expect(open().start('none')).rejects.toThrow(NotFoundError);
	expect(told).toEqual([]);
});
