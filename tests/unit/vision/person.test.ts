import { describe, expect, it } from 'vitest';
import { readPose } from '../../../src/lib/vision/person/body-pose';
import { describePerson } from '../../../src/lib/vision/person/describe-person';
import { readFraming } from '../../../src/lib/vision/person/framing';
import { classesNear, sketchLabels } from '../../../src/lib/vision/person/label-sketch';
import { judgePresence } from '../../../src/lib/vision/person/presence';
import { PARSE_CLASSES } from '../../../src/lib/vision/parse/classes';
import { change, DRESSED, evidence, FRONT, isFace, type Drawn } from './skeletons';

/** From behind: left and right change sides, the face is not seen. */
const BACK = change(FRONT, (name, [x, y]) => [1 - x, y, isFace(name) ? 0.1 : 0.7]);
/** In profile: everything close to one line. */
const SIDE = change(FRONT, (_, [x, y]) => [0.5 + (x - 0.5) * 0.15, y]);
const SITTING: Drawn = {
	...FRONT,
	left_knee: [0.66, 0.55],
	right_knee: [0.36, 0.56],
	left_ankle: [0.66, 0.76],
	right_ankle: [0.36, 0.76]
};
const SITTING_SIDE: Drawn = {
	...SIDE,
	left_knee: [0.8, 0.51],
	right_knee: [0.79, 0.51],
	left_ankle: [0.8, 0.75],
	right_ankle: [0.79, 0.75]
};

const pose = (drawn: Drawn | null) => readPose(evidence(DRESSED, drawn));
const framing = (drawn: Drawn) => readFraming(evidence(DRESSED, drawn));
/** The part of the picture between two heights, enlarged to the whole. */
const cut = (drawn: Drawn, top: number, bottom: number): Drawn =>
	change(drawn, (_, [x, y, score = 0.7]) => {
		const moved = (y - top) / (bottom - top);
		return moved > 0 && moved < 1 ? [0.5 + (x - 0.5) / (bottom - top), moved, score] : undefined;
	});

describe('pose', () => {
	it.each([
		['front', FRONT],
		['back', BACK],
		['side', SIDE],
		['sitting', SITTING],
		['sitting', SITTING_SIDE]
	] as const)('%s', (expected, drawn) => {
		const guess = pose(drawn);
		expect(guess.pose).toBe(expected);
		expect(guess.score).toBeGreaterThan(0.5);
	});

	it('is read from the upper half alone', () => {
		expect(pose(cut(FRONT, 0, 0.6)).pose).toBe('front');
		expect(pose(cut(BACK, 0, 0.6)).pose).toBe('back');
		expect(pose(cut(FRONT, 0, 0.45)).pose).toBe('front');
	});

	it('claims less of legs alone', () => {
		expect(pose(cut(FRONT, 0.45, 1)).pose).toBe('front');
		expect(pose(cut(BACK, 0.45, 1)).pose).toBe('back');
		expect(pose(cut(SITTING, 0.45, 1)).pose).toBe('sitting');
		expect(pose(cut(FRONT, 0.45, 1)).score).toBeLessThan(pose(FRONT).score);
	});

	it('takes no knee at the border for a seat', () => {
		const half = cut(FRONT, 0, 0.55);
		const pushed = { ...half, left_knee: [0.57, 0.99], right_knee: [0.43, 0.99] } as const;
		expect(pose(pushed).pose).toBe('front');
	});

	it('turns with the head where the shoulders are in doubt', () => {
		const narrow = change(FRONT, (_, [x, y]) => [0.5 + (x - 0.5) * 0.7, y]);
		expect(pose(narrow).pose).toBe('front');
		expect(pose({ ...narrow, nose: [0.58, 0.12] }).pose).toBe('side');
	});

	it('is unknown with ankles only, without key-points, and with a face only', () => {
		expect(pose(cut(FRONT, 0.8, 1)).pose).toBe('unknown');
		expect(pose(null)).toEqual({ pose: 'unknown', score: 0 });
		expect(pose(change(FRONT, (name, spot) => (isFace(name) ? spot : undefined))).pose).toBe(
			'unknown'
		);
	});

	it('walks: one bent knee is no seat', () => {
		expect(pose({ ...FRONT, left_knee: [0.7, 0.56] }).pose).toBe('front');
	});
});

describe('framing', () => {
	it.each([
		['full-body', FRONT],
		['full-body', SITTING],
		['full-body', cut(FRONT, 0.18, 1)],
		['upper-body', cut(FRONT, 0, 0.8)],
		['upper-body', cut(FRONT, 0.18, 0.6)],
		['lower-body', cut(FRONT, 0.45, 1)],
		['lower-body', cut(FRONT, 0.45, 0.8)],
		['detail', cut(FRONT, 0, 0.2)]
	] as const)('%s', (expected, drawn) => expect(framing(drawn)).toBe(expected));

	it('does not count points that were pushed to the border', () => {
		const pushed = change(FRONT, (name, [x, y]) => [x, name.endsWith('ankle') ? 1 : y]);
		expect(framing(pushed)).toBe('upper-body');
	});

	it('is unknown without key-points', () => {
		expect(readFraming(evidence(DRESSED, null))).toBe('unknown');
	});
});

describe('presence', () => {
	const judge = (...of: Parameters<typeof evidence>) => judgePresence(evidence(...of));
	const faint = change(FRONT, (_, [x, y]) => [x, y, 0.12]);
	const NAKED_SHIRT = DRESSED.filter(([name]) => name === 'top');

	it('sees a dressed person, with key-points and without', () => {
		expect(judge(DRESSED, FRONT)).toMatchObject({ hasModel: true });
		expect(judge(DRESSED, null)).toMatchObject({ hasModel: true });
	});

	it('sees a body without its head', () => {
		const headless = DRESSED.filter(([name, , top]) => name !== 'hair' && top > 0.15);
		expect(
			judge(
				headless,
				change(FRONT, (name, s) => (isFace(name) ? undefined : s))
			)
		).toMatchObject({ hasModel: true });
	});

	it('sees nobody in an empty shirt, however much its shape is like a trunk', () => {
		expect(judge(NAKED_SHIRT, faint)).toMatchObject({ hasModel: false });
		expect(judge(NAKED_SHIRT, null)).toMatchObject({ hasModel: false });
		const trunk = change(FRONT, (name, spot) => (/shoulder|hip/.test(name) ? spot : undefined));
		expect(judge(NAKED_SHIRT, trunk)).toMatchObject({ hasModel: false });
	});

	it('sees nobody in a frame of one colour', () => {
		expect(judge([], faint)).toEqual({ hasModel: false, score: 0 });
	});

	it('rises with each sign', () => {
		const scores = [judge(NAKED_SHIRT, faint), judge(NAKED_SHIRT, FRONT), judge(DRESSED, FRONT)];
		const [empty = 0, points = 0, all = 0] = scores.map(({ score }) => score);
		expect(points).toBeGreaterThan(empty);
		expect(all).toBeGreaterThan(points);
	});
});

describe('describePerson', () => {
	it('says nothing of a body where nobody is', () => {
		expect(describePerson(evidence([], FRONT))).toEqual({
			presence: { hasModel: false, score: 0 },
			pose: { pose: 'unknown', score: 0 },
			framing: 'unknown'
		});
	});

	it('takes a close face for a person of unknown pose', () => {
		const face = change(FRONT, (name, [x, y]) =>
			isFace(name) ? [0.5 + (x - 0.5) * 4, 0.4 + (y - 0.11) * 4] : undefined
		);
		const close = [
			['hair', 0.2, 0.1, 0.8, 0.3],
			['skin', 0.25, 0.3, 0.75, 0.9]
		] as const;
		expect(describePerson(evidence(close, face))).toMatchObject({
			presence: { hasModel: true },
			pose: { pose: 'unknown' },
			framing: 'detail'
		});
	});

	it('reads one pose from a skeleton that mixes two people', () => {
		const mixed = change(FRONT, (name, [x, y]) =>
			name.startsWith('left') ? [x + 0.3, y + 0.04] : [x, y]
		);
		const two = DRESSED.flatMap((patch) => {
			const [name, left, top, right, bottom] = patch;
			return [patch, [name, left + 0.3, top, right + 0.3, bottom] as const];
		});
		const reading = describePerson(evidence(two, mixed));
		expect(reading.presence.hasModel).toBe(true);
		expect(['front', 'unknown']).toContain(reading.pose.pose);
	});
});

describe('sketchLabels', () => {
	it('keeps the commonest class of each cell, and the photo’s shape', () => {
		const [widthPx, heightPx] = [96, 192];
		const labels = new Uint8Array(widthPx * heightPx);
		labels.fill(PARSE_CLASSES.indexOf('top'), 0, labels.length / 2);
		labels[0] = PARSE_CLASSES.indexOf('skin');
		const sketch = sketchLabels({ widthPx, heightPx, labels, confidence: labels });
		expect([sketch.columns, sketch.rows]).toEqual([24, 48]);
		expect([...classesNear(sketch, 0, 0)]).toEqual(['top']);
		expect([...classesNear(sketch, 1, 1)]).toEqual(['background']);
		expect([...classesNear(sketch, 0.5, 0.5)].sort()).toEqual(['background', 'top']);
	});
});
