/** The columns of several shards as one. */

import { ATTRIBUTES, type Attribute } from '../../vision/embed/attributes';
import type { Palettes } from '../search/palettes';
import type { ItemColumns } from './item-columns';
import { joinTexts, joinWords } from './texts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array;

const PALETTE_WIDTH = 4;

/** Runs of numbers, one after the other. */
function joinNumbers<T extends Numbers>(into: T, parts: readonly T[]): T {
	let at = 0;
	for (const part of parts) {
		into.set(part, at);
		at += part.length;
	}
	return into;
}

function joinPalettes(parts: readonly Palettes[]): Palettes {
	const count = parts.reduce((sum, { starts }) => sum + starts.length - 1, 0);
	const starts = new Uint32Array(count + 1);
	const length = parts.reduce((sum, { colours }) => sum + colours.length, 0);
	let row = 0;
	let before = 0;
	for (const part of parts) {
		for (let i = 0; i + 1 < part.starts.length; i += 1) {
			row += 1;
			starts[row] = before + (part.starts[i + 1] ?? 0);
		}
		before += part.colours.length / PALETTE_WIDTH;
	}
	return {
		starts,
		colours: joinNumbers(
			new Float32Array(length),
			parts.map(({ colours }) => colours)
		)
	};
}

/** Rows in the order of the parts. */
export function joinColumns(parts: readonly ItemColumns[]): ItemColumns {
	const count = parts.reduce((sum, part) => sum + part.count, 0);
	const bytes = (pick: (part: ItemColumns) => Uint8Array): Uint8Array =>
		joinNumbers(new Uint8Array(count), parts.map(pick));
	const bits = (pick: (part: ItemColumns) => Uint32Array): Uint32Array =>
		joinNumbers(new Uint32Array(count), parts.map(pick));
	const attributes = Object.fromEntries(
		ATTRIBUTES.map((attribute) => [attribute, bytes((part) => part.attributes[attribute])])
	) as Record<Attribute, Uint8Array>;
	return {
		count,
		ids: joinTexts(parts.map(({ ids }) => ids)),
		names: joinTexts(parts.map(({ names }) => names)),
		category: bytes(({ category }) => category),
		kind: bytes(({ kind }) => kind),
		labels: bits(({ labels }) => labels),
		nearLabels: bits(({ nearLabels }) => nearLabels),
		attributes,
		hasModel: bytes(({ hasModel }) => hasModel),
		pose: bytes(({ pose }) => pose),
		framing: bytes(({ framing }) => framing),
		price: joinNumbers(
			new Float32Array(count),
			parts.map(({ price }) => price)
		),
		currency: joinWords(parts.map(({ currency }) => currency)),
		day: joinNumbers(
			new Uint16Array(count),
			parts.map(({ day }) => day)
		),
		shop: joinWords(parts.map(({ shop }) => shop)),
		project: joinWords(parts.map(({ project }) => project)),
		palettes: joinPalettes(parts.map(({ palettes }) => palettes))
	};
}
