/** Writes the list of files to keep offline into the built service worker. Models and snapshot have stores of their own. */
import { injectManifest } from 'workbox-build';

const megabyte = 1024 * 1024;

const { count, size, warnings } = await injectManifest({
	swSrc: 'build/service-worker.js',
	swDest: 'build/service-worker.js',
	globDirectory: 'build',
	globPatterns: ['**/*.{html,js,mjs,css,json,svg,png,webp,woff2,webmanifest,wasm}'],
	globIgnores: [
		'service-worker.js',
		'models/**',
		'snapshot/**',
		'screenshots/**',
		// The WebGPU and tfjs variants are kept when a machine first uses them.
		'**/*asyncify*.wasm',
		'**/*asyncify*.mjs',
		'**/tfjs-backend-wasm-threaded-simd*.wasm',
		'**/tfjs-backend-wasm.*.wasm',
		'_app/version.json'
	],
	// Hashed names need no revision.
	dontCacheBustURLsMatching: /_app\/immutable\//,
	maximumFileSizeToCacheInBytes: 40 * megabyte
});

for (const warning of warnings) console.warn(warning);
console.log(`precache: ${count} files, ${(size / megabyte).toFixed(1)} MB`);
