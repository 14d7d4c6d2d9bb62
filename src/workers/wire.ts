/** Teaches comlink what crosses the worker boundary besides plain data; both sides import it. */

import { transferHandlers } from 'comlink';
import { abortSignalHandler } from './abort-wire';
import { progressHandler } from './progress-wire';

export { releaseWire } from './released';

/**
 * Registers the handlers for abort signals and progress callbacks; safe to repeat.
 *
 * comlink looks at top-level arguments only: a signal inside an options object cannot cross.
 */
export function installWire(): void {
	transferHandlers.set('abort-signal', abortSignalHandler);
	transferHandlers.set('progress', progressHandler);
}
