/** Sizes and their measures, as Korean shops print them below a garment. */

import type { Random } from '../demo/random';
import type { Category } from '../demo/types';
import type { Word } from '../demo/words';

export type SizeTable = {
	/** The first column names the size. */
	readonly columns: readonly Word[];
	readonly rows: readonly (readonly string[])[];
};

const w = (ko: string, en: string): Word => ({ ko, en });

const SIZES: Readonly<Record<Category, readonly string[]>> = {
	top: ['S', 'M', 'L'],
	outer: ['M', 'L', 'XL'],
	dress: ['S', 'M'],
	skirt: ['S', 'M', 'L'],
	pants: ['26', '28', '30'],
	shoes: ['235', '240', '245', '250'],
	bag: ['FREE'],
	hat: ['FREE']
};

/** Name of a measure, cm at the smallest size, and what each size adds. */
type Measure = readonly [Word, number, number];

const LENGTH = w('총장', 'Length');
const SHOULDER = w('어깨너비', 'Shoulder');
const CHEST = w('가슴단면', 'Chest');
const WAIST = w('허리단면', 'Waist');
const HIP = w('엉덩이단면', 'Hip');

const MEASURES: Readonly<Partial<Record<Category, readonly Measure[]>>> = {
	top: [
		[LENGTH, 62, 2],
		[SHOULDER, 42, 1.5],
		[CHEST, 48, 2.5]
	],
	outer: [
		[LENGTH, 72, 2],
		[SHOULDER, 46, 1.5],
		[CHEST, 55, 2.5]
	],
	dress: [
		[LENGTH, 108, 2],
		[CHEST, 44, 2],
		[WAIST, 36, 2]
	],
	skirt: [
		[LENGTH, 60, 1],
		[WAIST, 32, 2],
		[HIP, 46, 2]
	],
	pants: [
		[LENGTH, 98, 1],
		[WAIST, 34, 2.5],
		[HIP, 46, 2.5]
	]
};

export const sizesOf = (category: Category): readonly string[] => SIZES[category];

/** Null for what has one size, or is measured by its size. */
export function sizeTableOf(
	random: Random,
	category: Category,
	sizes: readonly string[]
): SizeTable | null {
	const measures = MEASURES[category];
	if (!measures) return null;
	const offsets = measures.map(() => random.int(-2, 4));
	return {
		columns: [w('사이즈', 'Size'), ...measures.map(([name]) => name)],
		rows: sizes.map((size, step) => [
			size,
			...measures.map(([, smallest, adds], i) => String(smallest + (offsets[i] ?? 0) + adds * step))
		])
	};
}
