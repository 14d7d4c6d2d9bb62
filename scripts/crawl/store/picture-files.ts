/** The files of pictures: `<folder>/pictures/<ab>/<sha256>.<ext>`, whole or not there at all. */

import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const EXTENSIONS: Readonly<Record<string, string>> = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/webp': 'webp',
	'image/gif': 'gif',
	'image/avif': 'avif'
};

export const PICTURE_TYPES: ReadonlySet<string> = new Set(Object.keys(EXTENSIONS));

export class PictureFiles {
	readonly #folder: string;
	readonly #incoming: string;
	readonly #made = new Set<string>();
	#count = 0;

	constructor(folder: string) {
		this.#folder = folder;
		this.#incoming = join(folder, 'incoming');
		// Halves that a killed process left.
		rmSync(this.#incoming, { recursive: true, force: true });
		mkdirSync(this.#incoming, { recursive: true });
	}

	path(sha256: string, type: string): string {
		const name = `${sha256}.${EXTENSIONS[type] ?? 'bin'}`;
		return join(this.#folder, 'pictures', sha256.slice(0, 2), name);
	}

	/** On the disk before this resolves: written aside, synced, then renamed. */
	async write(sha256: string, type: string, bytes: Uint8Array): Promise<void> {
		const aside = join(this.#incoming, `${process.pid}-${++this.#count}`);
		try {
			const file = await open(aside, 'wx');
			try {
				await file.writeFile(bytes);
				await file.datasync();
			} finally {
				await file.close();
			}
			await this.#makeFolder(sha256.slice(0, 2));
			await rename(aside, this.path(sha256, type));
		} catch (error) {
			await rm(aside, { force: true });
			throw error;
		}
	}

	async remove(sha256: string, type: string): Promise<void> {
		await rm(this.path(sha256, type), { force: true });
	}

	async #makeFolder(name: string): Promise<void> {
		if (this.#made.has(name)) return;
		await mkdir(join(this.#folder, 'pictures', name), { recursive: true });
		this.#made.add(name);
	}
}
