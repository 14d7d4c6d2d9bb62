/** Prepares the folder a snapshot is written to, and writes there. */

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MANIFEST_FILE } from '../../../src/lib/catalog/snapshot/manifest';
import type { WriteFile } from '../../../src/lib/catalog/snapshot/write-snapshot';

/** Files of an earlier snapshot; whatever else lies in the folder stays. */
const OWN = /^(items|vectors|scales|fine|thumbnails|photos)-\d+\.(json|parquet|npy|pack)$/;

/** Makes the folder, clears it of an earlier snapshot, and gives the function that fills it. */
export async function openOutput(folder: string): Promise<WriteFile> {
	await mkdir(folder, { recursive: true });
	for (const file of await readdir(folder)) {
		if (OWN.test(file) || file === MANIFEST_FILE) await rm(path.join(folder, file));
	}
	return (file, bytes) => writeFile(path.join(folder, file), bytes);
}
