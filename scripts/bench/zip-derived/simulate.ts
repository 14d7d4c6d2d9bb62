/** Tells the size of sets of real photos as the app does, and compares it with what comes out. */

import { drawOrder } from '../../../src/lib/export/zip/draw-order';
import { isNear, isWorthTelling } from '../../../src/lib/export/zip/search-rule';
import { marginOf } from '../../../src/lib/export/zip/plan-zip';
import { tellDerived } from '../../../src/lib/export/zip/tell-derived';
import type { DerivedSample, Measure } from '../../../src/lib/export/zip/wish';
import { MEASURES } from '../../../src/lib/export/zip/wish';
import { seededRandom } from '../browse/draw-columns';
import type { MadePhoto } from './made-photo';

export type SetWish = {
	readonly name: string;
	readonly photo: boolean;
	readonly measures: readonly Measure[];
};

export const SET_WISHES: readonly SetWish[] = [
	{ name: 'cut-outs PNG alone', photo: false, measures: ['cutoutPng'] },
	{ name: 'cut-outs WebP alone', photo: false, measures: ['cutoutWebp'] },
	{ name: 'crops alone', photo: false, measures: ['crop'] },
	{ name: 'photos and cut-outs PNG', photo: true, measures: ['cutoutPng'] },
	{
		name: 'photos and all that is made',
		photo: true,
		measures: ['cutoutPng', 'crop', 'mask', 'outline']
	}
];

/** What the tables have of an item; what is not measured here is the same for all ways of telling. */
const TABLE_BYTES = 250;
const STEM_BYTES = 6;

export type SetFigures = {
	readonly items: number;
	readonly sets: number;
	/** Share of the sets whose size was told within 2 % when the search ended. */
	readonly within: number;
	/** Of all sets, the largest, and the nineteenth of twenty. */
	readonly worst: number;
	readonly p95: number;
	/** Share of all tellings, however early, that were within the margin that was told with them. */
	readonly honest: number;
	/** Items that were made on average. */
	readonly made: number;
	/** The mean of what 12 items told, and how far off that was on average. */
	readonly after12: number;
};

export type PooledPhoto = MadePhoto & { readonly pool: string };

type Told = { readonly off: number; readonly margin: number | null; readonly made: number };

function tellSet(
	photos: readonly PooledPhoto[],
	round: number,
	{ photo, measures }: SetWish
): readonly Told[] {
	const sorted = [...photos].sort((a, b) => (a.pool < b.pool ? -1 : a.pool > b.pool ? 1 : 0));
	const ids = sorted.map(({ pool }, i) => `${pool}/${round}-${i}`);
	const photoBytes = sorted.map((one) => one.photoBytes);
	const derivable = {
		items: ids.map((_, i) => i),
		photoBytes,
		stemBytes: ids.map(() => STEM_BYTES),
		ids
	};
	const sampleOf = (row: number): DerivedSample => ({
		id: ids[row] ?? '',
		photoBytes: photoBytes[row] ?? 0,
		bytes: Object.fromEntries(MEASURES.map((one) => [one, sorted[row]?.bytes[one] ?? 0]))
	});
	const tables = TABLE_BYTES * ids.length;
	const stored = tables + (photo ? photoBytes.reduce((sum, bytes) => sum + bytes, 0) : 0);
	const whole =
		stored +
		tellDerived(
			derivable,
			ids.map((_, row) => sampleOf(row)),
			measures
		).bytes;
	const samples: DerivedSample[] = [];
	const told: Told[] = [];
	let last = 0;
	for (const row of drawOrder(ids)) {
		samples.push(sampleOf(row));
		const isLast = samples.length === ids.length;
		if (!isLast && !isWorthTelling(samples.length - last, last)) continue;
		last = samples.length;
		const { bytes, error, sampled } = tellDerived(derivable, samples, measures);
		const margin = marginOf(error, tables, stored + bytes);
		told.push({ off: Math.abs((stored + bytes) / whole - 1), margin, made: last });
		if (isNear({ margin, sampled })) break;
	}
	return told;
}

const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** @param count items of a set, at most as many as there are photos */
export function simulate(
	photos: readonly PooledPhoto[],
	count: number,
	sets: number,
	wish: SetWish
): SetFigures {
	const random = seededRandom(count);
	const all = Array.from({ length: sets }, (_, round) => {
		const order = photos.map((one) => [random(), one] as const).sort(([a], [b]) => a - b);
		return tellSet(
			order.slice(0, count).map(([, one]) => one),
			round,
			wish
		);
	});
	const ends = all.map((told) => told.at(-1)?.off ?? 1).sort((a, b) => a - b);
	const tellings = all.flat().filter(({ margin }) => margin !== null);
	return {
		items: count,
		sets,
		within: mean(ends.map((off) => (off <= 0.02 ? 1 : 0))),
		worst: ends.at(-1) ?? 1,
		p95: ends[Math.floor(0.95 * (ends.length - 1))] ?? 1,
		honest: mean(tellings.map(({ off, margin }) => (off <= (margin ?? 0) + 1e-9 ? 1 : 0))),
		made: mean(all.map((told) => told.at(-1)?.made ?? 0)),
		after12: mean(all.map((told) => told.find(({ made }) => made >= 12)?.off ?? 0))
	};
}
