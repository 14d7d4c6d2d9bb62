/** Listens to a console's live events as its screen does, over HTTP. */

import type { ConsoleEvent } from '../../../src/lib/catalog/collect/crawler';

/** Calls the listener with each event until the console closes the stream. */
export async function listenToConsole(
	url: string,
	token: string,
	listener: (event: ConsoleEvent) => void
): Promise<void> {
	const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
	const answer = await fetch(`${url}/api/events`, { headers });
	if (!answer.ok || !answer.body) throw new Error(`The console answered ${answer.status}.`);
	const decoder = new TextDecoder();
	let rest = '';
	for await (const chunk of answer.body) {
		const messages = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
		rest = messages.pop() ?? '';
		for (const message of messages) {
			const data = message
				.split('\n')
				.filter((line) => line.startsWith('data:'))
				.map((line) => line.slice('data:'.length).trim())
				.join('\n');
			if (data !== '') listener(JSON.parse(data) as ConsoleEvent);
		}
	}
}
