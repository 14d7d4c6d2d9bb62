/** A search as the query part of an address, and back: what is looked for and how, never the photo itself. */

import { readFilter, writeFilter } from '$lib/catalog/facets/filter-address';
import type { Box } from '$lib/vision/image/raster';
import { FIRST_FILTERS, type Filters } from './search-filters';
import type { Choice } from './search-session.svelte';

export type Source =
	/** A photo that this device keeps, by its SHA-256. */
	| { readonly kind: 'photo'; readonly id: string }
	/** The photo of a catalog item. */
	| { readonly kind: 'like'; readonly id: string };

export type SearchAddress = {
	readonly source: Source;
	/** Empty: what is chosen at first. */
	readonly chosen: readonly Choice[];
	readonly frame: Box | null;
	/** Of the main search. */
	readonly filters: Filters;
};

/** Before the names of the catalog's filter. */
const ONLY = 'only.';

const frameText = ({ x, y, width, height }: Box): string =>
	[x, y, width, height].map((part) => Math.round(part * 1000)).join('-');

function readFrame(text: string | null): Box | null {
	const [x = NaN, y = NaN, width = NaN, height = NaN] = (text ?? '')
		.split('-')
		.map((part) => Number(part) / 1000);
	return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1.001 && y + height <= 1.001
		? { x, y, width, height }
		: null;
}

function readChoice(text: string): readonly Choice[] {
	if (text === 'whole' || text === 'framed') return [text];
	return /^\d{1,2}$/.test(text) ? [Number(text)] : [];
}

/** `?…`, with nothing in it that is as it is at first. */
export function writeAddress({ source, chosen, frame, filters }: SearchAddress): string {
	const { scope, colourWeight, label, colour, where, plus, minus } = filters;
	const query = new URLSearchParams({ [source.kind]: source.id });
	if (chosen.length > 0) query.set('garment', chosen.join('-'));
	if (frame) query.set('frame', frameText(frame));
	if (scope !== FIRST_FILTERS.scope) query.set('in', scope);
	if (label !== null) query.set('label', label);
	if (colour !== null) query.set('colour', colour.slice(1));
	writeFilter(query, where, ONLY);
	for (const id of plus) query.append('plus', id);
	for (const id of minus) query.append('minus', id);
	if (colourWeight !== FIRST_FILTERS.colourWeight) {
		query.set('weight', String(Math.round(colourWeight * 100)));
	}
	return `?${query.toString()}`;
}

/** What an address asks for; null where it is no search. Parts that make no sense are left out. */
export function readAddress(text: string): SearchAddress | null {
	const query = new URLSearchParams(text);
	const [photo, like] = [query.get('photo'), query.get('like')];
	const source: Source | null =
		photo !== null
			? { kind: 'photo', id: photo }
			: like !== null
				? { kind: 'like', id: like }
				: null;
	if (!source) return null;
	const weight = Number(query.get('weight') ?? NaN);
	const colour = query.get('colour') ?? '';
	const frame = readFrame(query.get('frame'));
	const chosen = (query.get('garment') ?? '').split('-').flatMap(readChoice);
	return {
		source,
		chosen: frame ? chosen : chosen.filter((choice) => choice !== 'framed'),
		frame,
		filters: {
			scope: query.get('in') === 'everything' ? 'everything' : FIRST_FILTERS.scope,
			label: query.get('label'),
			colour: /^[0-9a-f]{6}$/.test(colour) ? `#${colour}` : null,
			where: readFilter(query, ONLY),
			plus: query.getAll('plus'),
			minus: query.getAll('minus'),
			colourWeight: weight >= 0 && weight <= 100 ? weight / 100 : FIRST_FILTERS.colourWeight
		}
	};
}

/** Whether the way from one to the other is a step that Back should undo; a slider drag is none. */
export function isStep(from: string, to: string): boolean {
	const parts = (text: string) => {
		const query = new URLSearchParams(text);
		query.delete('weight');
		query.sort();
		return query.toString();
	};
	return parts(from) !== parts(to);
}
