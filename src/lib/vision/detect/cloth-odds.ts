/**
 * Cloth or ground in a photo of one article: what the parser says is weighed with the photo's own
 * colours, as in GrabCut (Rother, Kolmogorov, Blake, SIGGRAPH 2004) but with histograms, soft shares
 * and no cut: a patterned blanket it takes for cloth has the colours of the ground around it.
 */

import { boxMean } from '../image/box-mean';
import { labelComponents, rimTaken } from '../image/mask';
import type { Mask } from '../image/raster';
import type { Evidence, Grid } from './cloth-evidence';
import { colourOdds, rest } from './colour-odds';

/** The parser is never surer than this, so that colours have a say. */
const SURE = 0.9;
/**
 * Log odds against cloth on the photo's rim, and the depth, of the shorter side, at which 1/e of them is left.
 * First, colours of ground are learnt: what lies along the rim is ground and, round by round, what looks like it.
 */
const LEARN = { rim: 6, depth: 0.08, rounds: 5 } as const;
/** Then they are known, and an article that the photo cuts off goes on to the rim. */
const DECIDE = { rim: 2, depth: 0.04, rounds: 1 } as const;
/** What goes on to the rim is cloth where its colours' mean log odds, cloth over ground, are at least this. */
const MIN_ODDS = 0.3;
/**
 * The parser takes so much of the rim for cloth that the photo may be a close-up. It is one, and the
 * parser's word stands, unless colours that are more surely ground's free all the rim but this.
 */
const CLOSE_UP = { parsed: 0.9, minOdds: -0.5, left: 0.05 } as const;

type Stage = typeof LEARN | typeof DECIDE;

type Weighed = {
	/** what colours and place add to the parser's log odds in each cell */
	readonly added: Float32Array;
	/** probability of cloth in each cell, 0..1 */
	readonly cloth: Float32Array;
};

/** The parser's log odds of cloth for each byte of its probability. */
export const PARSER_ODDS = Float32Array.from({ length: 256 }, (_, byte) => {
	const p = Math.min(Math.max(byte / 255, 1 - SURE), SURE);
	return Math.log(p / (1 - p));
});

/** Articles are laid into the picture: the nearer the rim, the likelier a cell is ground. */
function rimOdds({ widthPx, heightPx }: Grid, { rim, depth }: Stage): Float32Array {
	const odds = new Float32Array(widthPx * heightPx);
	const depthPx = depth * Math.min(widthPx, heightPx);
	for (let y = 0, i = 0; y < heightPx; y++) {
		for (let x = 0; x < widthPx; x++, i++) {
			const insidePx = Math.min(x, y, widthPx - 1 - x, heightPx - 1 - y) + 0.5;
			odds[i] = -rim * Math.exp(-insidePx / depthPx);
		}
	}
	return odds;
}

/** Weighs parser, colours and place; the first round takes the colours from `start`. */
function weigh(evidence: Evidence, stage: Stage, start: Float32Array): Weighed {
	const { parsed, bins } = evidence;
	const rim = rimOdds(evidence, stage);
	const parser = parsed.map((p) => PARSER_ODDS[Math.round(p * 255)] ?? 0);
	const added = new Float32Array(rim.length);
	const cloth = start.slice();
	for (let round = 0; round < stage.rounds; round++) {
		const colour = boxMean(boxMean(colourOdds(bins, cloth), evidence), evidence);
		for (let i = 0; i < cloth.length; i++) {
			const odds = (rim[i] ?? 0) + (colour[i] ?? 0);
			added[i] = odds;
			cloth[i] = 1 / (1 + Math.exp(-odds - (parser[i] ?? 0)));
		}
	}
	return { added, cloth };
}

function maskOf({ widthPx, heightPx }: Grid, cloth: Float32Array): Mask {
	const data = new Uint8Array(cloth.length);
	for (let i = 0; i < cloth.length; i++) data[i] = (cloth[i] ?? 0) > 0.5 ? 1 : 0;
	return { widthPx, heightPx, data };
}

/** 1 in each cell of a piece that `decided` adds to `learnt` and whose mean log odds are below `minOdds`. */
function groundAgain(
	evidence: Evidence,
	learnt: Weighed,
	decided: Weighed,
	minOdds: number
): Uint8Array {
	const inside = maskOf(evidence, learnt.cloth).data;
	const back = maskOf(evidence, decided.cloth);
	for (let i = 0; i < inside.length; i++) if (inside[i]) back.data[i] = 0;
	const { labels, sizesPx } = labelComponents(back);
	const odds = colourOdds(evidence.bins, learnt.cloth, rest(decided.cloth));
	const sums = new Float64Array(sizesPx.length);
	for (let i = 0; i < labels.length; i++) {
		const piece = labels[i] ?? 0;
		sums[piece] = (sums[piece] ?? 0) + (odds[i] ?? 0);
	}
	const isGround = sums.map((sum, piece) =>
		piece > 0 && sum < minOdds * (sizesPx[piece] ?? 0) ? 1 : 0
	);
	const cells = new Uint8Array(labels.length);
	for (let i = 0; i < cells.length; i++) cells[i] = isGround[labels[i] ?? 0] ?? 0;
	return cells;
}

/**
 * What colours and place add to the parser's log odds of cloth in each cell.
 *
 * @returns [heightPx × widthPx] of the evidence's grid; 0 throughout for a close-up
 */
export function clothOdds(evidence: Evidence): Float32Array {
	const learnt = weigh(evidence, LEARN, evidence.parsed);
	const decided = weigh(evidence, DECIDE, learnt.cloth);
	const isFull = rimTaken(maskOf(evidence, evidence.parsed)) > CLOSE_UP.parsed;
	const minOdds = isFull ? CLOSE_UP.minOdds : MIN_ODDS;
	const isGround = groundAgain(evidence, learnt, decided, minOdds);
	const cloth = decided.cloth.map((p, i) => (isGround[i] ? 0 : p));
	const isCloseUp = isFull && rimTaken(maskOf(evidence, cloth)) > CLOSE_UP.left;
	if (isCloseUp) return new Float32Array(cloth.length);
	return decided.added.map((odds, i) => (isGround[i] ? (learnt.added[i] ?? 0) : odds));
}
