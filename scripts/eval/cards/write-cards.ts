/** Cards out of templates, the figures kept in a folder, and the manifest of what ships. */

import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { readManifest } from '../node-runtime';
import type { FiguresRecord } from '../record-figures';
import { checkFresh, fillCard } from './fill-card';

const TEMPLATES = path.join(import.meta.dirname, 'templates');

async function readRecords(folder: string): Promise<Record<string, FiguresRecord>> {
	const records: Record<string, FiguresRecord> = {};
	for (const file of (await readdir(folder)).sort()) {
		if (!file.endsWith('.json')) continue;
		const text = await readFile(path.join(folder, file), 'utf8');
		records[path.basename(file, '.json')] = JSON.parse(text) as FiguresRecord;
	}
	return records;
}

/**
 * The text of each card by its file's name.
 *
 * @param figures folder that `npm run eval -- … --out` wrote to
 * @param models folder with `manifest.json`
 * @throws EvalInputError when a figure is missing, or is of a model that does not ship
 */
export async function writeCards(
	figures: string,
	models: string
): Promise<ReadonlyMap<string, string>> {
	const records = await readRecords(figures);
	const manifest = await readManifest(models);
	checkFresh(records, manifest);
	const shipped = manifest.models.map(({ id, role, files }) => {
		const [file] = files;
		const bytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
		return [role, { id, megabytes: bytes / 1e6, sha256: file?.sha256 }] as const;
	});
	const values = { ...records, shipped: Object.fromEntries(shipped) };
	const cards = new Map<string, string>();
	for (const name of await readdir(TEMPLATES)) {
		cards.set(name, fillCard(await readFile(path.join(TEMPLATES, name), 'utf8'), values));
	}
	return cards;
}
