/** What other programs say of a zip. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Verdict = 'clean' | 'not installed' | (string & {});

const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
	'unzip -t': ['unzip', '-tq'],
	'7z t': ['7z', 't'],
	'python zipfile': ['python3', '-m', 'zipfile', '-t']
};

async function check([program = '', ...args]: readonly string[], file: string): Promise<Verdict> {
	try {
		const { stdout } = await run(program, [...args, file], { maxBuffer: 1 << 26 });
		// Python's zipfile names a bad file and ends well all the same.
		return /bad|error/i.test(stdout.replace(/no errors/gi, '')) ? stdout.trim() : 'clean';
	} catch (error) {
		if ((error as { code?: unknown }).code === 'ENOENT') return 'not installed';
		return error instanceof Error ? error.message : String(error);
	}
}

/** By program. */
export async function checkZip(file: string): Promise<Readonly<Record<string, Verdict>>> {
	const verdicts: Record<string, Verdict> = {};
	for (const [name, command] of Object.entries(PROGRAMS)) {
		verdicts[name] = await check(command, file);
	}
	return verdicts;
}
