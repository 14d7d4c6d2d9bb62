/** `serve`: the console, until Ctrl+C. */

import type { Command } from 'commander';
import { hasBuild } from '../console/app-pages';
import { hostConsole } from '../console/host-console';
import { SHORTEST_TOKEN } from '../console/token';
import { CliError } from './cli-error';
import { readNumber } from './numbers';
import type { Session, StartSession } from './session';
import type { Words } from './words';
import type { Collector } from '../engine/collector';

type ServeOptions = {
	readonly port: string;
	readonly token?: string;
	readonly open: boolean;
	readonly resume?: true;
};

export const DEFAULT_PORT = 4600;

/** Crawlers that a closed console or a killed process left in the middle. */
export async function interruptedIn(collector: Collector): Promise<string[]> {
	const crawlers = await collector.crawlers();
	return crawlers
		.filter(({ state, reason }) => state === 'paused' && reason === 'interrupted')
		.map(({ id }) => id);
}

function tokenOf(session: Session, given: string | undefined): string | undefined {
	const token = given ?? session.outside.env['OTLENS_TOKEN'];
	if (token !== undefined && token.length < SHORTEST_TOKEN) {
		throw new CliError(session.words.wrong.shortToken(SHORTEST_TOKEN));
	}
	return token;
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
	new Promise((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener('abort', () => resolve(), { once: true });
	});

export function addServeCommand(program: Command, words: Words, start: StartSession): void {
	const { help } = words;
	program
		.command('serve')
		.description(help.serve)
		.option('--port <port>', help.port, String(DEFAULT_PORT))
		.option('--token <token>', help.token)
		.option('--no-open', help.noOpen)
		.option('--resume', help.resume)
		.option('--contact <address>', help.contact)
		.action(async (options: ServeOptions, command: Command) => {
			const session = start(command);
			const { outside } = session;
			const port = readNumber(options.port, '--port', words);
			if (!Number.isInteger(port) || port > 65_535) {
				throw new CliError(words.wrong.number('--port', options.port));
			}
			const token = tokenOf(session, options.token);
			// Not `use`: a console that has the folder already is no console to serve.
			const collector = await session.openCollector();
			try {
				const hosted = await hostConsole({
					collector,
					dir: session.dir,
					build: outside.build,
					version: outside.version,
					port,
					token,
					makeSnapshot: outside.makeSnapshot,
					report: (error) =>
						session.note(error instanceof Error ? (error.stack ?? '') : String(error))
				});
				try {
					const interrupted = await interruptedIn(collector);
					if (options.resume) for (const id of interrupted) await collector.act(id, 'resume');
					session.print(words.serve.runs(hosted.url));
					session.print(`${words.serve.open}\n\n  ${hosted.address}\n`);
					session.print(words.serve.docs(`${hosted.url}/api/docs/`));
					if (!hasBuild(outside.build)) session.print(words.serve.noBuild);
					else if (options.open) outside.openBrowser(hosted.address);
					if (!options.resume && interrupted.length > 0) {
						session.print(words.serve.interrupted(interrupted.length));
					}
					if (session.contact === undefined) session.note(words.serve.noContact);
					session.print(words.serve.end);
					await untilAborted(outside.interrupted);
					session.print(words.serve.ending);
				} finally {
					await hosted.close();
				}
			} finally {
				await collector.close();
			}
		});
}
