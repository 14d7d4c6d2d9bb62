/** Turns the search kernel's text into bytes, and the bytes into the module that ships. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import wabt from 'wabt';

const FOLDER = path.join(import.meta.dirname, '../../src/lib/catalog/search/kernel');
const SOURCE = path.join(FOLDER, 'scan.wat');

/** Where the module lies that `moduleText` gives. */
export const MODULE_FILE = path.join(FOLDER, 'scan.data.ts');

/**
 * Assembles `scan.wat`.
 * @throws Error with line and column where it is not valid
 */
export async function assembleKernel(): Promise<Uint8Array> {
	const assembler = await wabt();
	const parsed = assembler.parseWat('scan.wat', await readFile(SOURCE, 'utf8'), { simd: true });
	try {
		parsed.validate();
		return parsed.toBinary({}).buffer;
	} finally {
		parsed.destroy();
	}
}

/** The TypeScript that holds the bytes: base64, so that a diff is one line. */
export const moduleText = (bytes: Uint8Array): string => `\
/** The assembled search kernel; made from scan.wat by \`npm run kernel\`. */

export const SCAN_WASM =
	'${Buffer.from(bytes).toString('base64')}';
`;
