import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CatalogSummary } from '../../../src/lib/catalog/records';
import type { Change } from '../../../src/lib/catalog/store/changes';
import { CatalogState, UNDO_MS } from '../../../src/lib/state/catalog-state.svelte';
import { DEMO_COLLECTION } from '../../../src/lib/state/demo-collection';
import { fakeCatalog, NamedError, summary } from './fakes';

const flush = () => vi.advanceTimersByTimeAsync(0);

function setUp() {
	const catalog = fakeCatalog();
	const state = new CatalogState(catalog.service, { kind: 'address', baseUrl: '/snapshot/' });
	return { catalog, state };
}

async function opened(...ids: string[]) {
	const the = setUp();
	void the.state.open();
	the.catalog.open.at(0).resolve(summary(...ids));
	await flush();
	return the;
}

describe('CatalogState', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('shows how far opening is, then what is there', async () => {
		const { catalog, state } = setUp();
		void state.open();
		catalog.open.at(0).job.onProgress?.({ stage: 'read-snapshot', done: 5, total: 10 });
		expect(state.status).toMatchObject({ state: 'opening', progress: { done: 5 } });
		catalog.open.at(0).resolve(summary('demo'));
		await flush();
		expect(state.summary?.items).toBe(10);
	});

	it('can be opened again after a failure', async () => {
		const { catalog, state } = setUp();
		void state.open();
		catalog.open.at(0).reject(new NamedError('SnapshotChecksumError'));
		await flush();
		expect(state.status).toMatchObject({ failure: { name: 'SnapshotChecksumError' } });
		void state.open();
		catalog.open.at(1).resolve(summary('demo'));
		await flush();
		expect(state.status.state).toBe('ready');
	});

	it.each(['SnapshotChecksumError', 'StorageFullError', 'SnapshotFormatError'])(
		'keeps the catalog usable when an import fails with %s',
		async (name) => {
			const { catalog, state } = await opened('demo');
			void state.importFiles([]);
			catalog.imports.at(0).reject(new NamedError(name));
			await flush();
			expect(state.importing).toMatchObject({ state: 'failed', failure: { name } });
			expect(state.summary?.items).toBe(10);
		}
	);

	it('follows what another tab changes, and is not moved by its own changes', async () => {
		const { catalog, state } = await opened('demo');
		const listeners: ((change: Change) => void)[] = [];
		state.follow({ watch: (listener) => (listeners.push(listener), () => undefined) });
		const hear = async (change: Change, now: CatalogSummary) => {
			const before = state.revision;
			const call = catalog.summaries.calls.length;
			for (const listener of listeners) listener(change);
			catalog.summaries.at(call).resolve(now);
			await flush();
			return state.revision - before;
		};
		expect(await hear('collections', summary('demo'))).toBe(0);
		expect(await hear('collections', summary('demo', 'mine'))).toBe(1);
		expect(state.summary?.items).toBe(20);
		expect(await hear('edits', summary('demo', 'mine'))).toBe(1);
		for (const listener of listeners) listener('collections');
		catalog.summaries.at(3).reject(new NamedError('StorageOutdatedError'));
		await flush();
		expect(state.summary?.items).toBe(20);
	});

	it('stops an import without a word', async () => {
		const { catalog, state } = await opened('demo');
		void state.importFiles([]);
		state.cancelImport();
		expect(catalog.imports.at(0).job.signal?.aborted).toBe(true);
		catalog.imports.at(0).reject(new NamedError('AbortError'));
		await flush();
		expect(state.importing.state).toBe('idle');
	});

	it('removes a collection only when the time to undo is over', async () => {
		const { catalog, state } = await opened('demo', 'mine');
		state.remove('mine');
		await vi.advanceTimersByTimeAsync(UNDO_MS - 1);
		expect(catalog.removals.calls).toHaveLength(0);
		state.undoRemove();
		await vi.advanceTimersByTimeAsync(UNDO_MS);
		expect(catalog.removals.calls).toHaveLength(0);
		state.remove('mine');
		await vi.advanceTimersByTimeAsync(UNDO_MS);
		expect(catalog.removals.at(0).input).toBe('mine');
		catalog.removals.at(0).resolve(summary('demo'));
		await flush();
		expect(state.summary?.items).toBe(10);
	});

	it('carries out an earlier removal when another follows', async () => {
		const { catalog, state } = await opened('a', 'b');
		state.remove('a');
		state.remove('b');
		expect(catalog.removals.at(0).input).toBe('a');
		expect(state.removing).toBe('b');
		state.undoRemove();
	});

	it('goes on saying that the shipped snapshot was refused, until it opens well', async () => {
		const { catalog, state } = await opened('demo');
		expect(state.refused).toBeNull();
		const refused = { name: 'SnapshotChecksumError', message: 'photos' };
		void state.open();
		catalog.open.at(1).resolve({ ...summary('demo'), refused });
		await flush();
		expect(state.status.state).toBe('ready');
		void state.importFiles([]);
		catalog.imports.at(0).resolve(summary('demo', 'mine'));
		await flush();
		expect(state.refused).toEqual(refused);
		void state.open();
		catalog.open.at(2).resolve(summary('demo', 'mine'));
		await flush();
		expect(state.refused).toBeNull();
	});

	it('offers the demo catalog again once it was removed, and brings it back', async () => {
		const { catalog, state } = await opened(DEMO_COLLECTION);
		expect(state.demoRemoved).toBe(false);
		state.remove(DEMO_COLLECTION);
		await vi.advanceTimersByTimeAsync(UNDO_MS);
		catalog.removals.at(0).resolve({ ...summary(), removed: [DEMO_COLLECTION] });
		await flush();
		expect(state.demoRemoved).toBe(true);
		void state.restoreDemo();
		expect(catalog.imports.at(0).input).toEqual({ kind: 'address', baseUrl: '/snapshot/' });
		expect(state.importing.state).toBe('importing');
		catalog.imports.at(0).resolve(summary(DEMO_COLLECTION));
		await flush();
		expect(state.demoRemoved).toBe(false);
		expect(state.importing.state).toBe('idle');
	});
});
