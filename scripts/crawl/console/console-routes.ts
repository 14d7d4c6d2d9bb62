/** Routes of the console itself: who it is, its words, its session, its events. */

import * as v from 'valibot';
import { consoleEventSchema } from '../../../src/lib/catalog/collect/crawler';
import { VOCABULARY } from '../../../src/lib/catalog/collect/vocabulary';
import { startSession } from './access';
import { checked, describe } from './describe';
import { sessionBody } from './inputs';
import type { ConsoleApp, Parts } from './parts';
import { Refusal } from './refusal';
import { isSameSecret } from './token';

export const CONSOLE_NAME = 'otlens-console';

export const healthSchema = v.object({
	name: v.literal(CONSOLE_NAME),
	version: v.string(),
	startedAt: v.pipe(v.string(), v.isoTimestamp())
});

const termSchema = v.object({
	id: v.string(),
	ko: v.string(),
	en: v.string(),
	category: v.string(),
	synonyms: v.array(v.string())
});

export function addConsoleRoutes(app: ConsoleApp, parts: Parts): void {
	app.get(
		'/api/health',
		describe({
			id: 'getHealth',
			tag: 'Console',
			summary: 'Whether a console is here',
			answer: { description: 'It is', schema: healthSchema },
			isOpen: true
		}),
		(c) => c.json({ name: CONSOLE_NAME, version: parts.version, startedAt: parts.startedAt })
	);
	app.post(
		'/api/session',
		describe({
			id: 'startSession',
			tag: 'Console',
			summary: 'Exchange the token for a cookie that this browser then sends by itself',
			answer: { status: 204, description: 'The cookie is set' },
			refusals: [400, 411, 413, 415],
			isOpen: true
		}),
		checked('json', sessionBody),
		(c) => {
			if (!isSameSecret(c.req.valid('json').token, parts.token)) {
				throw new Refusal('forbidden', 'This is not the console’s token.');
			}
			startSession(c, parts.token, parts.port());
			return c.body(null, 204);
		}
	);
	app.get(
		'/api/vocabulary',
		describe({
			id: 'getVocabulary',
			tag: 'Console',
			summary: 'The attributes a project may ask a shop for',
			answer: { description: 'The terms', schema: v.array(termSchema) }
		}),
		(c) => c.json(VOCABULARY)
	);
	app.get(
		'/api/events',
		describe({
			id: 'listenToEvents',
			tag: 'Console',
			summary: 'Everything that happens, as server-sent events; each `data:` is one event',
			answer: {
				description: 'First everything there is, then changes; figures at least every 2 s',
				schema: consoleEventSchema,
				type: 'text/event-stream'
			}
		}),
		(c) => c.body(parts.hub.open(), 200, { 'Content-Type': 'text/event-stream' })
	);
}
