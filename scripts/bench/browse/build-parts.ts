/** Bundles the drawn catalog's worker and the page that times it, a file each. */

import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';

const ROOT = import.meta.dirname;

/** @returns the folder with `index.html`, `page.js` and `catalog.worker.js` */
export async function buildParts(items: number): Promise<string> {
	const outDir = path.join(ROOT, '../../../.cache/browse-bench');
	for (const name of ['catalog.worker', 'page']) {
		await build({
			root: ROOT,
			configFile: false,
			publicDir: false,
			logLevel: 'error',
			define: { BENCH_ITEMS: String(items) },
			build: {
				target: 'es2023',
				outDir,
				emptyOutDir: false,
				lib: { entry: path.join(ROOT, `${name}.ts`), formats: ['es'], fileName: () => `${name}.js` }
			}
		});
	}
	await copyFile(path.join(ROOT, 'index.html'), path.join(outDir, 'index.html'));
	return outDir;
}
