/** Measures whether a garment is found again by a photo that was changed. */

import { Random } from '../crawl/demo/random';
import type { Place } from '../../src/lib/vision/detect/region';
import type { Raster } from '../../src/lib/vision/image/raster';
import { openImagenet } from './baseline/imagenet';
import { describeGarment, type Described, type Method } from './describe-garment';
import { labelledPhotos } from './labelled-photos';
import { locateGarment } from './locate-garment';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { methodsOf, rankGallery } from './neighbours';
import { readPhoto } from './read-photo';
import { CHANGES, changePhoto, type Change } from './warp/draw-changes';

const SEED = 20;
const NEAR = 5;

/** Each change alone, and all of them together. */
const TRIALS: Readonly<Record<'all' | Change, readonly Change[]>> = {
	all: CHANGES,
	crop: ['crop'],
	turn: ['turn'],
	perspective: ['perspective'],
	light: ['light'],
	background: ['background']
};
type Trial = keyof typeof TRIALS;
const trials = Object.keys(TRIALS) as Trial[];

type Item = Described & { readonly file: string; readonly place: Place };
type Ranks = Record<Trial, number[]>;

const noRanks = (): Ranks => ({
	all: [],
	crop: [],
	turn: [],
	perspective: [],
	light: [],
	background: []
});

function recallOf(ranks: readonly number[]) {
	const share = (first: number) =>
		round4(ranks.filter((rank) => rank < first).length / ranks.length);
	return { r1: share(1), r5: share(NEAR) };
}

function figuresOf(ranks: Ranks) {
	const alone = CHANGES.map((change) => [change, recallOf(ranks[change])] as const);
	return { ...recallOf(ranks.all), changes: Object.fromEntries(alone) };
}

/**
 * Each photo (the first `--queries` of them), changed by seed, asks; all photos of the split,
 * unchanged, answer.
 *
 * @returns `r1` and `r5` for all changes together: share of photos whose own garment comes first,
 *   or among the first five; `changes`: the same for each alone; `n` photos that ask, and `among` how
 *   many; `baseline`: the same by
 *   ImageNet features and colour histogram of the same crops, and `chance`
 */
export async function measureRobust(context: MeasureContext): Promise<MeasureResult> {
	const { options, runtime } = context;
	const photos = await labelledPhotos(options);
	const imagenet = await openImagenet(options);
	const describe = async (raster: Raster) => {
		const place = await locateGarment(raster, options.find ?? 'app', runtime);
		return { place, ...(await describeGarment(raster, place, runtime, imagenet)) };
	};
	try {
		const gallery: Item[] = [];
		for (const { file } of photos) {
			const { raster } = await readPhoto(file);
			gallery.push({ file, ...(await describe(raster)) });
		}
		const methods = methodsOf(gallery);
		const ranks = new Map<Method, Ranks>(methods.map((method) => [method, noRanks()]));
		for (const [i, item] of gallery.slice(0, options.queries).entries()) {
			const random = new Random(SEED + i);
			const { raster } = await readPhoto(item.file);
			const stranger = await readPhoto(random.fork('stranger').pick(gallery).file);
			for (const trial of trials) {
				const changes = new Set(TRIALS[trial]);
				const query = changePhoto(raster, item.place, changes, stranger.raster, random);
				const described = await describe(query);
				for (const method of methods) {
					ranks.get(method)?.[trial].push(rankGallery(described, gallery, method).indexOf(item));
				}
			}
		}
		const figures = Object.fromEntries(
			methods.map((method) => [method, figuresOf(ranks.get(method) ?? noRanks())])
		);
		for (const [method, { r1, r5 }] of Object.entries(figures)) {
			context.say(`${method.padEnd(10)} first ${r1.toFixed(3)}, of five ${r5.toFixed(3)}`);
		}
		const { ours, ...baseline } = figures;
		const among = gallery.length;
		const n = Math.min(options.queries, among);
		return { ...ours, n, among, baseline: { ...baseline, chance: round4(1 / among) } };
	} finally {
		await imagenet?.release();
	}
}
