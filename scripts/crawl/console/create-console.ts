/** The console as an application: guards first, then the API, then the app's own pages. */

import { Hono, type Context } from 'hono';
import { except } from 'hono/combine';
import { isolationHeaders } from '../../serve/headers.js';
import type { Collector } from '../engine/collector';
import { guardAddress, guardKey } from './access';
import { addAppPages } from './app-pages';
import { limitBody, requireJson } from './body';
import { addConsoleRoutes } from './console-routes';
import { addCrawlerRoutes } from './crawler-routes';
import { addDocsRoutes } from './docs-routes';
import { EventHub, type HubTimes } from './event-hub';
import { addExportRoutes } from './export-routes';
import { addItemRoutes } from './item-routes';
import type { ConsoleApp, Parts } from './parts';
import { addProjectRoutes } from './project-routes';
import { answerError, Refusal } from './refusal';
import type { SnapshotMaker } from './snapshot-maker';
import { addSnapshotRoutes } from './snapshot-routes';

export type ConsoleOptions = {
	readonly collector: Collector;
	readonly snapshots: SnapshotMaker;
	/** Whoever shows it may do everything. */
	readonly token: string;
	/** The built app. */
	readonly folder: string;
	/** Where the console listens; asked for with each request. */
	readonly port: () => number;
	readonly version: string;
	/** Hears of errors that the console did not expect. */
	readonly report: (error: unknown) => void;
	readonly times?: HubTimes;
	readonly now?: () => Date;
};

export type Console = {
	readonly app: ConsoleApp;
	/** Ends every event stream, so that the server can close. */
	close(): void;
};

/** Anyone who found the console may ask for these. */
const OPEN = /^\/api\/(?:health|openapi\.json|session|docs(?:\/.*)?)$/;
const isOpen = (c: Context) => OPEN.test(c.req.path);

export function createConsole(options: ConsoleOptions): Console {
	const { collector, snapshots, token, port, version, report } = options;
	const hub = new EventHub(collector, snapshots, report, options.times);
	const startedAt = (options.now?.() ?? new Date()).toISOString();
	const parts: Parts = { collector, snapshots, hub, token, port, version, startedAt };

	const app = new Hono();
	app.onError((error, c) => answerError(error, c, report));
	app.use('*', guardAddress(port));
	app.use('/api/*', async (c, next) => {
		for (const [name, value] of Object.entries(isolationHeaders)) c.header(name, value);
		c.header('X-Content-Type-Options', 'nosniff');
		c.header('Referrer-Policy', 'no-referrer');
		c.header('Cache-Control', 'no-store');
		c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
		await next();
	});
	app.use('/api/*', except(isOpen, guardKey(token, port)));
	app.use('/api/*', limitBody, requireJson);

	addConsoleRoutes(app, parts);
	addDocsRoutes(app, parts);
	addProjectRoutes(app, parts);
	addCrawlerRoutes(app, parts);
	addItemRoutes(app, parts);
	addSnapshotRoutes(app, parts);
	addExportRoutes(app, parts);
	app.all('/api/*', () => {
		throw new Refusal('not-found', 'The console has no such address; /api/docs/ lists them all.');
	});
	app.all('/api', (c) => c.redirect('/api/docs/', 308));
	addAppPages(app, options.folder);
	return { app, close: () => hub.close() };
}
