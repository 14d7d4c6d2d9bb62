/** What the components of a zip show and change: as much of its wish, plan and progress as each needs. */

/** Parts of a training layout. */
export const PARTS = ['train', 'val', 'test'] as const;
export type Part = (typeof PARTS)[number];

export type TrainingSplit = { readonly seed: number } & Readonly<Record<Part, number>>;

export type Contents = {
	readonly photo: boolean;
	readonly thumbnail: boolean;
	readonly cutout: 'png' | 'webp' | null;
	readonly crop: boolean;
	readonly mask: boolean;
	readonly palette: { readonly json: boolean; readonly csv: boolean };
	readonly restorable: boolean;
};

export type Training = { readonly coco: boolean; readonly training: TrainingSplit | null };

export type Choices = Contents & Training & { readonly pattern: string };

export type Plan = {
	readonly items: number;
	readonly lost: readonly string[];
	readonly withoutPhoto: number;
	readonly files: number;
	readonly split: Readonly<Record<Part, number>> | null;
	readonly bytes: number;
	/** Of them, those that are not known to the byte. */
	readonly aboutBytes: number;
	/** By how much of the whole it may be off, 0..1; null while nothing is known of it. */
	readonly margin: number | null;
	readonly examples: readonly string[];
	readonly renamed: number;
};

export type Progress = {
	/** Items. */
	readonly done: number;
	readonly total: number;
	readonly bytes: number;
	readonly remainingMs: number | null;
	readonly state: 'writing' | 'paused' | 'finishing';
};

export type Summary = {
	readonly items: number;
	readonly bytes: number;
	/** Ids. */
	readonly missing: readonly string[];
	readonly underived: readonly string[];
};

export type Failure = { readonly name: string; readonly message: string };

/** Whether anything would be in the zip beside its tables. */
export const isEmpty = ({ coco, palette, ...wish }: Contents & Training): boolean =>
	!(
		wish.photo ||
		wish.thumbnail ||
		wish.cutout !== null ||
		wish.crop ||
		wish.mask ||
		wish.restorable ||
		coco ||
		palette.csv ||
		palette.json
	);
