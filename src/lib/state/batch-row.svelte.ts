/** One photo of a batch: waiting, worked on, measured, or failed. */

import type { ColourTarget } from '$lib/vision/palette/targets';
import type { WorkPalette } from '$lib/vision/palette/work-palette';
import type { Category } from '$lib/vision/parse/classes';
import type { Failure } from './failure';

export type Measured = {
	readonly print: string | null;
	/** What was measured: the photo's main garment, or the whole where none was found. */
	readonly target: Pick<ColourTarget, 'kind' | 'box'>;
	readonly category: Category | null;
	readonly palette: WorkPalette;
	/** Object URL of a small picture; null where none could be drawn. */
	readonly thumbnailUrl: string | null;
};

export type RowStatus =
	| { readonly state: 'waiting' }
	| { readonly state: 'working' }
	| { readonly state: 'done'; readonly measured: Measured }
	| { readonly state: 'failed'; readonly failure: Failure };

export class BatchRow {
	readonly id: string;
	/** A handle: its bytes stay on the disk. */
	readonly file: File;
	/** With the folders it lies in. */
	readonly name: string;
	status = $state.raw<RowStatus>({ state: 'waiting' });

	constructor(id: string, file: File) {
		this.id = id;
		this.file = file;
		this.name = file.webkitRelativePath || file.name;
	}

	/** Another palette for what was measured, as after an edit. */
	change(palette: WorkPalette): void {
		if (this.status.state !== 'done') return;
		this.status = { state: 'done', measured: { ...this.status.measured, palette } };
	}

	/** Gives the thumbnail back. */
	release(): void {
		if (this.status.state !== 'done') return;
		const { thumbnailUrl } = this.status.measured;
		if (thumbnailUrl !== null) URL.revokeObjectURL(thumbnailUrl);
	}
}
