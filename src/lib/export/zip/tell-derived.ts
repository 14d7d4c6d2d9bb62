/** How large everything that is made while zipping will be, from the items of a set that were tried. */

import { drawsOf } from './draw-order';
import { estimateTotal, type Estimate, type Made } from './estimate-derived';
import type { DerivedPictureKind, DerivedSample, Measure } from './wish';
import { derivedPath } from './zip-layout';
import { CENTRAL_BYTES, LOCAL_BYTES } from './zip-records';

/** The items of which something can be made; row i everywhere. */
export type Derivable = {
	/** Numbers of items. */
	readonly items: readonly number[];
	readonly photoBytes: readonly number[];
	/** Of the path without folder and ending. */
	readonly stemBytes: readonly number[];
	/** Of all items of the catalog, by number. */
	readonly ids: readonly string[];
};

export type DerivedTold = {
	/** With what the zip has to say of each picture. */
	readonly bytes: number;
	/** Standard error of `bytes`; null while too little was tried. */
	readonly error: number | null;
	/** Pictures. */
	readonly files: number;
	/** Items that the least known of it is told from; Infinity where it is known of all. */
	readonly sampled: number;
	/** Ids of samples whose photo is another one by now. */
	readonly outdated: readonly string[];
};

/** Fewer tell nothing. */
const LEAST_SAMPLES = 4;
/** A collection of its own from here on: its photos are alike in size and ground. */
const LEAST_OF_COLLECTION = 12;

const PICTURES: Readonly<Record<Measure, DerivedPictureKind | null>> = {
	cutoutPng: 'cutout',
	cutoutWebp: 'cutout',
	crop: 'crop',
	mask: 'mask',
	outline: null
};

/** What the zip says of a picture, but for the stem, which it says twice; 0 for what is no file. */
function frameBytes(measure: Measure): number {
	const kind = PICTURES[measure];
	if (kind === null) return 0;
	const type =
		measure === 'cutoutWebp' ? 'image/webp' : kind === 'crop' ? 'image/jpeg' : 'image/png';
	return LOCAL_BYTES + CENTRAL_BYTES + 2 * derivedPath(kind, '', type).length;
}

const known = new WeakMap<readonly string[], Uint32Array>();

/** [n] which collection each id belongs to. */
function collectionsOf(ids: readonly string[]): Uint32Array {
	const numbers = new Map<string, number>();
	let prefix = '\0';
	let number = 0;
	// Those of one are stored one after the other.
	const found =
		known.get(ids) ??
		Uint32Array.from(ids, (id) => {
			if (id.startsWith(prefix)) return number;
			prefix = id.slice(0, id.indexOf('/') + 1);
			number = numbers.get(prefix) ?? numbers.size;
			numbers.set(prefix, number);
			return number;
		});
	known.set(ids, found);
	return found;
}

type Stratum = { count: number; photoBytes: number; readonly made: Made[] };

/** Small collections count together; where those are too few as well, all do. */
function collapse(strata: readonly Stratum[]): readonly Stratum[] {
	const join = (some: readonly Stratum[]): Stratum => ({
		count: some.reduce((sum, { count }) => sum + count, 0),
		photoBytes: some.reduce((sum, { photoBytes }) => sum + photoBytes, 0),
		made: some.flatMap(({ made }) => made)
	});
	const isEnough = ({ made, count }: Stratum) =>
		made.length >= LEAST_OF_COLLECTION || made.length === count;
	const rest = join(strata.filter((one) => !isEnough(one)));
	if (rest.count === 0) return strata;
	return isEnough(rest) ? [...strata.filter(isEnough), rest] : [join(strata)];
}

function estimate(
	{ items, photoBytes, stemBytes, ids }: Derivable,
	samples: readonly (DerivedSample | undefined)[],
	measures: readonly Measure[],
	below: number
): Estimate | null {
	const draws = drawsOf(ids);
	const collections = collectionsOf(ids);
	const frames = measures.map((measure) => [measure, frameBytes(measure)] as const);
	const strata = new Map<number, Stratum>();
	for (const [row, item] of items.entries()) {
		const collection = collections[item] ?? 0;
		const stratum = strata.get(collection) ?? { count: 0, photoBytes: 0, made: [] };
		strata.set(collection, stratum);
		const photo = photoBytes[row] ?? 0;
		stratum.count += 1;
		stratum.photoBytes += photo;
		const sample = samples[row];
		if (!sample || (draws[item] ?? 0) >= below) continue;
		const bytes = frames.reduce((sum, [measure, frame]) => {
			const made = sample.bytes[measure] ?? 0;
			return sum + made + (made > 0 && frame > 0 ? frame + 2 * (stemBytes[row] ?? 0) : 0);
		}, 0);
		stratum.made.push({ photoBytes: photo, bytes });
	}
	const parts = collapse([...strata.values()]).map((one) => estimateTotal(one.made, one));
	if (parts.some((part) => part === null)) return null;
	return {
		bytes: parts.reduce((sum, part) => sum + (part?.bytes ?? 0), 0),
		error: Math.hypot(...parts.map((part) => part?.error ?? 0))
	};
}

/**
 * Of each measure counts whoever comes before the first item, in the order of the draws, of which it is
 * not known: they are a random sample, whatever they were made for. Measures that are known of the same
 * items are told together, as a garment that takes many bytes in one takes many in the other.
 */
export function tellDerived(
	derivable: Derivable,
	samples: readonly DerivedSample[],
	measures: readonly Measure[]
): DerivedTold {
	const { items, photoBytes, stemBytes, ids } = derivable;
	const draws = samples.length > 0 ? drawsOf(ids) : null;
	const byId = new Map(samples.map((sample) => [sample.id, sample]));
	const outdated: string[] = [];
	const found = items.map((item, row) => {
		const sample = draws ? byId.get(ids[item] ?? '') : undefined;
		if (!sample || sample.photoBytes === 0 || sample.photoBytes === photoBytes[row]) return sample;
		outdated.push(sample.id);
		return undefined;
	});
	const groups = new Map<number, Measure[]>();
	let files = 0;
	for (const measure of measures) {
		let below = Infinity;
		for (const [row, item] of items.entries()) {
			if (found[row]?.bytes[measure] === undefined) below = Math.min(below, draws?.[item] ?? 0);
		}
		groups.set(below, [...(groups.get(below) ?? []), measure]);
		if (PICTURES[measure] === null) continue;
		const tried = found.filter((_, row) => (draws?.[items[row] ?? 0] ?? 0) < below);
		const made = tried.filter((sample) => (sample?.bytes[measure] ?? 0) > 0);
		files += Math.round((made.length / Math.max(1, tried.length)) * items.length) || 0;
		if (tried.length === 0) files += items.length;
	}
	const stems = stemBytes.reduce((sum, bytes) => sum + bytes, 0);
	let bytes = 0;
	let error: number | null = 0;
	let sampled = Infinity;
	for (const [below, own] of groups) {
		const tried = items.filter((item) => (draws?.[item] ?? 0) < below).length;
		if (tried < items.length) sampled = Math.min(sampled, tried);
		const isEnough = tried >= Math.min(LEAST_SAMPLES, items.length);
		const told = isEnough ? estimate(derivable, found, own, below) : null;
		if (!told && items.length > 0) {
			error = null;
			for (const frame of own.map(frameBytes).filter((one) => one > 0)) {
				bytes += frame * items.length + 2 * stems;
			}
			continue;
		}
		bytes += told?.bytes ?? 0;
		// How two groups go together is not known: at worst both err the same way.
		if (error !== null) error += told?.error ?? 0;
	}
	return { bytes, error, files, sampled, outdated };
}
