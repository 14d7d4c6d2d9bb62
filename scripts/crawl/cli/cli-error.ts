/** What a person can put right: said in plain words, without a stack, with its own exit code. */

import * as v from 'valibot';
import { NotAllowedNowError, NotFoundError, StoreBusyError } from '../engine/collector';
import { PortTakenError } from '../console/serve-console';
import { readOwner } from '../store/lock';
import { ConsoleGoneError, ConsoleRefusedError } from './console-call';
import type { Words } from './words';

export const EXIT = {
	/** Something failed: a crawler, a snapshot, the command itself. */
	failed: 1,
	/** The command was not written as it must be. */
	usage: 2,
	/** Another process has the data folder. */
	busy: 3,
	/** Ended by Ctrl+C. */
	interrupted: 130
} as const;

export class CliError extends Error {
	override name = 'CliError';
	readonly exitCode: number;

	constructor(message: string, exitCode: number = EXIT.usage) {
		super(message);
		this.exitCode = exitCode;
	}
}

/** Any error as words and an exit code. @param dir whose owner is named when it is busy */
export function explain(error: unknown, words: Words, dir: string): CliError {
	const { wrong } = words;
	if (error instanceof CliError) return error;
	if (error instanceof StoreBusyError) {
		const owner = readOwner(dir);
		return new CliError(owner ? wrong.busy(owner.pid, owner.url) : wrong.busyUnknown, EXIT.busy);
	}
	if (error instanceof PortTakenError) return new CliError(wrong.portTaken(error.port));
	if (error instanceof NotFoundError) return new CliError(error.message, EXIT.failed);
	if (error instanceof NotAllowedNowError) {
		return new CliError(wrong.notAllowed(error.message), EXIT.failed);
	}
	if (error instanceof ConsoleGoneError) return new CliError(wrong.gone, EXIT.failed);
	if (error instanceof ConsoleRefusedError) {
		const text = error.code === 'forbidden' ? wrong.forbidden : error.message;
		return new CliError(text, EXIT.failed);
	}
	if (v.isValiError(error)) {
		const [issue] = error.issues;
		return new CliError(wrong.field(v.getDotPath(issue) ?? '', issue.message));
	}
	const message = error instanceof Error ? error.message : String(error);
	return new CliError(wrong.unexpected(message), EXIT.failed);
}
