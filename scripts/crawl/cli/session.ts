/** What a command works with: its words, its data folder, where it writes. */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { MakeSnapshot } from '../console/project-snapshots';
import type { Collector } from '../engine/collector';
import { readContact } from './contact';
import { openFolder, type Opened } from './open';
import type { Words } from './words';

export type Terminal = {
	write(text: string): void;
	readonly isTty: boolean;
	readonly columns: number;
	/** For text that is drawn over. */
	readonly stream?: NodeJS.WritableStream;
};

/** Everything from outside, so that tests can stand in for it. */
export type Outside = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly out: Terminal;
	readonly error: Terminal;
	/** `contact`: where a shop can reach whoever collects. */
	readonly openCollector: (dir: string, contact?: string) => Promise<Collector>;
	readonly makeSnapshot: MakeSnapshot;
	readonly openBrowser: (url: string) => void;
	/** A line that the person typed; null where nobody sits there. */
	readonly ask: (question: string) => Promise<string | null>;
	/** Aborted by Ctrl+C; a second one ends the process at once. */
	readonly interrupted: AbortSignal;
	/** The built app. */
	readonly build: string;
	readonly version: string;
};

export type Globals = {
	readonly data: string;
	readonly json: boolean;
	/** Of the commands that collect. */
	readonly contact?: string;
};

export class Session {
	readonly outside: Outside;
	readonly words: Words;
	readonly dir: string;
	readonly isJson: boolean;
	/** Undefined: shops are not told of any. */
	readonly contact: string | undefined;
	/** For this command alone. */
	readonly #givenContact: string | undefined;

	constructor(outside: Outside, words: Words, globals: Globals) {
		this.outside = outside;
		this.words = words;
		this.dir = resolve(globals.data);
		this.isJson = globals.json;
		this.#givenContact = readContact(globals.contact, words);
		const always = outside.env['OTLENS_CONTACT'];
		this.contact = this.#givenContact ?? (always ? readContact(always, words) : undefined);
	}

	print(line: string): void {
		this.outside.out.write(`${line}\n`);
	}

	/** Beside the answer: what a pipe must not see. */
	note(line: string): void {
		this.outside.error.write(`${line}\n`);
	}

	/** The answer: as JSON where that was asked for, else in words. */
	answer(value: unknown, line: () => string): void {
		this.print(this.isJson ? JSON.stringify(value, null, '\t') : line());
	}

	/** Opens the data folder here, in this process. */
	openCollector(): Promise<Collector> {
		return this.outside.openCollector(this.dir, this.contact);
	}

	/** Opens the data folder for as long as `work` takes. */
	async use<Result>(work: (opened: Opened) => Promise<Result>): Promise<Result> {
		const opened = await openFolder(this.dir, () => this.openCollector());
		if (opened.kind === 'remote' && this.#givenContact !== undefined) {
			this.note(this.words.run.otherContact);
		}
		try {
			return await work(opened);
		} finally {
			await opened.collector.close();
		}
	}
}

/** Makes the session of a command from what was given anywhere on the line. */
export type StartSession = (command: Command) => Session;
