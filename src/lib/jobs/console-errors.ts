/** How a call to a console ends without its answer; screens find their words by `error.name`. */

/** Nothing answered: the console was closed, or there is none. */
export class ConsoleUnreachableError extends Error {
	override readonly name = 'ConsoleUnreachableError';
}

/** Something answered that is no answer of a console of this version. */
export class ConsoleAnswerError extends Error {
	override readonly name = 'ConsoleAnswerError';
}

/** The token is missing, or it is that of an earlier console. */
export class ConsoleForbiddenError extends Error {
	override readonly name = 'ConsoleForbiddenError';
}

/** The state of the crawler or the snapshot does not have this action. */
export class ConsoleNotAllowedError extends Error {
	override readonly name = 'ConsoleNotAllowedError';
}

/** What was sent cannot be taken as it is. */
export class ConsoleInvalidError extends Error {
	override readonly name = 'ConsoleInvalidError';
}

/** What was asked for is not there any more. */
export class ConsoleNotFoundError extends Error {
	override readonly name = 'ConsoleNotFoundError';
}

/** Another process has the data folder. */
export class ConsoleBusyError extends Error {
	override readonly name = 'ConsoleBusyError';
}

/** The console itself failed. */
export class ConsoleFailedError extends Error {
	override readonly name = 'ConsoleFailedError';
}

const BY_CODE: Readonly<Record<string, new (message: string) => Error>> = {
	forbidden: ConsoleForbiddenError,
	'not-allowed-now': ConsoleNotAllowedError,
	invalid: ConsoleInvalidError,
	'not-found': ConsoleNotFoundError,
	'store-busy': ConsoleBusyError,
	internal: ConsoleFailedError
};

/** The error that a code of the console's API stands for. */
export function consoleError(code: string, message: string): Error {
	const Known = BY_CODE[code] ?? ConsoleFailedError;
	return new Known(message);
}
