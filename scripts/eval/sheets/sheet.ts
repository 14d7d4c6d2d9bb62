/** What a contact sheet is: cells of pictures with captions, and a frame where a label judges them. */

import type { Raster } from '../../../src/lib/vision/image/raster';
import type { NodeRuntime } from '../node-runtime';
import type { SheetItem } from './demo-items';

/** `agrees` and `disagrees`: with the demo's own label. */
export type Verdict = 'agrees' | 'disagrees' | 'query';

/** Where something lies on the sheet. */
export type Frame = {
	readonly xPx: number;
	readonly yPx: number;
	readonly widthPx: number;
	readonly heightPx: number;
};

export type Cell = {
	/** Side by side. */
	readonly pictures: readonly Raster[];
	/** Lines underneath. */
	readonly captions: readonly string[];
	readonly verdict?: Verdict;
	/** SVG over the first picture. */
	readonly marks?: (frame: Frame) => string;
};

export type Sheet = {
	/** What the cells show, in a few words. */
	readonly title: string;
	readonly picturesPerCell: 1 | 2;
	readonly cells: readonly Cell[];
	/** Names the colours, each as `#rrggbb`. */
	readonly legend?: readonly { readonly name: string; readonly colour: string }[];
};

/** What a role's sheet is made from. */
export type SheetSource = {
	readonly items: readonly SheetItem[];
	readonly runtime: NodeRuntime;
};

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
