/** The way of a photo: label map → regions → colours, kinds and vector of each → one analysis. */

import { ANALYSIS_VERSION, type Garment, type GarmentAnalysis } from './analysis';
import { extractColours } from './colour/palette';
import { markBody, wearerOf, type Wearer } from './colour/wearer';
import { categoryShares, type CategoryShares } from './detect/category-shares';
import { findForeground, placeOfOutline, type Foreground } from './detect/foreground';
import { findRegions } from './detect/find-regions';
import { overviewOf } from './detect/overview';
import type { Place, Region } from './detect/region';
import { isSingleArticle, isWorn, type Person } from './detect/single-article';
import { findArticle } from './detect/whole-article';
import { embedGarment } from './embed/embed-garment';
import { attributesOf } from './embed/rank-attributes';
import type { CategoryScores } from './embed/rank-categories';
import { kindsWithin } from './embed/rank-kinds';
import { toFractionBox } from './image/pixel-box';
import type { Raster } from './image/raster';
import type { Category } from './parse/classes';
import { cropRaster } from './image/resize';
import { modelFor, type ModelEntry, type ModelManifest, type RunModel } from './models';
import { classMask, classShares, type LabelMap } from './parse/label-map';
import { parsePhoto } from './parse/parse-photo';
import { signsOfParse } from './person/person-signs';
import { MIN_SAID, nameArticle, scoreRegion } from './second-opinion';

export type AnalyseOptions = {
	/** Take the photo's foreground as one garment even where regions were found. */
	readonly wholePhoto?: boolean;
	/** Upright size of the photo as delivered, where the raster is a smaller copy of it. */
	readonly photo?: { readonly widthPx: number; readonly heightPx: number };
	/**
	 * Describe no garment beyond the largest of these categories (an empty list: of any): all that a
	 * catalog needs of a product's photo, at half the work where a person wears an outfit.
	 */
	readonly firstOf?: readonly Category[];
};

export type AnalyseTools = {
	readonly manifest: ModelManifest;
	readonly run: RunModel;
	/** Called before and after the work of each stage; a place to report, breathe and abort (throw). */
	readonly step: (stage: 'parse' | 'describe', done: number, total: number) => Promise<void>;
};

/** A photo with this much skin and hair and no garment shows a face, not an article. */
const FACE_ONLY = 0.03;
/** What underwear and swimwear are filed under. */
const ON_TRUNK: ReadonlySet<Category> = new Set(['top', 'dress', 'skirt', 'pants']);

/** What the photo shows as its one garment, with what the parser sees in it. */
type Article = Place & { readonly shares: CategoryShares };
type Target = Article | Region;

/** What the target is, and how sure that is, once both networks have spoken. */
function nameTarget(target: Target, seen: CategoryScores): Pick<Region, 'category' | 'score'> {
	if ('shares' in target) return nameArticle(seen, target.shares);
	return { category: target.category, score: scoreRegion(target, seen) };
}

/** A region is what the parser says; what an article is shows only when it is described. */
const isWanted = (target: Target, categories: readonly Category[] = []): boolean =>
	'shares' in target || categories.length === 0 || categories.includes(target.category);

async function describe(
	raster: Raster,
	target: Target,
	index: number,
	wearer: Wearer | undefined,
	embedder: ModelEntry,
	run: RunModel
): Promise<Garment> {
	const box = toFractionBox(target.box, raster);
	const { vector, kinds, categories, attributes } = await embedGarment(raster, box, embedder, run);
	const { category, score } = nameTarget(target, categories);
	const cloth = cropRaster(raster, target.box);
	const place = { ...target.box, onTrunk: ON_TRUNK.has(category) };
	const mask = wearer ? markBody(cloth, target.mask, wearer, place) : target.mask;
	return {
		index,
		category,
		kinds: kindsWithin(category, kinds),
		attributes: attributesOf(category, attributes),
		box,
		score,
		area: target.area,
		mask,
		colours: extractColours(cloth, mask),
		vector
	};
}

/**
 * Finds and describes the garments of one photo.
 *
 * Where the parser finds none, or the photo shows a single article on plain ground, the photo's
 * foreground counts as one garment; a face alone, a blank, a muddle and what the two networks do
 * not agree on give `nothing`.
 *
 * @param raster upright, at working resolution
 * @throws ModelManifestError when a model is missing, ModelOutputError when one answers amiss
 */
export async function analysePhoto(
	raster: Raster,
	options: AnalyseOptions,
	{ manifest, run, step }: AnalyseTools
): Promise<GarmentAnalysis> {
	const parser = modelFor(manifest, 'parse');
	const embedder = modelFor(manifest, 'embed');
	await step('parse', 0, 1);
	const map = await parsePhoto(raster, parser, run);
	await step('parse', 1, 1);
	const { article, targets } = findTargets(raster, map, options);
	const wearer = wearerOf(raster, classMask(map, 'skin'), classMask(map, 'hair'));
	const garments: Garment[] = [];
	for (const target of targets) {
		if (!isWanted(target, options.firstOf)) continue;
		await step('describe', garments.length, targets.length);
		const garment = await describe(raster, target, garments.length, wearer, embedder, run);
		if (garment.score >= MIN_SAID || options.wholePhoto) garments.push(garment);
		if (options.firstOf && garments.length > 0) break;
	}
	await step('describe', targets.length, targets.length);
	const { widthPx, heightPx } = raster;
	return {
		version: ANALYSIS_VERSION,
		photo: options.photo ?? { widthPx, heightPx },
		working: { widthPx, heightPx },
		found: garments.length === 0 ? 'nothing' : article ? 'whole-photo' : 'garments',
		garments,
		person: signsOfParse(map),
		models: { parse: parser.id, embed: embedder.id, pose: null }
	};
}

/**
 * The places that count as garments, largest first: one `article`, or else the parser's `regions`.
 */
export function findTargets(
	raster: Raster,
	map: LabelMap,
	options: AnalyseOptions
): {
	readonly article: Article | undefined;
	readonly targets: readonly Target[];
} {
	const { skin, hair } = classShares(map);
	const person = { skin, hair };
	const regions = findRegions(map);
	const article = chooseArticle(raster, map, regions, person, options);
	return { article, targets: article ? [article] : regions };
}

/**
 * The whole photo's one garment, where it is asked for, where the parser finds none, or where the
 * photo plainly shows a single article that nobody wears; undefined where the regions stand.
 */
function chooseArticle(
	raster: Raster,
	map: LabelMap,
	regions: readonly Region[],
	person: Person,
	options: AnalyseOptions
): Article | undefined {
	const isFace = regions.length === 0 && person.skin + person.hair >= FACE_ONLY;
	const isOutfit = regions.length > 0 && isWorn(person);
	if ((isFace || isOutfit) && !options.wholePhoto) return undefined;
	const overview = overviewOf(raster);
	const foreground = findForeground(overview);
	if (foreground.state === 'blank') return undefined;
	const place = findArticle(overview, map, person) ?? placeOf(foreground, raster, options);
	if (!place) return undefined;
	const stands = regions.length > 0 && !isSingleArticle(place, regions, person);
	if (stands && !options.wholePhoto) return undefined;
	return { ...place, shares: categoryShares(map, place) };
}

/** A foreground that is there; its fall-back only where the whole photo is asked for. */
function placeOf(
	{ state, outline }: Exclude<Foreground, { state: 'blank' }>,
	photo: Raster,
	{ wholePhoto }: AnalyseOptions
): Place | undefined {
	return state === 'found' || wholePhoto ? placeOfOutline(outline, photo) : undefined;
}
