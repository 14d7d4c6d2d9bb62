/** One request to a console: sent as JSON, its answer checked against the schema it must have. */

import * as v from 'valibot';
import { ConsoleAnswerError, consoleError, ConsoleUnreachableError } from './console-errors';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

export type ConsoleRequest = {
	readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal | undefined;
};

/** What a console answers instead, where it cannot do what was asked. */
const refusalSchema = v.object({
	error: v.object({ code: v.string(), message: v.string() })
});

/**
 * @throws ConsoleUnreachableError where nothing answers
 * @throws ConsoleAnswerError where no console of this version does
 * @throws the error of the code, where the console refuses
 * @throws AbortError when the signal ends it
 */
export async function askConsole<Schema extends v.GenericSchema>(
	fetch: Fetch,
	path: string,
	schema: Schema,
	{ method = 'GET', body, headers, signal }: ConsoleRequest = {}
): Promise<v.InferOutput<Schema>> {
	const response = await send(fetch, path, {
		method,
		cache: 'no-store',
		headers: {
			Accept: 'application/json',
			...(body !== undefined && { 'Content-Type': 'application/json' }),
			...headers
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
		...(signal && { signal })
	});
	const answer = response.status === 204 ? null : await readJson(response);
	if (!response.ok) throw refusalOf(answer, response.status);
	const result = v.safeParse(schema, answer);
	if (result.success) return result.output;
	throw new ConsoleAnswerError(`${method} ${path}: ${firstIssue(result.issues)}`);
}

/** Where in an answer the first thing is that its schema does not know. */
export function firstIssue(issues: readonly v.BaseIssue<unknown>[]): string {
	const [issue] = issues;
	return issue ? `${v.getDotPath(issue) ?? 'answer'}: ${issue.message}` : 'unknown';
}

async function send(fetch: Fetch, path: string, init: RequestInit): Promise<Response> {
	try {
		return await fetch(path, init);
	} catch (error) {
		if (init.signal?.aborted) throw error;
		throw new ConsoleUnreachableError(`${path} did not answer`, { cause: error });
	}
}

async function readJson(response: Response): Promise<unknown> {
	// A static host answers everything with the app's page.
	if (!response.headers.get('Content-Type')?.includes('json')) {
		throw new ConsoleAnswerError(`status ${response.status}, not JSON`);
	}
	try {
		return await response.json();
	} catch (error) {
		throw new ConsoleAnswerError(`status ${response.status}, broken JSON`, { cause: error });
	}
}

function refusalOf(answer: unknown, status: number): Error {
	const result = v.safeParse(refusalSchema, answer);
	if (!result.success) return new ConsoleAnswerError(`status ${status} without a reason`);
	const { code, message } = result.output.error;
	return consoleError(code, message);
}
