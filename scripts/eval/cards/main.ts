/** `npm run cards`: writes the card of each model that ships from the figures in docs/models. */

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EvalInputError } from '../eval-error';
import { runCommand } from '../run-command';
import { writeCards } from './write-cards';

const ROOT = path.join(import.meta.dirname, '../../..');
const MODELS = path.join(ROOT, 'static/models');

async function main(): Promise<void> {
	for (const [name, text] of await writeCards(path.join(ROOT, 'docs/models'), MODELS)) {
		await writeFile(path.join(MODELS, name), text);
		console.log(name);
	}
}

await runCommand(main, [EvalInputError]);
