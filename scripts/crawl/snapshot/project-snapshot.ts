/** Makes a catalog of what a project collected, by the app's own analysis; only new pictures are analysed. */

import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { CollectedItem, Project } from '../../../src/lib/catalog/collect/crawler';
import { checkItem } from '../../../src/lib/catalog/snapshot/item-schema';
import type { SnapshotManifest } from '../../../src/lib/catalog/snapshot/manifest';
import {
	writeSnapshot,
	type SnapshotEntry
} from '../../../src/lib/catalog/snapshot/write-snapshot';
import { modelFor, type ModelManifest } from '../../../src/lib/vision/models';
import { readManifest } from '../../eval/node-runtime';
import type { Collector } from '../engine/collector';
import { analyseAll } from './analyse-all';
import type { AnalysisJob } from './analysis-job';
import { keptFile, keyOf, readKept } from './kept-result';
import { openOutput } from './output-folder';
import { fileItem, wantedOf } from './project-item';
import { itemsOf, Numbers, picturesOf, type ProjectPicture } from './project-pictures';
import { remainingOf } from './remaining';
import { SnapshotInputError } from './snapshot-input-error';

export type ProjectSnapshotOptions = {
	/** The collector's data folder: results are kept in its `analysed/`. */
	readonly dataDir: string;
	/** Folder that the snapshot is written to. */
	readonly out: string;
	/** One for each processor unless given; each analyses by itself. */
	readonly threads?: number | undefined;
	/** Folder with the models' `manifest.json`. */
	readonly models?: string;
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: SnapshotProgress) => void;
};

export type SnapshotProgress = {
	/** Pictures. */
	readonly done: number;
	readonly total: number;
	/** Null until the first picture is analysed. */
	readonly remainingMs: number | null;
};

export type LeftOut = { readonly item: string; readonly url: string; readonly reason: string };

export type ProjectSnapshot = {
	readonly manifest: SnapshotManifest;
	/** Pictures analysed now, and those whose result was kept. */
	readonly analysed: number;
	readonly reused: number;
	readonly leftOut: readonly LeftOut[];
	/** A sentence on what was left out; empty where nothing was. */
	readonly message: string;
};

/** Each thread holds the models and a photo: some 300 MB. */
const MAX_THREADS = 8;

const exists = (file: string): Promise<boolean> =>
	stat(file).then(
		() => true,
		() => false
	);

class Making {
	readonly #collector: Collector;
	readonly #project: Project;
	readonly #options: ProjectSnapshotOptions;
	readonly #models: ModelManifest;
	readonly #signal: AbortSignal;
	/** By file of the result: why there is none. */
	readonly #failures = new Map<string, string>();
	readonly #leftOut: LeftOut[] = [];

	constructor(
		collector: Collector,
		project: Project,
		options: ProjectSnapshotOptions,
		models: ModelManifest
	) {
		this.#collector = collector;
		this.#project = project;
		this.#options = options;
		this.#models = models;
		this.#signal = options.signal ?? new AbortController().signal;
	}

	async make(modelFolder: string): Promise<ProjectSnapshot> {
		const { total, jobs } = await this.#plan();
		if (total === 0) throw new SnapshotInputError('The project has no pictures yet.');
		await this.#analyse(jobs, total, modelFolder);
		const { id, name, shop } = this.#project;
		const write = await openOutput(this.#options.out);
		const manifest = await writeSnapshot(
			{
				id,
				name: { [/\p{Script=Hangul}/u.test(name) ? 'ko' : 'en']: name },
				embedModel: modelFor(this.#models, 'embed').id,
				shop: new URL(shop).host
			},
			this.#entries(),
			write
		);
		const leftOut = this.#leftOut;
		return {
			...{ manifest, leftOut, analysed: jobs.length, reused: total - jobs.length },
			message: messageOf(leftOut)
		};
	}

	/** Page by page, so that a large project needs no more memory than a small one. */
	#items(): AsyncIterable<CollectedItem> {
		return itemsOf(this.#collector, this.#project, this.#signal);
	}

	/** How many pictures there are, and the work on those without a result. */
	async #plan(): Promise<{ readonly total: number; readonly jobs: readonly AnalysisJob[] }> {
		const jobs = new Map<string, AnalysisJob>();
		const known = new Set<string>();
		let total = 0;
		for await (const item of this.#items()) {
			for (const picture of picturesOf(item, new Numbers())) {
				total++;
				const keepAs = this.#keptFile(picture);
				if (known.has(keepAs) || jobs.has(keepAs)) continue;
				if (await exists(keepAs)) known.add(keepAs);
				else {
					const { file } = await this.#collector.picture(item.id, picture.index);
					jobs.set(keepAs, { file, keepAs, wanted: this.#wanted(picture) });
				}
			}
		}
		return { total, jobs: [...jobs.values()] };
	}

	async #analyse(jobs: readonly AnalysisJob[], total: number, models: string): Promise<void> {
		const { onProgress = () => undefined, threads } = this.#options;
		const remaining = remainingOf(jobs.length);
		let done = total - jobs.length;
		onProgress({ done, total, remainingMs: jobs.length === 0 ? 0 : null });
		await analyseAll(jobs, {
			...{ models, signal: this.#signal },
			threads: threads ?? Math.min(availableParallelism(), MAX_THREADS),
			onDone: ({ keepAs }, reason) => {
				if (reason !== '') this.#failures.set(keepAs, reason);
				onProgress({ done: ++done, total, remainingMs: remaining() });
			}
		});
	}

	async *#entries(): AsyncGenerator<SnapshotEntry> {
		const numbers = new Numbers();
		for await (const item of this.#items()) numbers.reserve(item.product.number);
		for await (const item of this.#items()) {
			for (const picture of picturesOf(item, numbers)) {
				this.#signal.throwIfAborted();
				const entry = await this.#entry(picture);
				if (entry) yield entry;
			}
		}
	}

	async #entry(picture: ProjectPicture): Promise<SnapshotEntry | null> {
		const { item, number } = picture;
		const file = this.#keptFile(picture);
		const kept = await readKept(file);
		if (kept?.state !== 'good') {
			const reason =
				kept?.reason ?? this.#failures.get(file) ?? 'it came while the snapshot was made';
			return this.#leave(picture, reason);
		}
		const { described, pictures } = kept.analysed;
		const { vector, ...facts } = described;
		const { thumbnail, photo, widthPx, heightPx } = pictures;
		const filed = { ...fileItem(item, this.#project), number, ...facts };
		const checked = checkItem({ ...filed, photo: { widthPx, heightPx, type: 'image/webp' } });
		if (checked.state === 'bad') return this.#leave(picture, checked.reason);
		return { item: checked.item, vector, thumbnail, photo };
	}

	#leave({ item, index }: ProjectPicture, reason: string): null {
		const url = item.images.find((image) => image.index === index)?.url ?? '';
		this.#leftOut.push({ item: item.id, url, reason });
		return null;
	}

	#wanted({ item, position }: ProjectPicture) {
		return wantedOf(item, this.#project, position);
	}

	#keptFile(picture: ProjectPicture): string {
		const key = keyOf(this.#models, this.#wanted(picture));
		return keptFile(this.#options.dataDir, picture.sha256, key);
	}
}

function messageOf(leftOut: readonly LeftOut[]): string {
	const [first] = leftOut;
	if (!first) return '';
	const rest = leftOut.length > 1 ? ` and ${leftOut.length - 1} more` : '';
	return `left out: ${first.url || first.item} (${first.reason})${rest}`;
}

/**
 * Analyses the pictures of a project's items and writes them as a snapshot of the catalog (version 2).
 *
 * Results are kept by the picture's SHA-256, the models and the garment that is wanted: a second run, or one
 * after an abort, analyses only what is new or changed. Pictures that are none, or show no garment, are
 * named and left out.
 *
 * @throws SnapshotInputError when there is nothing to make it of
 * @throws ModelFileError, AnalysisError when nothing can be analysed here
 * @throws the signal's reason when it is aborted
 */
export async function makeProjectSnapshot(
	collector: Collector,
	project: Project,
	options: ProjectSnapshotOptions
): Promise<ProjectSnapshot> {
	const folder = options.models ?? 'static/models';
	const models = await readManifest(folder);
	return new Making(collector, project, options, models).make(folder);
}
