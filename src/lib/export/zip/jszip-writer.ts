/** Writes a small zip by jszip: all of it is held until the end. */

import JSZip from 'jszip';
import { Gatherer, type ByteSink } from './byte-sink';
import type { ZipText, ZipWriter } from './zip-writer';

/** jszip takes the parts of the date in UTC, and zips tell local time. */
const asLocal = (date: Date): Date => new Date(date.getTime() - date.getTimezoneOffset() * 60_000);

export class JszipWriter implements ZipWriter {
	readonly #zip = new JSZip();
	readonly #sink: ByteSink;
	readonly #date: Date;
	#offset = 0;
	#entries = 0;

	constructor(sink: ByteSink, date: Date) {
		this.#sink = sink;
		this.#date = asLocal(date);
	}

	get offset(): number {
		return this.#offset;
	}

	get entries(): number {
		return this.#entries;
	}

	add(path: string, content: Uint8Array | readonly Uint8Array[]): Promise<void> {
		const parts = content instanceof Uint8Array ? [content] : content;
		const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
		let at = 0;
		for (const part of parts) {
			whole.set(part, at);
			at += part.length;
		}
		this.#file(path, whole, 'STORE');
		return Promise.resolve();
	}

	text(path: string): ZipText {
		const parts: string[] = [];
		return {
			write(text) {
				parts.push(text);
				return Promise.resolve();
			},
			close: () => {
				this.#file(path, new TextEncoder().encode(parts.join('')), 'DEFLATE');
				return Promise.resolve();
			}
		};
	}

	/** It cannot be gone on with: what jszip holds is gone with the tab. */
	checkpoint(): Promise<null> {
		return Promise.resolve(null);
	}

	async finish(): Promise<void> {
		const out = new Gatherer(this.#sink);
		const stream = this.#zip.generateInternalStream({ type: 'uint8array', compression: 'STORE' });
		let writing: Promise<void> = Promise.resolve();
		await new Promise<void>((resolve, reject) => {
			stream.on('data', (chunk) => {
				// Held back until the sink has taken the chunk.
				stream.pause();
				writing = writing.then(() => out.write(chunk));
				writing.then(() => stream.resume(), reject);
			});
			stream.on('error', reject);
			stream.on('end', () => {
				writing.then(resolve, reject);
			});
			stream.resume();
		});
		await out.flush();
		this.#offset = out.offset;
	}

	#file(path: string, content: Uint8Array, compression: 'STORE' | 'DEFLATE'): void {
		const options = { date: this.#date, compression, createFolders: false };
		this.#zip.file(path, content, options);
		this.#entries += 1;
		this.#offset += content.length;
	}
}
