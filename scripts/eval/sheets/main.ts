/** `npm run sheets`: draws what each model makes of the demo catalogue, forty pictures a sheet. */

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { modelFor, type ModelRole } from '../../../src/lib/vision/models';
import { EvalInputError } from '../eval-error';
import { createNodeRun } from '../node-runtime';
import { UnreadablePhotoError } from '../read-photo';
import { runCommand } from '../run-command';
import { cutoutSheet } from './cutout-sheet';
import { readDemoItems } from './demo-items';
import { drawSheet } from './draw-sheet';
import { embedSheet } from './embed-sheet';
import { parseSheet } from './parse-sheet';
import { poseSheet } from './pose-sheet';
import { presenceSheet } from './presence-sheet';
import type { Sheet, SheetSource } from './sheet';
import { readSheetOptions, type SheetRole } from './sheet-options';

type SheetMaker = {
	readonly models: readonly ModelRole[];
	readonly make: (source: SheetSource) => Promise<Sheet>;
};

const makers: Readonly<Record<SheetRole, SheetMaker>> = {
	parse: { models: ['parse'], make: parseSheet },
	cutout: { models: ['parse', 'embed'], make: cutoutSheet },
	embed: { models: ['embed'], make: embedSheet },
	presence: { models: ['parse', 'pose'], make: presenceSheet },
	pose: { models: ['pose', 'parse'], make: poseSheet }
};

/** With a place holder for the folder: the same bytes wherever the catalogue lies. */
const commandOf = (role: SheetRole): string =>
	`npm run demo-catalog -- --out DIR && npm run sheets -- --data DIR --role ${role}`;

async function main(): Promise<void> {
	const options = readSheetOptions(process.argv.slice(2));
	const items = await readDemoItems(options.data);
	// One thread: the same numbers to the bit on every run.
	const runtime = await createNodeRun(options.models, { threads: 1 });
	try {
		await mkdir(options.out, { recursive: true });
		for (const role of options.roles) {
			const { models, make } = makers[role];
			const ids = models.map((name) => modelFor(runtime.manifest, name).id);
			const sheet = await make({ items, runtime });
			const png = await drawSheet(sheet, `${role} · ${ids.join(' + ')}`, commandOf(role));
			const file = path.join(options.out, `sheet-${role}.png`);
			await writeFile(file, png);
			console.log(`${file}: ${sheet.cells.length} pictures, ${Math.round(png.length / 1000)} kB`);
		}
	} finally {
		await runtime.release();
	}
}

await runCommand(main, [EvalInputError, UnreadablePhotoError]);
