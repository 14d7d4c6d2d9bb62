/** What the catalog bench's page does for the bench. */

export type Import = { readonly items: number; readonly bytes: number; readonly ms: number };

/** All from the creation of the worker on. */
export type ColdStart = {
	readonly hits: number;
	readonly openMs: number;
	/** 50 hits with their items are there. */
	readonly searchMs: number;
	/** Their thumbnails too. */
	readonly picturesMs: number;
};

export type CatalogSteps = {
	readonly importSnapshot: (baseUrl: string) => Promise<Import>;
	readonly coldStart: (baseUrl: string) => Promise<ColdStart>;
	/** Bytes of page and workers. */
	readonly memory: () => Promise<number>;
};

/** What the page asks its worker for. */
export type StepRequest =
	| { readonly step: 'import' | 'open' | 'search'; readonly baseUrl: string }
	| { readonly step: 'pictures'; readonly ids: readonly string[] };
