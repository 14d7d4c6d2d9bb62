/** What the console answers when it does not do what was asked: one shape, six codes. */

import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { NotAllowedNowError, NotFoundError, StoreBusyError } from '../engine/collector';

/** The codes and the HTTP status each has unless a refusal names another. */
const STATUS_OF = {
	'not-found': 404,
	'not-allowed-now': 409,
	invalid: 400,
	forbidden: 403,
	'store-busy': 503,
	internal: 500
} as const;

export type RefusalCode = keyof typeof STATUS_OF;
type RefusalStatus = (typeof STATUS_OF)[RefusalCode] | 401 | 411 | 413 | 415;

export const refusalSchema = v.object({
	error: v.object({
		code: v.picklist([
			'not-found',
			'not-allowed-now',
			'invalid',
			'forbidden',
			'store-busy',
			'internal'
		] satisfies readonly RefusalCode[]),
		message: v.string()
	})
});

export class Refusal extends Error {
	override name = 'Refusal';
	readonly code: RefusalCode;
	readonly status: RefusalStatus;

	constructor(code: RefusalCode, message: string, status: RefusalStatus = STATUS_OF[code]) {
		super(message);
		this.code = code;
		this.status = status;
	}
}

/** Any error as a refusal; what nobody foresaw stays `internal`, its words kept from the caller. */
function refusalOf(error: unknown): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof NotFoundError) return new Refusal('not-found', error.message);
	if (error instanceof NotAllowedNowError) return new Refusal('not-allowed-now', error.message);
	if (error instanceof StoreBusyError) return new Refusal('store-busy', error.message);
	// Hono's own: a body that is no JSON.
	if (error instanceof HTTPException && error.status < 500) {
		return new Refusal('invalid', error.message);
	}
	return new Refusal('internal', 'Something went wrong in the console; its terminal says what.');
}

/** Answers an error; `report` hears of those that the console did not expect. */
export function answerError(
	error: unknown,
	c: Context,
	report: (error: unknown) => void
): Response {
	const { code, status, message } = refusalOf(error);
	if (code === 'internal') report(error);
	// A body that nobody read would stand before the next request on the same connection.
	if (!['GET', 'HEAD'].includes(c.req.method)) c.header('Connection', 'close');
	return c.json({ error: { code, message } }, status);
}
