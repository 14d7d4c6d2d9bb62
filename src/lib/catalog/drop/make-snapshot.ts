/** From kept results to a snapshot that the catalog imports like any other. */

import { ITEM_VERSION } from '../records';
import { languageOf } from '../collect/photo-facts';
import { checkItem } from '../snapshot/item-schema';
import { writeSnapshot, type SnapshotEntry, type WriteFile } from '../snapshot/write-snapshot';
import type { DropJob, DropResult } from './drop-record';
import { pathOf } from './candidates';
import type { LeftOut } from './left-out';

export type MakeTools = {
	readonly resultOf: (key: string) => Promise<DropResult | null>;
	readonly write: WriteFile;
	/** Candidates done; lets an abort in. */
	readonly step: (done: number, total: number) => Promise<void>;
};

export type MadeSnapshot = { readonly count: number; readonly leftOut: readonly LeftOut[] };

/** No photo of the drop became an item: there is nothing to make a collection of. */
export class NothingFoundError extends Error {
	override name = 'NothingFoundError';
}

type Facts = DropJob['candidates'][number]['facts'];

function entryOf({ label: _, ...facts }: Facts, { outcome, pictures }: DropResult) {
	if (outcome.state === 'failed' || !pictures) return null;
	const { vector, ...described } = outcome.described;
	const { widthPx, heightPx, type, thumbnail, photo } = pictures;
	const checked = checkItem({
		version: ITEM_VERSION,
		...facts,
		...described,
		photo: { widthPx, heightPx, type }
	});
	if (checked.state === 'bad') return null;
	const entry: SnapshotEntry = {
		item: checked.item,
		vector,
		thumbnail: new Uint8Array(thumbnail),
		photo: new Uint8Array(photo)
	};
	return entry;
}

function refusalOf({ key, outcome }: DropResult): LeftOut {
	const what = pathOf(key);
	// What was found and yet makes no item is a picture or a vector that a catalog would refuse.
	const error = outcome.state === 'failed' ? outcome.error : 'SnapshotFormatError';
	return error === 'NoGarmentError'
		? { what, reason: 'no-garment' }
		: { what, reason: 'refused-picture', error };
}

/** The model that made the vectors: one build of the app has one. */
async function embedModelOf(
	candidates: DropJob['candidates'],
	resultOf: MakeTools['resultOf']
): Promise<string | null> {
	for (const { key } of candidates) {
		const outcome = (await resultOf(key))?.outcome;
		if (outcome?.state === 'found') return outcome.embedModel;
	}
	return null;
}

/**
 * Writes the items that were found, one in memory at a time but for those of a shard.
 *
 * @param taken numbers that are in the collection already, where this is added to one
 * @throws NothingFoundError; what `write` and `step` throw
 */
export async function makeSnapshot(
	{ target: { id, name }, candidates }: Pick<DropJob, 'target' | 'candidates'>,
	taken: ReadonlySet<string>,
	{ resultOf, write, step }: MakeTools
): Promise<MadeSnapshot> {
	const leftOut: LeftOut[] = [];
	const embedModel = await embedModelOf(candidates, resultOf);
	if (embedModel === null) throw new NothingFoundError('no photo became an item');
	async function* entries(): AsyncGenerator<SnapshotEntry> {
		for (const [i, { key, facts }] of candidates.entries()) {
			await step(i, candidates.length);
			const what = facts.number;
			if (taken.has(what)) {
				leftOut.push({ what, reason: 'already-there' });
				continue;
			}
			const result = await resultOf(key);
			if (!result) {
				leftOut.push({ what: pathOf(key), reason: 'not-reached' });
				continue;
			}
			const entry = entryOf(facts, result);
			if (entry) yield entry;
			else leftOut.push(refusalOf(result));
		}
	}
	const header = { id, name: { [languageOf(name)]: name }, embedModel };
	const { count } = await writeSnapshot(header, entries(), write);
	if (count === 0) throw new NothingFoundError('every item is there already');
	return { count, leftOut };
}
