/** Listens to a running console's events for as long as somebody wants them. */

import * as v from 'valibot';
import { consoleEventSchema, type ConsoleEvent } from '../../../src/lib/catalog/collect/crawler';
import { openCall, type ConsolePlace } from './console-call';

/** Events as they come; ends when the console ends the stream. */
async function* eventsOf(place: ConsolePlace, signal: AbortSignal): AsyncGenerator<ConsoleEvent> {
	const { body } = await openCall(place, 'GET', 'events', { signal });
	if (body === null) return;
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
		text += decoder.decode(chunk, { stream: true });
		const parts = text.split('\n\n');
		text = parts.pop() ?? '';
		for (const part of parts) {
			if (!part.startsWith('data: ')) continue;
			const event = v.safeParse(consoleEventSchema, JSON.parse(part.slice('data: '.length)));
			if (event.success) yield event.output;
		}
	}
}

/** @param onEnd the console went away @returns ends it */
export function listen(
	place: ConsolePlace,
	onEvent: (event: ConsoleEvent) => void,
	onEnd: () => void
): () => void {
	const abort = new AbortController();
	void (async () => {
		try {
			for await (const event of eventsOf(place, abort.signal)) onEvent(event);
		} catch {
			// Ended by us or by the console: what is asked next says which.
		}
		if (!abort.signal.aborted) onEnd();
	})();
	return () => abort.abort();
}
