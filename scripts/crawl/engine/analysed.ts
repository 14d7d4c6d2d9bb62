/** How many of a project's pictures the snapshot's analysis has been through: by the results it keeps. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pictures } from '../store/pictures';
import type { Clock } from './clock';

const LOOK_AGAIN_MS = 10_000;
const SHA256_LENGTH = 64;

export class Analysed {
	readonly #folder: string;
	readonly #pictures: Pick<Pictures, 'ofProject'>;
	readonly #clock: Clock;
	readonly #counts = new Map<string, number>();
	/** Steady, of the last look at each project. */
	readonly #lookedAt = new Map<string, number>();
	#isClosed = false;

	/** @param folder the data folder: results are `analysed/<ab>/<sha256>.…` in it */
	constructor(folder: string, pictures: Pick<Pictures, 'ofProject'>, clock: Clock) {
		this.#folder = join(folder, 'analysed');
		this.#pictures = pictures;
		this.#clock = clock;
	}

	/** As of the last look, a few seconds ago at most; looks again by itself. */
	count(project: string): number {
		const now = this.#clock.steady();
		if (now - (this.#lookedAt.get(project) ?? -Infinity) >= LOOK_AGAIN_MS) {
			this.#lookedAt.set(project, now);
			void this.#look(project);
		}
		return this.#counts.get(project) ?? 0;
	}

	/** The store is about to close. */
	close(): void {
		this.#isClosed = true;
	}

	async #look(project: string): Promise<void> {
		// Until something was analysed there is no such folder.
		const names = await readdir(this.#folder, { recursive: true }).catch(() => []);
		const done = new Set(
			names.map((name) => (name.split(/[/\\]/).at(-1) ?? '').slice(0, SHA256_LENGTH))
		);
		if (done.size === 0 || this.#isClosed) return;
		const own = this.#pictures.ofProject(project);
		this.#counts.set(project, own.filter((sha256) => done.has(sha256)).length);
	}
}
