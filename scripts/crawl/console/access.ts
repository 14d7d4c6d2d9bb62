/** Who may talk to the console: its own address alone, its own pages alone, and with the token or the session. */

import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import { Refusal } from './refusal';
import { isSameSecret, sessionOf } from './token';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const MAX_AGE_S = 30 * 24 * 3600;

/**
 * Refuses what another name leads here (DNS rebinding) and what another page sends.
 * @param port where the console listens, known once it does
 */
export function guardAddress(port: () => number): MiddlewareHandler {
	return async (c, next) => {
		const host = c.req.header('Host') ?? '';
		if (!LOOPBACK.some((name) => host === `${name}:${port()}`)) {
			throw new Refusal('forbidden', 'The console answers on its own loopback address only.');
		}
		const origin = c.req.header('Origin');
		if (origin !== undefined && origin !== `http://${host}`) {
			throw new Refusal('forbidden', 'Only the console’s own pages may ask it.');
		}
		await next();
	};
}

/** Browsers keep one set of cookies for all ports of a host: two consoles must not share a name. */
const cookieName = (port: number) => `otlens-console-${port}`;

/** Leaves the session with a browser that showed the token. */
export function startSession(c: Context, token: string, port: number): void {
	setCookie(c, cookieName(port), sessionOf(token), {
		httpOnly: true,
		sameSite: 'Strict',
		path: '/',
		maxAge: MAX_AGE_S
	});
}

function hasToken(c: Context, token: string): boolean {
	const [, shown] = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
	return shown !== undefined && isSameSecret(shown, token);
}

function hasSession(c: Context, token: string, port: number): boolean {
	const shown = getCookie(c, cookieName(port));
	if (shown === undefined || !isSameSecret(shown, sessionOf(token))) return false;
	// To a browser another port is the same site: SameSite alone would let a local shop's page in.
	const from = c.req.header('Sec-Fetch-Site');
	return from === undefined || from === 'same-origin' || from === 'none';
}

/** Lets in who shows the token or the session. */
export function guardKey(token: string, port: () => number): MiddlewareHandler {
	return async (c, next) => {
		if (!hasToken(c, token) && !hasSession(c, token, port())) {
			throw new Refusal(
				'forbidden',
				'The console’s token is missing or another one. Open the address that the console printed.',
				401
			);
		}
		await next();
	};
}
