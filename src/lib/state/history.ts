/** A value with what it was before and what was taken back: edits that can be undone and redone. */

export type History<T> = {
	/** Oldest first. */
	readonly past: readonly T[];
	readonly present: T;
	/** Nearest first. */
	readonly future: readonly T[];
};

/** More steps than anyone takes back. */
const MAX_STEPS = 100;

export const beginHistory = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** A new present; what was taken back before it is gone. The same value is no step. */
export function step<T>(history: History<T>, next: T): History<T> {
	const { past, present } = history;
	if (next === present) return history;
	return { past: [...past, present].slice(-MAX_STEPS), present: next, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
	const { past, present, future } = history;
	if (past.length === 0) return history;
	const last = past.at(-1) as T;
	return { past: past.slice(0, -1), present: last, future: [present, ...future] };
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
	if (future.length === 0) return { past, present, future };
	const [next, ...rest] = future as [T, ...T[]];
	return { past: [...past, present], present: next, future: rest };
}
