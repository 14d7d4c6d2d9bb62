/** `export`: what a project collected, as a file, a folder or a zip. */

import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option, type Command } from 'commander';
import type { Collector } from '../engine/collector';
import { csvChunks } from '../export/csv';
import { exportFolder, exportZip, type Exported } from '../export/folder';
import { jsonChunks } from '../export/json';
import { chooseProject } from './choose';
import { CliError } from './cli-error';
import type { StartSession } from './session';
import type { Words } from './words';

type ExportOptions = {
	readonly project: string;
	readonly format: 'csv' | 'json' | 'zip-folder';
	readonly out?: string;
};

/** Whole or not at all. */
async function writeText(chunks: AsyncIterable<string>, out: string): Promise<void> {
	const unfinished = `${out}.part`;
	try {
		await mkdir(dirname(out), { recursive: true });
		await pipeline(Readable.from(chunks), createWriteStream(unfinished));
		await rename(unfinished, out);
	} finally {
		await rm(unfinished, { force: true });
	}
}

const isFree = async (folder: string): Promise<boolean> =>
	(await readdir(folder).catch(() => [])).length === 0;

export function addExportCommand(program: Command, words: Words, start: StartSession): void {
	const { help } = words;
	program
		.command('export')
		.description(help.export)
		.requiredOption('--project <project>', help.ofProject)
		.addOption(
			new Option('--format <format>', help.format)
				.choices(['csv', 'json', 'zip-folder'])
				.default('csv')
		)
		.option('--out <place>', help.out)
		.action(async (options: ExportOptions, command: Command) => {
			const session = start(command);
			const { format } = options;
			if (options.out === undefined && format === 'zip-folder') {
				throw new CliError(words.wrong.missing('--out'));
			}
			await session.use(async ({ collector }) => {
				const { id } = await chooseProject(collector, options.project, words);
				const chunks = () => (format === 'csv' ? csvChunks : jsonChunks)(collector, id);
				if (options.out === undefined) {
					for await (const chunk of chunks()) session.outside.out.write(chunk);
					return;
				}
				const out = resolve(options.out);
				const { items, missing } =
					format === 'zip-folder'
						? await writePhotos(collector, id, out, words)
						: await writeText(chunks(), out).then(async () => ({
								items: (await collector.items({ project: id, limit: 1 })).total,
								missing: 0
							}));
				if (missing > 0) session.note(words.done.picturesMissing(missing));
				session.answer({ items, missing, out }, () => words.done.exported(items, out));
			});
		});
}

async function writePhotos(
	collector: Collector,
	project: string,
	out: string,
	words: Words
): Promise<Exported> {
	if (out.toLowerCase().endsWith('.zip')) return exportZip(collector, project, out);
	// Photos of something else in the folder would be taken for this project's.
	if (!(await isFree(out))) throw new CliError(words.wrong.exists(out));
	return exportFolder(collector, project, out);
}
