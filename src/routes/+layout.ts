/** Everything runs in the browser: pages are shells, written once at build time. */
export const ssr = false;
export const prerender = true;
export const trailingSlash = 'never';
