/** Where everything lies in a zip. */

import type { PictureType } from '../../catalog/snapshot/pack';
import type { Category } from '../../vision/parse/classes';
import type { DerivedPictureKind, Split } from './wish';

export const MANIFEST_PATH = 'manifest.json';
export const TABLE_PATH = 'items.csv';
export const ANNOTATIONS_PATH = 'annotations.json';
export const PALETTE_PATHS = { json: 'palettes.json', csv: 'palettes.csv' } as const;

/** What makes a zip able to be taken in again; nobody needs to look into it. */
const RESTORE_FOLDER = 'otlens';

const ENDINGS: Readonly<Record<string, string>> = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/webp': 'webp',
	'image/avif': 'avif',
	'image/gif': 'gif',
	'image/bmp': 'bmp'
};

export const endingOf = (type: string): string => ENDINGS[type] ?? 'bin';

const DERIVED_FOLDERS: Readonly<Record<DerivedPictureKind, string>> = {
	cutout: 'cutouts',
	crop: 'crops',
	mask: 'masks'
};

/** @param split null without a training layout, which puts photos into a folder a class */
export const photoFolder = (split: Split | null, category: Category): string =>
	split === null ? 'images' : `${split}/${category}`;

export const photoPath = (
	stem: string,
	type: PictureType,
	split: Split | null,
	category: Category
): string => `${photoFolder(split, category)}/${stem}.${endingOf(type)}`;

export const thumbnailPath = (stem: string, type: PictureType): string =>
	`thumbnails/${stem}.${endingOf(type)}`;

export const derivedPath = (kind: DerivedPictureKind, stem: string, type: string): string =>
	`${DERIVED_FOLDERS[kind]}/${stem}.${endingOf(type)}`;

/** Files of a group, in the order in which they are written. */
export type RestoreRole = 'thumbnails' | 'vectors' | 'scales' | 'fine';

export const restorePath = (role: RestoreRole, group: number): string => {
	const ending = role === 'thumbnails' ? 'pack' : 'npy';
	return `${RESTORE_FOLDER}/${role}-${String(group).padStart(4, '0')}.${ending}`;
};
