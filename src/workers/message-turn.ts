/** Lets messages in: awaiting promises alone, a worker never hears that its caller gave up. */

/**
 * Ends in a later task of the event loop, after the messages that were waiting when it was called.
 *
 * A message of its own is used because timers are held back to 4 ms when nested.
 */
export function messageTurn(): Promise<void> {
	const { port1, port2 } = new MessageChannel();
	return new Promise<void>((resolve) => {
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
