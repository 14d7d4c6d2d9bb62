/** What a person wants in a zip, what will come of it, and who makes it: the words that screen and worker share. */

import type { ItemsAt } from '../../catalog/facets/browsing';
import type { Filter } from '../../catalog/facets/filter';
import type { CatalogItem } from '../../catalog/records';
import type { Box, Mask } from '../../vision/image/raster';
import type { KeyPoint } from '../../vision/pose/key-points';

/** Which items: by id, by number in an edition of the catalog, or all that pass a filter. */
export type ItemChoice =
	| { readonly kind: 'ids'; readonly ids: readonly string[] }
	| { readonly kind: 'at'; readonly at: ItemsAt }
	| { readonly kind: 'filter'; readonly filter: Filter };

/** Fields that a naming pattern may have, each in braces; what is not known of an item is `unknown`. */
export const NAME_FIELDS = [
	'project',
	'shop',
	'collection',
	'category',
	'kind',
	'colour',
	'hasModel',
	'pose',
	'framing',
	'number',
	'name'
] as const;
export type NameField = (typeof NAME_FIELDS)[number];

export const DEFAULT_PATTERN = '{number}';

export type TrainingSplit = {
	/** The same seed gives the same split of the same items. */
	readonly seed: number;
	/** Shares above or equal to 0; what counts is how they relate (8:1:1 is 0.8:0.1:0.1). */
	readonly train: number;
	readonly val: number;
	readonly test: number;
};

export const SPLITS = ['train', 'val', 'test'] as const;
export type Split = (typeof SPLITS)[number];

/** Picture formats of cut-outs; both keep the see-through ground. */
export type CutoutFormat = 'png' | 'webp';

export type ZipWish = {
	readonly items: ItemChoice;
	/** The filter that led to the items, written into the manifest as it came. */
	readonly filter?: Filter;
	/** The photo as it is stored. */
	readonly photo: boolean;
	readonly thumbnail: boolean;
	/** The garment without its ground; null: none. */
	readonly cutout: CutoutFormat | null;
	/** The photo within the garment's box. */
	readonly crop: boolean;
	/** White where the garment is. */
	readonly mask: boolean;
	/** Colours of all items, in a file each. */
	readonly palette: { readonly json: boolean; readonly csv: boolean };
	/** Folders and name of every picture, without its ending: see `NAME_FIELDS`. */
	readonly pattern: string;
	/** `annotations.json` with boxes, outlines and key-points. */
	readonly coco: boolean;
	/** Photos in class folders under train, val and test; null: as the pattern says alone. */
	readonly training: TrainingSplit | null;
	/** Vectors and thumbnails, so that the zip can be taken in again without loss. */
	readonly restorable: boolean;
	/** Tag of the language that names are taken in. */
	readonly language: string;
	/** Ids of the models that make what is derived; several where a zip was gone on with by another version. */
	readonly models?: Readonly<Record<DerivingRole, readonly string[]>>;
};

export type DerivingRole = 'parse' | 'pose';

/** Photos and what it takes to take them in again. */
export const plainWish = (items: ItemChoice, language: string): ZipWish => ({
	items,
	photo: true,
	thumbnail: false,
	cutout: null,
	crop: false,
	mask: false,
	palette: { json: false, csv: false },
	pattern: DEFAULT_PATTERN,
	coco: false,
	training: null,
	restorable: true,
	language
});

/** What is made while zipping, from the stored photo. */
export const DERIVED_KINDS = ['cutout', 'crop', 'mask', 'outline', 'keyPoints'] as const;
export type DerivedKind = (typeof DERIVED_KINDS)[number];
export type DerivedPictureKind = Extract<DerivedKind, 'cutout' | 'crop' | 'mask'>;

/** What a wish has made per item; empty where stored content is enough. */
export const derivedKinds = (
	wish: Pick<ZipWish, 'cutout' | 'crop' | 'mask' | 'coco'>
): readonly DerivedKind[] => [
	...(wish.cutout ? (['cutout'] as const) : []),
	...(wish.crop ? (['crop'] as const) : []),
	...(wish.mask ? (['mask'] as const) : []),
	...(wish.coco ? (['outline', 'keyPoints'] as const) : [])
];

export type DeriveRequest = {
	readonly item: CatalogItem;
	/** As it is stored. */
	readonly photo: Blob;
	readonly kinds: readonly DerivedKind[];
	/** Of the cut-out. */
	readonly format: CutoutFormat;
};

export type Derived = {
	/** One of each kind that was asked for and could be made; PNG, but for cut-outs in WebP and crops in JPEG. */
	readonly pictures: Readonly<Partial<Record<DerivedPictureKind, Blob>>>;
	/** The garment of the item: its box in the photo, its pixels within that box. Null where none was found. */
	readonly garment: { readonly box: Box; readonly mask: Mask } | null;
	/** Of the main person, in the order of `KEY_POINTS`; null where there is none or it was not asked for. */
	readonly keyPoints: readonly KeyPoint[] | null;
};

/** Makes what is derived of one item; null where the photo cannot be worked on, which fails that item only. */
export type Derive = (request: DeriveRequest, signal: AbortSignal) => Promise<Derived | null>;

/** What is measured of one item: of cut-outs each format, of annotations what they come to when compressed. */
export const MEASURES = ['cutoutPng', 'cutoutWebp', 'crop', 'mask', 'outline'] as const;
export type Measure = (typeof MEASURES)[number];

/** What has to be measured to tell how large a zip will be. */
export const measuresOf = (
	wish: Pick<ZipWish, 'cutout' | 'crop' | 'mask' | 'coco'>
): readonly Measure[] => [
	...(wish.cutout === 'png' ? (['cutoutPng'] as const) : []),
	...(wish.cutout === 'webp' ? (['cutoutWebp'] as const) : []),
	...(wish.crop ? (['crop'] as const) : []),
	...(wish.mask ? (['mask'] as const) : []),
	...(wish.coco ? (['outline'] as const) : [])
];

/** How large what was made of one item is, to tell how large the rest will be. */
export type DerivedSample = {
	/** Of the item. */
	readonly id: string;
	/** Of the photo it was made of: another one means that this holds no more. 0: there was none. */
	readonly photoBytes: number;
	/** 0 for what could not be made; absent for what was not tried. */
	readonly bytes: Readonly<Partial<Record<Measure, number>>>;
};

export type ZipPlan = {
	/** Items that are in it, with or without a photo. */
	readonly items: number;
	/** Ids that were asked for and are not stored any more. */
	readonly lost: readonly string[];
	/** Items without a stored photo. */
	readonly withoutPhoto: number;
	/** Files in the zip, tables included; where not everything can be made, as the samples tell. */
	readonly files: number;
	/** Items of each part; null without a training layout. */
	readonly split: Readonly<Record<Split, number>> | null;
	/**
	 * Of the whole file. `exactBytes` are the stored pictures with their zip records, known to the byte;
	 * `aboutBytes` the tables, which are compressed, and what is made while zipping; `margin` is by how
	 * much of the whole it may be off (0..1, two standard errors of what was sampled), null while too
	 * little was sampled of what is to be made.
	 */
	readonly bytes: number;
	readonly exactBytes: number;
	readonly aboutBytes: number;
	readonly margin: number | null;
	/** Items that the least known of what is made is told from; Infinity once it is known of all. */
	readonly sampled?: number;
	/** Ids of samples whose photo is another one by now. */
	readonly outdated?: readonly string[];
	/** The first paths, as an example of the naming pattern. */
	readonly examples: readonly string[];
	/** Names that had to be changed because another item has them already. */
	readonly renamed: number;
	/** What is written where this browser cannot write to a file. */
	readonly writer: 'jszip' | 'stream';
};

export type PlanOptions = {
	/** Of what is made while zipping: see `ZipService.sample`. */
	readonly samples?: readonly DerivedSample[];
};

export type SampleOptions = {
	readonly known: readonly DerivedSample[];
	/** Told at once of each item that was made. */
	readonly onSample: (sample: DerivedSample) => void;
	readonly signal: AbortSignal;
};

/** Where a zip goes. */
export type ZipSink =
	/** A file that a person chose; constant memory. */
	| {
			readonly kind: 'file';
			readonly handle: FileSystemFileHandle;
			/** What it is remembered under, for another tab to go on with; without one it is not. */
			readonly name?: string;
	  }
	/** A file in the app's own storage, which is then downloaded; constant memory, twice the room on disk. */
	| { readonly kind: 'storage'; readonly name: string }
	/** Memory: at most `MAX_BLOB_BYTES`. */
	| { readonly kind: 'memory' };

/** Beyond this a zip in memory endangers the tab; said before it begins. */
export const MAX_BLOB_BYTES = 1 << 30;

export type ZipProgress = {
	/** Items. */
	readonly done: number;
	readonly total: number;
	/** Bytes written so far. */
	readonly bytes: number;
	/** Null while it is too early to tell. */
	readonly remainingMs: number | null;
	readonly state: 'writing' | 'paused' | 'finishing';
};

/** Where a stopped zip stands: enough to go on with it. Can be stored by structured clone. */
export type ZipJournal = {
	readonly version: 1;
	readonly wish: ZipWish;
	/** ISO 8601; the zip's own date, which goes on. */
	readonly createdAt: string;
	/** Of items, paths and sizes: another one means that the items have changed since. */
	readonly fingerprint: string;
	/** Items that are complete. */
	readonly done: number;
	readonly total: number;
	/** Where the next byte goes. */
	readonly offset: number;
	/** Records of what is written, and what the tables will need of it. */
	readonly written: Uint8Array<ArrayBuffer>;
};

/** A zip that was stopped, or died with its tab. */
export type UnfinishedZip = {
	/** What it is kept under. */
	readonly name: string;
	readonly sink: Extract<ZipSink, { readonly name?: string }>;
	readonly wish: ZipWish;
	/** Items. */
	readonly total: number;
	/** Null: nothing of it is in the file, and it has to begin again. */
	readonly journal: ZipJournal | null;
};

export type ZipSummary = {
	readonly items: number;
	readonly files: number;
	readonly bytes: number;
	/** Ids whose item or photo was not there. */
	readonly missing: readonly string[];
	/** Ids of which something could not be made. */
	readonly underived: readonly string[];
};

export type ZipOutcome =
	| {
			readonly state: 'written';
			/** To download; null where it went to the file that was chosen. */
			readonly file: Blob | null;
			readonly summary: ZipSummary;
	  }
	/** Stopped to go on later; with no journal where that cannot be and it has to begin again. */
	| { readonly state: 'stopped'; readonly journal: ZipJournal | null };

export type WriteOptions = {
	/** Cancels: what was written is removed, as far as the browser lets. */
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: ZipProgress) => void) | undefined;
	/** Needed where `derivedKinds` of the wish has any. */
	readonly derive?: Derive | undefined;
	/** Goes on with a stopped one: same wish and sink. */
	readonly resume?: ZipJournal | undefined;
};

/** A zip on its way. */
export type ZipRun = {
	/** @throws what `ZipService.write` says */
	readonly finished: Promise<ZipOutcome>;
	/** Holds still and keeps its place. */
	readonly pause: () => void;
	readonly resume: () => void;
	/** Ends with `stopped`, to be gone on with by the journal. */
	readonly stop: () => void;
};

export type ImportSummary = {
	/** Items that came in. */
	readonly added: number;
	/** Items that were here already, and stayed as they are. */
	readonly known: number;
	/** Items in the zip that cannot be taken in, for want of a vector or thumbnail. */
	readonly left: number;
	/** Items whose corrections by hand came along. */
	readonly edited: number;
	/** Ids of the collections they belong to. */
	readonly collections: readonly string[];
};

export type ImportOptions = {
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: { done: number; total: number }) => void) | undefined;
};

export interface ZipService {
	/** What will come of a wish; quick enough to ask at every click. @throws CatalogChangedError, ZipPatternError */
	plan(wish: ZipWish, options?: PlanOptions): Promise<ZipPlan>;
	/**
	 * Makes what is wished of one item after the other, in an order of chance, so that `plan` can tell the
	 * size ever more closely; ends when all were made. What is known already is not made again.
	 * @throws what `derive` throws, or the signal's reason
	 */
	sample(wish: ZipWish, derive: Derive, options: SampleOptions): Promise<void>;
	/**
	 * Writes the zip.
	 * `finished` rejects with the signal's reason, StorageFullError (no room at the sink),
	 * ZipTooLargeError (memory), ZipChangedError (a resumed one whose items have changed),
	 * ZipSinkError (the file is gone or may not be written).
	 */
	write(wish: ZipWish, sink: ZipSink, options?: WriteOptions): ZipRun;
	/** Zips that no tab writes any more, in the app's own storage and in chosen files. */
	unfinished(): Promise<readonly UnfinishedZip[]>;
	/** Removes an unfinished one, or a finished one that was downloaded; a chosen file where that is allowed. */
	discard(name: string): Promise<void>;
	/**
	 * Takes in a zip that `write` made with `restorable`: all or nothing.
	 * @throws ZipForeignError, ZipDamagedError, ZipUnsafeError, ZipOtherModelError, StorageFullError
	 */
	read(file: Blob, options?: ImportOptions): Promise<ImportSummary>;
}
