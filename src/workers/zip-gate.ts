/** Holds a zip still, lets it go on, or ends it, as the page commands over a port. */

import type { ZipCommand } from './contract';
import { messageTurn } from './message-turn';

/** How long is written without listening. */
const DEAF_MS = 100;

export type ZipGate = {
	/** Waits while it is paused; false once it was stopped. @throws the signal's reason */
	readonly next: () => Promise<boolean>;
	readonly end: () => void;
};

/** @param onHold told `true` when it begins to wait, which is after what was begun, and `false` when it goes on */
export function openGate(
	port: MessagePort,
	signal: AbortSignal,
	onHold: (isHeld: boolean) => void
): ZipGate {
	let state: 'open' | 'paused' | 'stopped' = 'open';
	let wake: () => void = () => undefined;
	let heardAtMs = performance.now();
	port.onmessage = ({ data }: MessageEvent<ZipCommand>) => {
		if (state === 'stopped') return;
		state = data === 'pause' ? 'paused' : data === 'stop' ? 'stopped' : 'open';
		wake();
	};
	const wait = async (): Promise<void> => {
		onHold(true);
		while (state === 'paused' && !signal.aborted) {
			await new Promise<void>((resolve) => (wake = resolve));
		}
		if (!signal.aborted) onHold(false);
	};
	const onAbort = (): void => wake();
	signal.addEventListener('abort', onAbort);
	return {
		async next() {
			if (performance.now() - heardAtMs > DEAF_MS) {
				await messageTurn();
				heardAtMs = performance.now();
			}
			if (state === 'paused' && !signal.aborted) await wait();
			signal.throwIfAborted();
			return state !== 'stopped';
		},
		end() {
			signal.removeEventListener('abort', onAbort);
			port.onmessage = null;
			port.close();
		}
	};
}
