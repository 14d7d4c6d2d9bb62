/** The words the demo catalog is written in: drawings as layers, and items with exact labels. */
import type { Kind } from '../../../src/lib/vision/embed/kinds';
import { PARSE_CLASSES, type ParseClass } from '../../../src/lib/vision/parse/classes';
import type { Surface } from './surface';

export type Pt = readonly [xUnits: number, yUnits: number];
export type { Rgb } from './rgb';
export type Side = -1 | 1;

/** Class order of the mask files; the index is the pixel value. */
export { PARSE_CLASSES as PART_CLASSES };
export type PartClass = ParseClass;
export type { Kind };

export type Category = 'top' | 'outer' | 'dress' | 'skirt' | 'pants' | 'shoes' | 'bag' | 'hat';
export type Pose = 'front' | 'back' | 'side';
export type BackgroundName = 'white' | 'grey' | 'paper' | 'wood' | 'fabric' | 'studio' | 'street';

/** A body of cloth that bulges as one: all layers sharing it are shaded together. */
export interface Form {
	/** how far the rounding reaches in from the outline, garment units */
	readonly round: number;
	/** 0 flat … 1 half-round at the outline */
	readonly bulge: number;
	/** turn of the thread against the horizontal, radians */
	readonly grain: number;
	/** sag of horizontal stripes, units at 100 units from the centre */
	readonly bend: number;
	readonly wrinkle: {
		readonly height: number;
		readonly size: number;
		readonly stretch: number;
		readonly angle: number;
	};
}

/** A crease drawn into the height of the cloth: lift > 0 a ridge, < 0 a valley. */
export interface Fold {
	readonly d: string;
	readonly lift: number;
}

export interface Layer {
	/** SVG path data in garment units, absolute M, L, C and Z only */
	readonly d: string;
	/** 0 fills the path, otherwise the width of the stroke in units */
	readonly stroke: number;
	readonly dash?: string;
	readonly z: number;
	readonly role: PartClass;
	/** belongs to the item for sale */
	readonly sold: boolean;
	readonly form: Form;
	readonly surface: Surface;
	/** brightness against the surface; only layers of tone 1 count as its true colour */
	readonly tone: number;
	readonly folds: readonly Fold[];
}
