import { describe, expect, it } from 'vitest';
import { beginHistory, redo, step, undo } from '../../../src/lib/state/history';

describe('a history', () => {
	const three = step(step(beginHistory(1), 2), 3);

	it('goes back step by step, and forward again', () => {
		expect(undo(three).present).toBe(2);
		expect(undo(undo(three)).present).toBe(1);
		expect(redo(redo(undo(undo(three))))).toEqual(three);
	});

	it('stays where it is at either end', () => {
		const first = undo(undo(three));
		expect(undo(first)).toBe(first);
		expect(redo(three)).toEqual(three);
	});

	it('loses what was taken back once something else is done', () => {
		const other = step(undo(three), 9);
		expect(redo(other).present).toBe(9);
		expect(undo(other).present).toBe(2);
	});

	it('takes the same value for no step', () => {
		expect(step(three, 3)).toBe(three);
	});
});
