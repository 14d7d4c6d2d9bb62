/** How near the size of what is made is told, on sets of real photos: `npm run bench -- zip --derived --data FOLDER,FOLDER`. */

import path from 'node:path';
import type { Bench } from '../bench';
import { makePhotos } from './make-photos';
import { SET_WISHES, simulate, type PooledPhoto, type SetFigures } from './simulate';

/** Drawn by `npm run demo-mall`. */
const DEMO_PHOTOS = '.cache/demo/photos';
const SIZES = [50, 500, 2000];
const SETS = 200;
/** Of each folder. */
const MOST_PHOTOS = 2200;

const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;

export const benchDerived: Bench = async ({ options: { data }, say }) => {
	const folders = (data ?? DEMO_PHOTOS).split(',');
	const pools: { readonly name: string; readonly photos: readonly PooledPhoto[] }[] = [];
	for (const folder of folders) {
		const parts = path.resolve(folder).split(path.sep);
		const pool = parts.at(-1) === 'photos' ? (parts.at(-2) ?? folder) : (parts.at(-1) ?? folder);
		const photos = await makePhotos(folder, MOST_PHOTOS, say);
		pools.push({ name: pool, photos: photos.map((one) => ({ ...one, pool })) });
	}
	if (pools.length > 1) {
		pools.push({ name: 'all together', photos: pools.flatMap(({ photos }) => photos) });
	}
	const rows: (SetFigures & { readonly photos: string; readonly wish: string })[] = [];
	for (const { name, photos } of pools) {
		const found = photos.filter(({ box }) => box !== null).length;
		say(`${name}: ${photos.length} photos, a garment found in ${found}`);
		for (const wish of SET_WISHES) {
			for (const items of SIZES.filter((size) => size <= photos.length)) {
				const row = { photos: name, wish: wish.name, ...simulate(photos, items, SETS, wish) };
				rows.push(row);
				say(
					`${name.padEnd(14)} ${wish.name.padEnd(30)} ${String(items).padStart(5)} items: within 2 % ${percent(row.within)}, p95 ${percent(row.p95, 2)}, worst ${percent(row.worst, 2)}, honest ${percent(row.honest)}, made ${Math.round(row.made)}, after 12 off by ${percent(row.after12)}`
				);
			}
		}
	}
	return { bench: 'zip-derived', sets: SETS, rows };
};
