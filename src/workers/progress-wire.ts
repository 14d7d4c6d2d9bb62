/** Carries progress reports back to the caller over a port of their own. */

import type { TransferHandler } from 'comlink';
import type { OnProgress, ProgressReport } from './contract';
import { onRelease, releaseWire } from './released';
import { throttleProgress } from './throttle';

/** Posted by the caller when it wants no more; everything the worker posts is a report. */
const RELEASE = 'release';

/**
 * A function as a top-level argument is a progress callback: one way, throttled where it is called.
 * `releaseWire(callback)` on the calling side stops late reports and closes both ends.
 */
export const progressHandler: TransferHandler<OnProgress, MessagePort> = {
	canHandle: (value): value is OnProgress => typeof value === 'function',

	serialize(onProgress) {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }: MessageEvent<ProgressReport>) => onProgress(data);
		onRelease(onProgress, () => {
			port1.onmessage = null;
			port1.postMessage(RELEASE);
			port1.close();
		});
		return [port2, [port2]];
	},

	deserialize(port) {
		const { report, flush } = throttleProgress((next) => port.postMessage(next));
		port.onmessage = () => releaseWire(report);
		onRelease(report, () => {
			flush();
			port.onmessage = null;
			port.close();
		});
		return report;
	}
};
