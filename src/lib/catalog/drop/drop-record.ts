/** What is kept of a collection in the making, so that a closed tab loses no result. */

import type { Described } from '../collect/describe';
import type { PhotoFacts } from '../collect/photo-facts';

export const DROP_VERSION = 1;

/** What happens to a collection of the name that is there already. */
export type DropTarget = {
	/** Id of the collection. */
	readonly id: string;
	readonly name: string;
	readonly how: 'new' | 'replace' | 'add';
};

export type DropJob = {
	/** `DROP_VERSION`; what is of another is passed over. */
	readonly version: number;
	readonly target: DropTarget;
	/** Of the app: what another build found is looked at again, its models may be others. */
	readonly build: string;
	readonly begunAt: string;
	/** In order. */
	readonly candidates: readonly { readonly key: string; readonly facts: PhotoFacts }[];
};

/** What came of one photo. */
export type DropOutcome =
	| {
			readonly state: 'found';
			readonly described: Described;
			/** Id of the embedder that made the vector. */
			readonly embedModel: string;
	  }
	| {
			readonly state: 'failed';
			/** Name of the error. */
			readonly error: string;
	  };

export type DropPictures = {
	readonly thumbnail: ArrayBuffer;
	readonly photo: ArrayBuffer;
	readonly type: string;
	/** Of the photo as it is kept. */
	readonly widthPx: number;
	readonly heightPx: number;
};

export type DropResult = {
	readonly version: number;
	readonly key: string;
	readonly outcome: DropOutcome;
	/** Null where it failed. */
	readonly pictures: DropPictures | null;
};

export type UnfinishedDrop = {
	readonly target: DropTarget;
	readonly begunAt: string;
	/** Looked at, and how many of these became items. */
	readonly done: number;
	readonly found: number;
	readonly total: number;
};
