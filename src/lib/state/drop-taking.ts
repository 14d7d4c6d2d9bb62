/** What was found, or dropped ready-made, becomes a collection; what it changes is copied before. */

import type { Pictureless } from '$lib/catalog/drop/candidates';
import type { DropTarget } from '$lib/catalog/drop/drop-record';
import type { LeftOut } from '$lib/catalog/drop/left-out';
import type { Understanding } from '$lib/catalog/drop/understand';
import type { CopiedCollection } from '../../workers/contract';
import type { DropServices } from './drop-services';
import type { Job } from './services';

export type SnapshotPlan = Extract<Understanding, { readonly kind: 'snapshot' }>;

export type DropResult = {
	readonly id: string;
	readonly name: string;
	readonly how: DropTarget['how'];
	/** Items that came in. */
	readonly count: number;
	readonly leftOut: readonly LeftOut[];
	readonly pictureless: readonly Pictureless[];
	/** `removed`: taken back, as long as `canRedo`; `none`: what was there is too large to be held. */
	readonly undo: 'can' | 'undoing' | 'undone' | 'none';
};

export type Taken = {
	readonly result: DropResult;
	/** What was there before; null where nothing was, or too much. */
	readonly copy: CopiedCollection | null;
};

type Services = Pick<DropServices, 'drop' | 'catalog' | 'copyCollection'>;

/** Larger collections are not copied before they are replaced: that can then not be taken back. */
const MOST_COPIED = 10_000;

/**
 * Takes in what the journal keeps, and empties it.
 * @throws what the workers throw; the catalog and the journal are then what they were
 */
export async function takeKept(
	{ drop, catalog, copyCollection }: Services,
	left: Pick<DropResult, 'leftOut' | 'pictureless'>,
	job: Job
): Promise<Taken> {
	const kept = await drop.unfinished();
	if (!kept) throw new DOMException('Nothing is kept.', 'NotFoundError');
	const { id, name, how } = kept.target;
	const copy = how === 'new' ? null : await copyCollection(id, job);
	const made = await drop.finish(how === 'add' ? copy : null, job);
	await catalog.bringIn({ kind: 'files', files: made.files }, job);
	// The collection is there: what is left behind is in nobody's way.
	await drop.clear({ keepsCopy: true }).catch(() => undefined);
	const leftOut = [...left.leftOut, ...made.leftOut];
	const { pictureless } = left;
	return { result: { id, name, how, count: made.count, pictureless, leftOut, undo: 'can' }, copy };
}

/** @throws what the import throws; the catalog is then what it was */
export async function takeSnapshot(
	{ catalog, copyCollection }: Services,
	{ manifest: { id, count }, files }: SnapshotPlan,
	name: string,
	job: Job
): Promise<Taken> {
	const there = catalog.summary?.collections.find((one) => one.id === id);
	const isCopied = there !== undefined && there.count <= MOST_COPIED;
	const copy = isCopied ? await copyCollection(id, job) : null;
	await catalog.bringIn({ kind: 'files', files }, job);
	const how = there ? 'replace' : 'new';
	const undo = there && !isCopied ? 'none' : 'can';
	return { result: { id, name, how, count, leftOut: [], pictureless: [], undo }, copy };
}
