/** `npm start`: installs what is missing, builds when sources changed, serves the built app and opens it. */
import { existsSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { installPackages, root, run, stop } from './install.mjs';
import { openBrowser } from './open-browser.js';

const sources = [
	'src',
	'static',
	'scripts/build',
	'scripts/serve',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

/** Newest modification under a path, in ms. @param {string} path @returns {Promise<number>} */
async function newest(path) {
	const info = await stat(path);
	if (!info.isDirectory()) return info.mtimeMs;
	const entries = await readdir(path);
	const times = await Promise.all(entries.map((name) => newest(join(path, name))));
	return Math.max(info.mtimeMs, ...times);
}

async function buildIfNeeded() {
	const built = join(root, 'build/service-worker.js');
	if (existsSync(built)) {
		const times = await Promise.all(sources.map((name) => newest(join(root, name))));
		if (Math.max(...times) < statSync(built).mtimeMs) return;
	}
	console.log('Building …');
	if (run('npm', ['run', 'build', '--silent']) !== 0) stop('the build failed; see above.');
}

installPackages();
await buildIfNeeded();
const { serveFolder } = await import('./static-server.js');
const port = Number(process.env['PORT'] ?? 4173);
const server = await serveFolder({ folder: join(root, 'build'), port }).catch(
	(/** @type {Error} */ error) =>
		stop(`port ${port} cannot be used (${error.message}). Set PORT to another one.`)
);
console.log(`\nOtlens runs at ${server.url} (Ctrl+C ends it)\n`);
openBrowser(server.url);
