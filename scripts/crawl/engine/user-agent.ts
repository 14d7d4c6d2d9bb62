/** Who we say we are: by our own name, always. */

import { readFileSync } from 'node:fs';

/** The product token that a robots.txt may name. */
export const ROBOTS_NAME = 'Otlens';

const manifest = JSON.parse(
	readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
) as { version: string };

/** @param contact where a shop can reach whoever collects: an address or a page of theirs; empty: not told */
export function userAgent(contact = ''): string {
	const about = contact ? `+${contact}; garment catalog collector` : 'garment catalog collector';
	return `${ROBOTS_NAME}/${manifest.version} (${about})`;
}
