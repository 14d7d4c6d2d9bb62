/** Bundles the bench's page and worker as the app is bundled, and serves them. */

import path from 'node:path';
import { build, preview } from 'vite';
import { isolation } from '../../build/isolation.js';

const ROOT = import.meta.dirname;

/**
 * Isolated as the app is, for exact clocks, but without its content security policy: the peer
 * evaluates strings.
 */
export async function servePage(): Promise<{ url: string; close: () => Promise<void> }> {
	const outDir = path.join(ROOT, '../../../.cache/search-bench');
	const common = { root: ROOT, configFile: false, publicDir: false, logLevel: 'error' } as const;
	await build({
		...common,
		base: './',
		worker: { format: 'es' },
		build: { target: 'es2023', outDir, emptyOutDir: true, chunkSizeWarningLimit: 4000 }
	});
	const host = '127.0.0.1';
	const server = await preview({
		...common,
		plugins: [isolation()],
		build: { outDir },
		preview: { host, port: 0 }
	});
	const address = server.httpServer.address();
	if (!address || typeof address === 'string') throw new Error('the page is not served');
	return { url: `http://${host}:${address.port}/`, close: () => server.close() };
}
