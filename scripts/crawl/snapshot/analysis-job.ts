/** What the pool and its threads say to each other. */

import type { Wanted } from './measure-photo';

export type AnalysisJob = {
	/** The picture's file. */
	readonly file: string;
	/** Where the result is kept. */
	readonly keepAs: string;
	readonly wanted: Wanted;
};

export type AnalysisAnswer =
	| { readonly kind: 'ready' }
	| { readonly kind: 'done' }
	/** The thread goes on; the picture stays without a result. */
	| { readonly kind: 'failed'; readonly reason: string }
	/** The thread is of no use: models are missing, the disk is full. */
	| { readonly kind: 'useless'; readonly name: string; readonly message: string };

export type ThreadData = { readonly models: string };
