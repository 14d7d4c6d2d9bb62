/** The API's description, and a page to read and try it: Swagger UI from its package, nothing from elsewhere. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openAPIRouteHandler } from 'hono-openapi';
import { describe } from './describe';
import { fileAnswer } from './file-answer';
import type { ConsoleApp, Parts } from './parts';
import { Refusal } from './refusal';

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve('swagger-ui-dist/package.json'));

/** The files of the package that the page needs. */
const FILES: Readonly<Record<string, string>> = {
	'swagger-ui.css': 'text/css; charset=utf-8',
	'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
	'favicon-32x32.png': 'image/png'
};

/** The page's own scripts and styles, calls to its own origin, and nothing else. */
const PAGE_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'"
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<title>Otlens console API</title>
		<link rel="icon" href="favicon-32x32.png" />
		<link rel="stylesheet" href="swagger-ui.css" />
	</head>
	<body>
		<div id="docs"></div>
		<script src="swagger-ui-bundle.js"></script>
		<script src="start.js"></script>
	</body>
</html>
`;

const START = `SwaggerUIBundle({
	url: '../openapi.json',
	dom_id: '#docs',
	deepLinking: true,
	displayRequestDuration: true,
	tryItOutEnabled: true,
	// Its default sends the document to a server elsewhere.
	validatorUrl: null
});
`;

const INTRODUCTION = `Collecting, over HTTP on this machine alone: projects, crawlers, what they bring, snapshots.

Everything but this description and \`/api/health\` needs the token that the console prints when it
starts: press **Authorize** and paste it. A browser that exchanged it at \`/api/session\` sends a
cookie instead. Refusals all have one shape: \`{"error": {"code", "message"}}\`.`;

export function addDocsRoutes(app: ConsoleApp, { version }: Parts): void {
	app.get(
		'/api/openapi.json',
		describe({
			id: 'getDescription',
			tag: 'Console',
			summary: 'This description',
			answer: { description: 'OpenAPI 3.1', type: 'application/json' },
			isOpen: true
		}),
		openAPIRouteHandler(app, {
			excludeStaticFile: false,
			exclude: [/^\/api\/docs/],
			defaultValidationErrorResponse: false,
			documentation: {
				openapi: '3.1.0',
				info: { title: 'Otlens console', version, description: INTRODUCTION },
				servers: [{ url: '/' }],
				tags: ['Console', 'Projects', 'Crawlers', 'Items', 'Snapshots'].map((name) => ({ name })),
				security: [{ token: [] }],
				components: {
					securitySchemes: {
						token: {
							type: 'http',
							scheme: 'bearer',
							description: 'The token the console printed.'
						}
					}
				}
			}
		})
	);
	app.get('/api/docs', (c) => c.redirect('/api/docs/', 308));
	app.get('/api/docs/', (c) => {
		c.header('Content-Security-Policy', PAGE_POLICY);
		return c.html(PAGE);
	});
	app.get('/api/docs/:file', async (c) => {
		const { file } = c.req.param();
		if (file === 'start.js') {
			return c.body(START, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
		}
		const type = FILES[file];
		if (type === undefined) throw new Refusal('not-found', 'There is no such page.');
		return fileAnswer(join(folder, file), {
			'Content-Type': type,
			'Content-Security-Policy': PAGE_POLICY
		});
	});
}
