/** The built app, from the console's own origin; where none was built, a page that says so. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createFolderHandler } from '../../serve/static-server.js';
import type { ConsoleApp } from './parts';

/** Whether the app lies built in a folder. */
export function hasBuild(folder: string): boolean {
	return existsSync(join(folder, '404.html'));
}

const NO_BUILD = `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<title>Otlens console</title>
	</head>
	<body>
		<h1>The console runs; its screen was not built yet</h1>
		<p>In the folder of Otlens: <code>npm run build</code>, then load this page again.</p>
		<p>The API works meanwhile: <a href="/api/docs/">read and try it</a>.</p>
		<div lang="ko">
			<h2>콘솔은 켜져 있지만 화면이 아직 빌드되지 않았습니다</h2>
			<p>Otlens 폴더에서 <code>npm run build</code>를 실행한 뒤 이 페이지를 다시 불러오세요.</p>
			<p>API는 그동안에도 쓸 수 있습니다: <a href="/api/docs/">API 문서</a>.</p>
		</div>
	</body>
</html>
`;

/** Answers whatever is no API. */
export function addAppPages(app: ConsoleApp, folder: string): void {
	const handle = createFolderHandler({ folder });
	app.get('*', (c) => {
		// Looked for each time: a build made meanwhile is served without a new start.
		const { incoming, outgoing } = c.env as Partial<HttpBindings>;
		if (!hasBuild(folder) || incoming === undefined || outgoing === undefined) {
			return c.html(NO_BUILD, 503);
		}
		handle(incoming, outgoing);
		return RESPONSE_ALREADY_SENT;
	});
}
