/** How near the size of what is made is told, on sets of real photos: `npm run bench -- zip --derived --data FOLDER,FOLDER`. */

import path from 'node:path';
import type { Bench } from '../bench';
import { knownFigures, type KnownFigures } from './known-figures';
import { makePhotos } from './make-photos';
import { SET_WISHES, simulate, type PooledPhoto, type SetFigures } from './simulate';

/** Drawn by `npm run demo-mall`. */
const DEMO_PHOTOS = '.cache/demo/photos';
const SIZES = [50, 500, 2000];
const SETS = 200;

const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;

export const benchDerived: Bench = async ({ options: { data, photos: most }, say }) => {
	const folders = (data ?? DEMO_PHOTOS).split(',');
	const pools: { readonly name: string; readonly photos: readonly PooledPhoto[] }[] = [];
	for (const folder of folders) {
		const parts = path.resolve(folder).split(path.sep);
		const pool = parts.at(-1) === 'photos' ? (parts.at(-2) ?? folder) : (parts.at(-1) ?? folder);
		const photos = await makePhotos(folder, most, say);
		pools.push({ name: pool, photos: photos.map((one) => ({ ...one, pool })) });
	}
	if (pools.length > 1) {
		pools.push({ name: 'all together', photos: pools.flatMap(({ photos }) => photos) });
	}
	const known: (KnownFigures & { readonly photos: string })[] = [];
	const rows: (SetFigures & { readonly photos: string; readonly wish: string })[] = [];
	for (const { name, photos } of pools) {
		const found = photos.filter(({ box }) => box !== null).length;
		say(`${name}: ${photos.length} photos, a garment found in ${found}`);
		for (const one of knownFigures(photos)) {
			known.push({ photos: name, ...one });
			const spreads = (['mean', 'ratio', 'photoBytes', 'pixels', 'boxPixels'] as const).map(
				(way) => `${way} ${percent(one[way])}`
			);
			say(
				`  ${one.measure.padEnd(11)} ${one.meanBytes} bytes; spread around ${spreads.join(', ')}`
			);
		}
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
	return { bench: 'zip-derived', sets: SETS, known, rows };
};
