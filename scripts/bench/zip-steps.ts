/** What the zip bench's page does for the bench. */

/** Ours, with all that belongs to it; the photos alone by each library; the photos alone as they are. */
export const ZIP_METHODS = ['otlens', 'client-zip', 'jszip', 'copy'] as const;
export type ZipMethod = (typeof ZIP_METHODS)[number];

/** The app's own storage by the handle that writes at once; a file as one that a person chose. */
export type ZipPlace = 'storage' | 'file';

export type ZipRunResult = {
	readonly ms: number;
	readonly bytes: number;
	/** What the plan had told; null where there is none. */
	readonly told: number | null;
	readonly files: number | null;
};

export type PlanTimes = {
	/** Milliseconds each: how many items pass; and the bytes and every path of them as well. */
	readonly count: readonly number[];
	readonly plan: readonly number[];
};

export type ZipSteps = {
	/** Stores so many drawn items with photos of so many bytes. */
	readonly fill: (items: number, photoBytes: number) => Promise<void>;
	/** Opens the catalog and plans once, so that what follows begins from a tab in use. */
	readonly open: () => Promise<void>;
	readonly run: (method: ZipMethod, place: ZipPlace, items: number) => Promise<ZipRunResult>;
	/** Hands the last zip to the browser's downloads. */
	readonly download: () => Promise<void>;
	readonly plans: (items: number, rounds: number) => Promise<PlanTimes>;
};

/** What the page asks its own worker for; answers come in order. */
export type ZipRequest =
	| { readonly step: 'fill'; readonly items: number; readonly photoBytes: number }
	| { readonly step: 'plans'; readonly items: number; readonly rounds: number }
	| {
			readonly step: 'write';
			readonly method: Exclude<ZipMethod, 'otlens'>;
			readonly place: ZipPlace;
			readonly source: MessagePort;
	  };
