/** Finds the Chromium that tests run on: CHROMIUM_PATH first, then the system's. */
import { existsSync } from 'node:fs';

const candidates = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/** @returns {string | undefined} path of an executable */
export function findChromium() {
	const named = process.env['CHROMIUM_PATH'];
	if (named) return named;
	return candidates.find((path) => existsSync(path));
}
