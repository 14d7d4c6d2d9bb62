/** Makes what is derived of a folder of real photos in a Chromium, once: what was made is kept. */

import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { serveFolder } from '../../serve/static-server.js';
import { BenchInputError } from '../bench-error';
import { openBrowser } from '../zip-browser';
import type { MadeAnswer, MadePhoto } from './made-photo';

const ROOT = '.cache/bench-derived';
const PAGE = path.resolve(ROOT, 'page');
const KEEP_EVERY = 50;

async function buildPage(folder: string): Promise<void> {
	await build({
		configFile: false,
		logLevel: 'error',
		root: path.join(import.meta.dirname, 'page'),
		worker: { format: 'es' },
		build: { target: 'es2023', outDir: PAGE, emptyOutDir: true, chunkSizeWarningLimit: 4000 }
	});
	await symlink(path.resolve(folder), path.join(PAGE, 'photos'));
	await symlink(path.resolve('static/models'), path.join(PAGE, 'models'));
}

async function readKept(file: string): Promise<MadePhoto[]> {
	const text = await readFile(file, 'utf8').catch(() => '[]');
	return JSON.parse(text) as MadePhoto[];
}

/**
 * @param limit photos at most, in the order of their names
 * @throws BenchInputError where the folder has no photos
 */
export async function makePhotos(
	folder: string,
	limit: number,
	say: (line: string) => void
): Promise<readonly MadePhoto[]> {
	const names = await readdir(folder).catch(() => []);
	const files = names
		.filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
		.sort()
		.slice(0, limit);
	if (files.length === 0) throw new BenchInputError(`No photos in ${folder}.`);
	await mkdir(ROOT, { recursive: true });
	const kept = path.join(ROOT, `${path.resolve(folder).replaceAll(/[^\w]+/g, '-')}.json`);
	const made = await readKept(kept);
	const known = new Set(made.map(({ file }) => file));
	const left = files.filter((file) => !known.has(file));
	if (left.length > 0) {
		await buildPage(folder);
		const server = await serveFolder({ folder: PAGE });
		const profile = path.join(ROOT, 'profile');
		const context = await openBrowser(profile);
		const keep = async (): Promise<void> => {
			await writeFile(`${kept}.part`, JSON.stringify(made));
			await rename(`${kept}.part`, kept);
		};
		try {
			const page = await context.newPage();
			await page.goto(server.url);
			await page.waitForFunction('globalThis.make !== undefined');
			for (const [i, file] of left.entries()) {
				const url = JSON.stringify(`/photos/${encodeURIComponent(file)}`);
				const answer: MadeAnswer = await page.evaluate(`make(${url}).catch(() => null)`);
				if (answer) made.push({ file, ...answer });
				if (i % KEEP_EVERY === KEEP_EVERY - 1) {
					await keep();
					say(`made of ${made.length} photos`);
				}
			}
			await keep();
		} finally {
			await context.close();
			await server.close();
			await rm(profile, { recursive: true, force: true });
		}
	}
	const asked = new Set(files);
	return made.filter(({ file }) => asked.has(file));
}
