/** Ends a command as a person expects it: one line and code 2 for what they can put right. */

import { ModelManifestError } from '../../src/lib/vision/models';
import { ModelFileError } from './node-runtime';

type ErrorClass = abstract new (...words: never[]) => Error;

/**
 * Runs a command; errors of the classes named, and those of models that are missing or damaged,
 * are shown without a stack. Anything else is a fault of the program and thrown on.
 */
export async function runCommand(
	main: () => Promise<void>,
	inputErrors: readonly ErrorClass[]
): Promise<void> {
	try {
		await main();
	} catch (error) {
		const shown: readonly ErrorClass[] = [...inputErrors, ModelFileError, ModelManifestError];
		if (!(error instanceof Error) || !shown.some((known) => error instanceof known)) throw error;
		console.error(error.message);
		process.exitCode = 2;
	}
}
