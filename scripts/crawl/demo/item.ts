/** The record of one product in `items.json`. */
import type { PatternName } from './surface';
import type { BackgroundName, Category, Kind, Pose } from './types';

export interface ItemColour {
	readonly hex: string;
	readonly share: number;
	readonly label: string;
}

/** One product of `items.json`; every label is exact. */
export interface DemoItem {
	readonly number: string;
	readonly name: { readonly ko: string; readonly en: string };
	readonly kind: Kind | null;
	readonly category: Category;
	readonly cut: string;
	readonly sleeve?: string;
	readonly neckline?: string;
	readonly length?: string;
	readonly pattern: PatternName;
	readonly colours: readonly ItemColour[];
	readonly worn: boolean;
	readonly pose: Pose | null;
	readonly background: BackgroundName;
	/** KRW */
	readonly price: number;
	readonly link: string;
	readonly shop: { readonly ko: string; readonly en: string };
	/** of the sold garment, fractions of the photo */
	readonly box: {
		readonly x: number;
		readonly y: number;
		readonly width: number;
		readonly height: number;
	};
	readonly file: string;
}
