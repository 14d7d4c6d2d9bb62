/** A snapshot maker that only remembers what it was asked. */

import type { SnapshotEvent } from '../../../src/lib/catalog/collect/crawler';
import type { SnapshotMaker } from '../../../scripts/crawl/console/snapshot-maker';

export type FakeSnapshots = SnapshotMaker & {
	readonly threads: (number | undefined)[];
	files: Record<string, string>;
	emit(state: SnapshotEvent): void;
};

export function createFakeSnapshots(): FakeSnapshots {
	const states = new Map<string, SnapshotEvent>();
	const listeners = new Set<(state: SnapshotEvent) => void>();
	const threads: (number | undefined)[] = [];
	const put = (project: string, state: SnapshotEvent['state']) => {
		const event: SnapshotEvent = {
			kind: 'snapshot',
			project,
			state,
			done: 1,
			total: 4,
			remainingMs: null,
			message: ''
		};
		states.set(project, event);
		listeners.forEach((listener) => listener(event));
		return event;
	};
	const fake: FakeSnapshots = {
		threads,
		files: {},
		emit(state) {
			states.set(state.project, state);
			listeners.forEach((listener) => listener(state));
		},
		async start(project, options) {
			threads.push(options?.threads);
			return put(project, 'running');
		},
		state: async (project) => states.get(project) ?? null,
		stop: async (project) => (states.has(project) ? put(project, 'cancelled') : null),
		async file(_project, name) {
			const path = fake.files[name];
			return path === undefined ? null : { path, bytes: 0 };
		},
		async discard(project) {
			states.delete(project);
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close: async () => undefined
	};
	return fake;
}
