/** What a request may carry: JSON, and not too much of it. */

import type { MiddlewareHandler } from 'hono';
import { Refusal } from './refusal';

/** Room for some 10,000 item ids. */
export const MAX_BODY_BYTES = 2 * 2 ** 20;

/** Refuses by the length that is told, before anything is read; a length must be told. */
export const limitBody: MiddlewareHandler = async (c, next) => {
	if (c.req.header('Transfer-Encoding') !== undefined) {
		throw new Refusal('invalid', 'The length of the body must be told: Content-Length.', 411);
	}
	if (Number(c.req.header('Content-Length') ?? 0) > MAX_BODY_BYTES) {
		throw new Refusal('invalid', `More than ${MAX_BODY_BYTES / 2 ** 20} MB at once.`, 413);
	}
	await next();
};

/** A form of another page can send anything but JSON without asking first. */
export const requireJson: MiddlewareHandler = async (c, next) => {
	const written = c.req.header('Content-Type');
	const hasBody = Number(c.req.header('Content-Length') ?? 0) > 0 || written !== undefined;
	const type = written?.split(';')[0]?.trim().toLowerCase();
	if (hasBody && type !== 'application/json') {
		throw new Refusal('invalid', 'The body must be JSON: Content-Type: application/json.', 415);
	}
	await next();
};
