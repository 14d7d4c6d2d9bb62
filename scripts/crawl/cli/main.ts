/** `npm run crawl`: the command line of collecting, on this machine's terminal. */

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../serve/open-browser.js';
import { openCollector } from '../engine/open-collector';
import type { MakeSnapshot } from '../console/project-snapshots';
import { EXIT } from './cli-error';
import { runCli } from './program';
import type { Terminal } from './session';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const terminal = (stream: NodeJS.WriteStream): Terminal => ({
	write: (text) => void stream.write(text),
	isTty: stream.isTTY,
	get columns() {
		// Undefined where it is no terminal, whatever the types say.
		return stream.isTTY ? stream.columns : 100;
	},
	stream
});

/** A reader such as `head` that has enough is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit(0);
	throw error;
});

const interrupt = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(name, () => {
		// Whoever asks twice does not want to wait: the journal survives it.
		if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
		interrupt.abort();
	});
}

/** On standard error: an answer in JSON stays one. */
async function ask(question: string): Promise<string | null> {
	if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
	const lines = createInterface({ input: process.stdin, output: process.stderr });
	try {
		return await lines.question(question, { signal: interrupt.signal });
	} finally {
		lines.close();
	}
}

/** Loaded when one is made: the networks' runtime is not small. */
const makeSnapshot: MakeSnapshot = async (collector, project, options) => {
	const { makeProjectSnapshot } = await import('../snapshot/project-snapshot');
	const models = `${root}static/models`;
	return (await makeProjectSnapshot(collector, project, { ...options, models })).message;
};

const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };

process.exitCode = await runCli(process.argv.slice(2), {
	env: process.env,
	out: terminal(process.stdout),
	error: terminal(process.stderr),
	openCollector: (dir, contact) => openCollector(dir, contact === undefined ? {} : { contact }),
	makeSnapshot,
	openBrowser,
	ask,
	interrupted: interrupt.signal,
	build: `${root}build`,
	version
});
