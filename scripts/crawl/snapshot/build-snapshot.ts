/** Builds the files of a snapshot from photo sources, skipping what cannot be used. */

import { checkItem } from '../../../src/lib/catalog/snapshot/item-schema';
import type { SnapshotManifest } from '../../../src/lib/catalog/snapshot/manifest';
import {
	writeSnapshot,
	type SnapshotEntry,
	type WriteFile
} from '../../../src/lib/catalog/snapshot/write-snapshot';
import { modelFor } from '../../../src/lib/vision/models';
import type { NodePose } from '../../eval/node-pose';
import type { NodeRuntime } from '../../eval/node-runtime';
import { describePhoto } from './describe-photo';
import type { SnapshotOptions } from './options';
import type { PhotoSource } from './photo-source';

export type Skipped = { readonly file: string; readonly reason: string };

export type Networks = {
	readonly runtime: NodeRuntime;
	/** Null: pose and framing are not asked for. */
	readonly pose: NodePose | null;
};

export type BuildResult = {
	readonly manifest: SnapshotManifest;
	readonly skipped: readonly Skipped[];
};

/** `옷렌즈 데모몰 | Otlens Demo Mall` names a collection in both languages. */
function namesByLanguage(name: string): Record<string, string> {
	const parts = name.split('|').map((part) => part.trim());
	return Object.fromEntries(
		parts.map((part) => [/\p{Script=Hangul}/u.test(part) ? 'ko' : 'en', part])
	);
}

/** Describes one source after another; a photo that fails is noted and left out. */
async function* describeAll(
	sources: readonly PhotoSource[],
	{ runtime, pose }: Networks,
	skipped: Skipped[],
	onDone: (done: number) => void
): AsyncGenerator<SnapshotEntry> {
	for (const [i, source] of sources.entries()) {
		try {
			const entry = await describePhoto(source, runtime, pose);
			// Checked here, where it costs one photo and not the run.
			const checked = checkItem(entry.item);
			if (checked.state === 'bad') throw new RangeError(checked.reason);
			yield entry;
		} catch (error) {
			skipped.push({
				file: source.file,
				reason: error instanceof Error ? error.message : String(error)
			});
		}
		onDone(i + 1);
	}
}

/**
 * @param write called once a file, the manifest last
 * @param onDone called after each source with the number done
 */
export async function buildSnapshot(
	sources: readonly PhotoSource[],
	header: Pick<SnapshotOptions, 'id' | 'name' | 'shop'>,
	networks: Networks,
	write: WriteFile,
	onDone: (done: number) => void = () => undefined
): Promise<BuildResult> {
	const skipped: Skipped[] = [];
	const { id, name, shop } = header;
	const manifest = await writeSnapshot(
		{
			id,
			name: namesByLanguage(name),
			embedModel: modelFor(networks.runtime.manifest, 'embed').id,
			...(shop ? { shop } : {})
		},
		describeAll(sources, networks, skipped, onDone),
		write
	);
	return { manifest, skipped };
}
