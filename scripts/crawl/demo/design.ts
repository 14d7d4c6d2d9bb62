/** What a design is: cut, details, material, patterns, and how it is drawn. */
import type { Material } from './cloth';
import type { Frame } from './frame';
import type { Random } from './random';
import { type Ink, type Sketch } from './sketch';
import type { PatternName } from './surface';
import type { SleeveName } from './tops';
import type { Category, Kind, PartClass, Rgb } from './types';

export type Worn = 'upper' | 'lower' | 'whole' | 'over' | 'feet' | 'hand' | 'head';

export interface Design {
	readonly kind: Kind | null;
	readonly category: Category;
	readonly role: PartClass;
	readonly place: Worn;
	readonly cut: string;
	readonly sleeve?: SleeveName;
	readonly neckline?: string;
	readonly length?: string;
	readonly build: 'f' | 'm';
	readonly material: Material;
	readonly patterns: Partial<Record<PatternName, number>>;
	/** prints and colour blocks go on the chest instead of all over */
	readonly chestPrint: boolean;
	/** half-open angle of the arms in a packshot, radians */
	readonly armAngle: number;
	/** lowest and highest price, KRW */
	readonly price: readonly [number, number];
	readonly draw: (
		random: Random,
		sketch: Sketch,
		frame: Frame,
		ink: Ink,
		context: DrawContext
	) => void;
}

export interface DrawContext {
	readonly tucked: boolean;
	/** a graphic on the chest, or sleeves in the second colour */
	readonly graphic: boolean;
	readonly raglan: boolean;
}

export type Line = Kind | 'bag';
export const BUTTONS: readonly Rgb[] = [
	[238, 234, 224],
	[70, 58, 48],
	[44, 42, 42],
	[176, 150, 96]
];
export const EVEN: Partial<Record<PatternName, number>> = {
	plain: 6,
	stripe: 1.4,
	check: 0.8,
	dot: 0.7,
	print: 1.2
};
