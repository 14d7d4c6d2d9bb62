/** Gives every response of Vite's dev and preview servers the cross-origin isolation headers. */
import { isolationHeaders } from '../serve/headers.js';

/** @returns {import('vite').Plugin} */
export function isolation() {
	/** @param {{ middlewares: import('vite').Connect.Server }} server */
	const install = ({ middlewares }) => {
		middlewares.use((_request, response, next) => {
			for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
			next();
		});
	};
	return { name: 'otlens:isolation', configureServer: install, configurePreviewServer: install };
}
