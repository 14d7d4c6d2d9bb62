import adapter from '@sveltejs/adapter-static';
import { contentSecurityPolicy } from './scripts/serve/headers.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		// One page for every address; `404.html` is what static hosts answer deep links with.
		adapter: adapter({ fallback: '404.html' }),
		serviceWorker: { register: false },
		csp: { mode: 'hash', directives: contentSecurityPolicy },
		output: { bundleStrategy: 'split' },
		version: { pollInterval: 0 }
	}
};
