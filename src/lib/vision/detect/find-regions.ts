/** Label map → regions: one for each garment of each wearer. */

import { isCategory, PARSE_CLASSES, type Category } from '../parse/classes';
import type { LabelMap } from '../parse/label-map';
import { absorbIslands } from './absorb-islands';
import { boxDistance, boxAround, findWearers } from './people';
import { findPieces, type Piece, type Pieces } from './pieces';
import type { Region } from './region';
import {
	ACCESSORY_GAP,
	MAIN_PIECE,
	MAX_REGIONS,
	MIN_AREA,
	MIN_PIECE,
	MIN_SCORE,
	SPECK
} from './rules';

type Group = { readonly category: Category; readonly members: readonly number[] };

/** Pieces of one class on one wearer; accessories only where they lie together. */
function groupPieces(found: Pieces, wearers: Int32Array, { widthPx, heightPx }: LabelMap): Group[] {
	const longSidePx = Math.max(widthPx, heightPx);
	const groups: { category: Category; wearer: number; members: number[] }[] = [];
	found.pieces.forEach((piece, i) => {
		const category = PARSE_CLASSES[piece.label] ?? 'background';
		if (!isCategory(category)) return;
		if (piece.areaPx < SPECK * MIN_AREA[category] * widthPx * heightPx) return;
		const wearer = wearers[i] ?? 0;
		const isNear = (other: number) => {
			const box = found.pieces[other]?.box;
			return box !== undefined && boxDistance(box, piece.box) <= ACCESSORY_GAP * longSidePx;
		};
		const group = groups.find(
			(other) =>
				other.category === category &&
				other.wearer === wearer &&
				(category !== 'accessory' || other.members.some(isNear))
		);
		if (group) group.members.push(i);
		else groups.push({ category, wearer, members: [i] });
	});
	return groups;
}

/** The members that are no specks beside the largest of them. */
function withoutSpecks(members: readonly number[], pieces: readonly Piece[]): Piece[] {
	const all = members.flatMap((i) => pieces[i] ?? []);
	const largestPx = Math.max(...all.map((piece) => piece.areaPx));
	return all.filter((piece) => piece.areaPx >= MIN_PIECE * largestPx);
}

/** Large enough, and not a scatter of many like pieces. */
function isGarment(category: Category, kept: readonly Piece[], photoPx: number): boolean {
	const areas = kept.map((piece) => piece.areaPx);
	const sumPx = areas.reduce((sum, area) => sum + area, 0);
	return sumPx >= MIN_AREA[category] * photoPx && Math.max(...areas) >= MAIN_PIECE * sumPx;
}

function toRegion(
	category: Category,
	kept: readonly Piece[],
	found: Pieces,
	map: LabelMap
): Region {
	const box = kept.map((piece) => piece.box).reduce(boxAround);
	const members = new Set(kept);
	const inside = Uint8Array.from(found.pieces, (piece) => (members.has(piece) ? 1 : 0));
	const data = new Uint8Array(box.widthPx * box.heightPx);
	for (let y = 0, i = 0; y < box.heightPx; y++) {
		let at = (box.yPx + y) * map.widthPx + box.xPx;
		for (let x = 0; x < box.widthPx; x++, i++, at++) {
			data[i] = inside[found.ids[at] ?? 0] ?? 0;
		}
	}
	const areaPx = kept.reduce((sum, piece) => sum + piece.areaPx, 0);
	const sure = kept.reduce((sum, piece) => sum + piece.confidence * piece.areaPx, 0);
	return {
		category,
		box,
		mask: { widthPx: box.widthPx, heightPx: box.heightPx, data },
		area: areaPx / map.labels.length,
		score: sure / areaPx
	};
}

/**
 * The garments of a photo, largest first, at most twelve.
 *
 * Small islands go to the garment around them; pieces of one class on one wearer are one garment
 * (a coat that its shirt parts, a pair of shoes); specks and guesses are left out.
 */
export function findRegions(map: LabelMap): Region[] {
	const clean = absorbIslands(map);
	const found = findPieces(clean);
	const wearers = findWearers(clean, found.pieces);
	return groupPieces(found, wearers, map)
		.map(({ category, members }) => ({ category, kept: withoutSpecks(members, found.pieces) }))
		.filter(({ category, kept }) => isGarment(category, kept, map.labels.length))
		.map(({ category, kept }) => toRegion(category, kept, found, clean))
		.filter((region) => region.score >= MIN_SCORE)
		.sort((a, b) => b.area - a.area)
		.slice(0, MAX_REGIONS);
}
