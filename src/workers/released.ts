/** Remembers how to let go of the ports behind values that crossed to another thread. */

const releases = new WeakMap<object, () => void>();

export function onRelease(value: object, release: () => void): void {
	releases.set(value, release);
}

/** Closes the port and removes the listeners behind a signal or callback; safe to repeat. */
export function releaseWire(value: object): void {
	const release = releases.get(value);
	releases.delete(value);
	release?.();
}
