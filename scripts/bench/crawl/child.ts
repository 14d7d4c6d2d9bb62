/** Starts processes that collect, and listens to them. */

import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Crawler } from '../../../src/lib/catalog/collect/crawler';
import type { Job, JobMessage } from './job';

export type Child = {
	readonly process: ChildProcess;
	/** When all crawlers had ended. @throws when the process died before */
	readonly ended: Promise<readonly Crawler[]>;
	/** At once, without a chance to tidy up. */
	kill(): Promise<void>;
};

/** @param file beside this one */
function forkScript(file: string, argument: unknown, flags: readonly string[] = []): ChildProcess {
	const script = fileURLToPath(new URL(file, import.meta.url));
	return fork(script, [JSON.stringify(argument)], {
		execArgv: ['--import', 'tsx', ...flags],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
}

const exit = (child: ChildProcess): Promise<number | null> =>
	new Promise((settle) => {
		if (child.exitCode !== null || child.signalCode !== null) settle(child.exitCode);
		else child.once('exit', settle);
	});

export function startChild(
	job: Job,
	listener: (message: JobMessage) => void = () => undefined
): Child {
	const child = forkScript('collect-child.ts', job, ['--expose-gc']);
	const ended = new Promise<readonly Crawler[]>((settle, fail) => {
		child.on('message', (message: JobMessage) => {
			listener(message);
			if (message.kind === 'ended') settle(message.crawlers);
		});
		child.once('exit', (code) => fail(new Error(`The collecting process ended with ${code}.`)));
	});
	const over = ended.then(async (crawlers) => {
		await exit(child);
		return crawlers;
	});
	// Whoever kills it does not wait for it.
	over.catch(() => undefined);
	return {
		process: child,
		ended: over,
		kill: async () => {
			child.kill('SIGKILL');
			await exit(child);
		}
	};
}

/** Runs a script of this folder to its end. @throws when it fails */
export async function listenToScript(
	file: string,
	argument: unknown,
	listener: (message: unknown) => void
): Promise<void> {
	const child = forkScript(file, argument);
	child.on('message', listener);
	const code = await exit(child);
	if (code !== 0) throw new Error(`${file} ended with ${code}.`);
}

/** Runs a script of this folder to its end. @returns when it said that it had ended, ms since 1970 */
export async function runScript(file: string, argument: unknown): Promise<number> {
	let endedAt = 0;
	await listenToScript(
		file,
		argument,
		() => (endedAt ||= performance.timeOrigin + performance.now())
	);
	if (endedAt === 0) throw new Error(`${file} never said that it had ended.`);
	return endedAt;
}

/** A folder that is gone afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(path.join(tmpdir(), 'otlens-crawl-'));
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
