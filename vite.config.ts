import { playwright } from '@vitest/browser-playwright';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/serve/chromium.js';
import { isolation } from './scripts/build/isolation.js';
import { packagedModels } from './scripts/build/packaged-models.js';

const chromiumArgs = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--enable-unsafe-webgpu'
];

const executablePath = findChromium();

const workerDependencies = [
	'cheerio/slim',
	'comlink',
	'csv-parse/browser/esm/sync',
	'fast-xml-parser',
	'hyparquet',
	'hyparquet-writer',
	'idb',
	'jszip',
	'valibot',
	'image-dimensions',
	'onnxruntime-web/wasm',
	'onnxruntime-web/webgpu',
	'@tensorflow/tfjs',
	'@tensorflow/tfjs-backend-wasm',
	'@tensorflow/tfjs-backend-webgpu'
];

/** A busy machine is slow, not wrong: what a test waits for may take longer there than the runner's own limits allow. */
const patient = {
	testTimeout: 60_000,
	hookTimeout: 60_000,
	expect: { poll: { timeout: 20_000 } }
};

export default defineConfig({
	plugins: [isolation(), packagedModels(), sveltekit()],
	worker: { format: 'es' },
	build: { target: 'es2023', chunkSizeWarningLimit: 2000 },
	optimizeDeps: {
		include: [...workerDependencies, '@tanstack/svelte-virtual', 'workbox-window', 'axe-core']
	},
	test: {
		projects: [
			{
				// State classes are runes modules and name other rooms by `$lib`.
				plugins: [svelte()],
				resolve: { alias: { $lib: fileURLToPath(new URL('src/lib', import.meta.url)) } },
				test: {
					...patient,
					name: 'unit',
					include: ['tests/unit/**/*.test.ts'],
					environment: 'node'
				}
			},
			{
				test: {
					...patient,
					name: 'e2e',
					include: ['tests/e2e/**/*.test.ts'],
					environment: 'node',
					testTimeout: 180_000,
					hookTimeout: 180_000,
					fileParallelism: false
				}
			},
			{
				extends: true,
				test: {
					...patient,
					name: 'browser',
					include: ['tests/browser/**/*.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								...(executablePath ? { executablePath } : {}),
								args: chromiumArgs
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
