/** Gives small patches inside a garment that garment's label: holes, specks and unsure flicker. */

import { isCategory, PARSE_CLASSES } from '../parse/classes';
import type { LabelMap } from '../parse/label-map';
import { findContacts, type Contacts } from './contacts';
import { findPieces, type Piece, type Pieces } from './pieces';
import { BODY_CATEGORIES, FLICKER, MAX_HOLE, MIN_AREA, MIN_CONTACT } from './rules';

const nameOf = (label: number) => PARSE_CLASSES[label] ?? 'background';

/** Too small to be something of its own. */
function isSpeck({ label, areaPx }: Piece, photoPx: number): boolean {
	const name = nameOf(label);
	return areaPx < photoPx * (isCategory(name) ? MIN_AREA[name] : MAX_HOLE);
}

const isUnsure = ({ label, confidence }: Piece): boolean =>
	BODY_CATEGORIES.has(nameOf(label)) && confidence < FLICKER.maxConfidence;

/** Of the garments with a larger piece beside it, the one with the longest shared outline. */
function hostOf(
	piece: Piece,
	contacts: Contacts,
	pieces: readonly Piece[],
	labels: Uint8Array
): { label: number; areaPx: number; contact: number } | undefined {
	let outline = 0;
	const shared = new Map<number, { edges: number; areaPx: number }>();
	for (const [other, edges] of contacts) {
		outline += edges;
		const label = labels[other] ?? 0;
		const areaPx = pieces[other]?.areaPx ?? 0;
		if (!isCategory(nameOf(label))) continue;
		const sum = shared.get(label) ?? { edges: 0, areaPx: 0 };
		shared.set(label, { edges: sum.edges + edges, areaPx: Math.max(sum.areaPx, areaPx) });
	}
	const [best] = [...shared]
		.filter(([, { areaPx }]) => areaPx > piece.areaPx)
		.sort(([, a], [, b]) => b.edges - a.edges);
	if (!best) return undefined;
	const [label, { edges, areaPx }] = best;
	return { label, areaPx, contact: edges / outline };
}

/** The map with another label on the pieces that got one. */
function relabel(map: LabelMap, { ids, pieces }: Pieces, wanted: Uint8Array): LabelMap {
	const labels = map.labels.slice();
	pieces.forEach(({ label, box }, piece) => {
		const other = wanted[piece] ?? 0;
		if (other === label) return;
		for (let y = box.yPx; y < box.yPx + box.heightPx; y++) {
			const from = y * map.widthPx + box.xPx;
			for (let i = from; i < from + box.widthPx; i++) if (ids[i] === piece) labels[i] = other;
		}
	});
	return { ...map, labels };
}

/**
 * The label map with its islands absorbed.
 *
 * A sure patch that is large enough for a garment stays, however enclosed: the shirt in an open
 * coat is no flicker.
 */
export function absorbIslands(map: LabelMap): LabelMap {
	const found = findPieces(map);
	const { pieces } = found;
	const photoPx = map.labels.length;
	const islands = [...pieces.keys()].filter((i) => {
		const piece = pieces[i];
		return piece !== undefined && (isSpeck(piece, photoPx) || isUnsure(piece));
	});
	const labels = Uint8Array.from(pieces, (piece) => piece.label);
	// Largest first, so that a speck on an island follows the island.
	islands.sort((a, b) => (pieces[b]?.areaPx ?? 0) - (pieces[a]?.areaPx ?? 0));
	for (const island of islands) {
		const piece = pieces[island];
		if (!piece) continue;
		const host = hostOf(piece, findContacts(found, map.widthPx, island), pieces, labels);
		if (!host) continue;
		const flicker =
			isUnsure(piece) &&
			BODY_CATEGORIES.has(nameOf(host.label)) &&
			piece.areaPx <= FLICKER.maxArea * host.areaPx &&
			host.contact >= FLICKER.minContact;
		if (flicker || (isSpeck(piece, photoPx) && host.contact >= MIN_CONTACT)) {
			labels[island] = host.label;
		}
	}
	return relabel(map, found, labels);
}
