/** The response headers Otlens needs, in one place: dev server, preview, static server and service worker agree. */

/**
 * Nothing may be fetched from, sent to or framed by anywhere else.
 * @satisfies {import('@sveltejs/kit').KitConfig['csp'] extends infer C ? C extends { directives?: infer D } ? D : never : never}
 */
export const contentSecurityPolicy = {
	'default-src': ['self'],
	'script-src': ['self', 'wasm-unsafe-eval'],
	'style-src': ['self', 'unsafe-inline'],
	'img-src': ['self', 'blob:', 'data:'],
	'media-src': ['self', 'blob:'],
	'connect-src': ['self', 'blob:'],
	'worker-src': ['self'],
	'object-src': ['none'],
	'base-uri': ['self'],
	'form-action': ['none']
};

const quoted = new Set(['self', 'none', 'wasm-unsafe-eval', 'unsafe-inline']);

/** The policy as a header value. */
export function policyText() {
	return Object.entries(contentSecurityPolicy)
		.map(([name, values]) => {
			const sources = values.map((value) => (quoted.has(value) ? `'${value}'` : value));
			return `${name} ${sources.join(' ')}`;
		})
		.join('; ');
}

/** Cross-origin isolation: SharedArrayBuffer, and so threads in WASM, need both. */
export const isolationHeaders = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Cross-Origin-Resource-Policy': 'same-origin'
};
