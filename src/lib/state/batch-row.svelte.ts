/** One photo of a batch: waiting, worked on, measured garment by garment, or failed. */

import { BATCH_VERSION, type BatchEntry, type BatchPart } from '$lib/catalog/batch-record';
import type { WorkPalette } from '$lib/vision/palette/work-palette';
import type { Failure } from './failure';

export type Measured = {
	readonly print: string | null;
	/** One for each garment, the main one first; the whole photo where none was found. */
	readonly parts: readonly BatchPart[];
};

export type RowStatus =
	| { readonly state: 'waiting' }
	| { readonly state: 'working' }
	| { readonly state: 'done'; readonly measured: Measured }
	| { readonly state: 'failed'; readonly failure: Failure };

function statusOf({ outcome }: BatchEntry): RowStatus {
	if (outcome.state !== 'done') return outcome;
	const { print, parts } = outcome;
	return { state: 'done', measured: { print, parts } };
}

export class BatchRow {
	readonly id: string;
	/** With the folders it lies in. */
	readonly name: string;
	/** A handle: its bytes stay on the disk. Null: they are kept with the list, and read when needed. */
	readonly file: File | null;
	status = $state.raw<RowStatus>({ state: 'waiting' });
	#urls: readonly { readonly thumbnail: ArrayBuffer; readonly url: string }[] = [];

	private constructor(id: string, name: string, file: File | null) {
		this.id = id;
		this.name = name;
		this.file = file;
	}

	static fromFile(id: string, file: File): BatchRow {
		return new BatchRow(id, file.webkitRelativePath || file.name, file);
	}

	static fromEntry(entry: BatchEntry): BatchRow {
		const row = new BatchRow(entry.id, entry.name, null);
		row.status = statusOf(entry);
		return row;
	}

	/** As it is stored: what is being worked on will have to be begun again. */
	get entry(): BatchEntry {
		const { id, name, status } = this;
		const outcome: BatchEntry['outcome'] =
			status.state === 'done'
				? { state: 'done', ...status.measured }
				: status.state === 'failed'
					? status
					: { state: 'waiting' };
		return { version: BATCH_VERSION, id, name, outcome };
	}

	/** Another palette for one of its parts, as after an edit. */
	change(part: BatchPart, palette: WorkPalette): void {
		if (this.status.state !== 'done') return;
		const { print, parts } = this.status.measured;
		const changed = parts.map((one) => (one === part ? { ...one, palette } : one));
		this.status = { state: 'done', measured: { print, parts: changed } };
	}

	/** Object URL of a part's picture, the row's to give back. */
	thumbnailUrl({ thumbnail }: BatchPart): string | null {
		if (!thumbnail) return null;
		const made = this.#urls.find((one) => one.thumbnail === thumbnail);
		if (made) return made.url;
		const url = URL.createObjectURL(new Blob([thumbnail], { type: 'image/webp' }));
		this.#urls = [...this.#urls, { thumbnail, url }];
		return url;
	}

	/** Gives the pictures back. */
	release(): void {
		for (const { url } of this.#urls) URL.revokeObjectURL(url);
		this.#urls = [];
	}
}
