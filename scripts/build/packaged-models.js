/**
 * Serves model files that come with an npm package under `/models/…`, and writes them into the build,
 * so that they need no second copy in the repository.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const humanModels = fileURLToPath(
	new URL('../../node_modules/@vladmandic/human/models', import.meta.url)
);

/** Address under the site's root → file on disk. MoveNet Lightning, Apache-2.0 weights, MIT package. */
const packaged = new Map([
	['models/movenet-lightning.json', join(humanModels, 'movenet-lightning.json')],
	['models/movenet-lightning.bin', join(humanModels, 'movenet-lightning.bin')]
]);

/** @returns {import('vite').Plugin} */
export function packagedModels() {
	/** @param {{ middlewares: import('vite').Connect.Server }} server */
	const install = ({ middlewares }) => {
		middlewares.use((request, response, next) => {
			const file = packaged.get((request.url ?? '').split('?')[0]?.slice(1) ?? '');
			if (!file) return next();
			response.setHeader('Content-Type', file.endsWith('.json') ? 'application/json' : 'application/octet-stream');
			createReadStream(file).pipe(response);
		});
	};
	return {
		name: 'otlens:packaged-models',
		configureServer: install,
		configurePreviewServer: install,
		generateBundle() {
			if (this.environment.name !== 'client') return;
			for (const [fileName, path] of packaged) {
				this.emitFile({ type: 'asset', fileName, source: readFileSync(path) });
			}
		}
	};
}
