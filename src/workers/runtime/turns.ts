/** Lets asynchronous jobs run one after another, in the order they came. */

export type InTurn = <T>(job: () => Promise<T>) => Promise<T>;

/** A failing job does not hold up the ones behind it. */
export function createTurns(): InTurn {
	let tail: Promise<unknown> = Promise.resolve();
	return (job) => {
		const result = tail.then(job);
		tail = result.catch(() => undefined);
		return result;
	};
}
