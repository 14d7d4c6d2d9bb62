/** What can go wrong at an address, for good or for a while, and where in a shop it does. */

import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { html, notFound, plainText, redirect, type Answer } from './answer';
import { BROKEN_BLOCK } from './shapes/json-ld';
import { page } from './page';

/** Linked beside the products as if they were some. */
export const TRAPS = [
	'login',
	'endless-redirect',
	'internal-redirect',
	'metadata-redirect',
	'bomb',
	'large',
	'not-html',
	'gone',
	'broken-block'
] as const;
export type TrapKind = (typeof TRAPS)[number];

const FIRST_NUMBER = 900_001;
export const TRAP_NUMBERS: readonly string[] = TRAPS.map((_, i) => String(FIRST_NUMBER + i));
export const trapNumber = (kind: TrapKind): string => String(FIRST_NUMBER + TRAPS.indexOf(kind));

/** What a person would be asked for. */
export const LOGIN_PAGE = page({
	...{ language: 'ko', title: '로그인' },
	body: '<form method="post" action="/login"><input name="id"><input name="password" type="password"><button>로그인</button></form>'
});

const MIB = 2 ** 20;
const LARGE_MIB = 200;
const BOMB_MIB = 1024;

let packedMib: Buffer | null = null;

/** A gzip file may have many members: one of 1 MiB of spaces, again and again. */
function bomb(): Buffer {
	packedMib ??= gzipSync(Buffer.alloc(MIB, ' '), { level: 9 });
	return Buffer.concat(Array.from<Buffer>({ length: BOMB_MIB }).fill(packedMib));
}

/** Sends 200 MiB for as long as anybody listens. */
export async function sendLarge(response: ServerResponse, type: string): Promise<void> {
	const piece = Buffer.alloc(MIB, ' ');
	response.writeHead(200, { 'content-type': type });
	for (let sent = 0; sent < LARGE_MIB && !response.destroyed; sent++) {
		if (response.write(piece)) continue;
		await new Promise<void>((settle) => {
			const done = () => {
				response.off('drain', done).off('close', done);
				settle();
			};
			response.on('drain', done).on('close', done);
		});
	}
	response.end();
}

/** @param internalUrl a server that nobody may be led to; null of `large`, which is sent by `sendLarge` */
export function trapAnswer(kind: Exclude<TrapKind, 'large'>, internalUrl: string): Answer {
	switch (kind) {
		case 'login':
			return redirect('/login');
		case 'endless-redirect':
			return redirect('/loop/1');
		case 'internal-redirect':
			return redirect(`${internalUrl}/admin`);
		case 'metadata-redirect':
			return redirect('http://169.254.169.254/latest/meta-data/');
		case 'bomb': {
			const headers = { 'content-type': 'text/html', 'content-encoding': 'gzip' };
			return { status: 200, headers, body: bomb(), again: 'never' };
		}
		case 'not-html': {
			const headers = { 'content-type': 'application/pdf' };
			return { status: 200, headers, body: '%PDF-1.7\n%âãÏÓ\n', again: 'never' };
		}
		case 'gone':
			return notFound();
		case 'broken-block':
			return html(page({ language: 'ko', title: '…', head: BROKEN_BLOCK, body: '' }), 'never');
	}
}

/** Troubles that pass: each address is in trouble for its first visits only. */
export type Trouble = 'flapping' | 'too-many' | 'unavailable';

/** How often each is met before the address works. */
const VISITS: Readonly<Record<Trouble, number>> = { flapping: 2, 'too-many': 1, unavailable: 1 };

/**
 * @param visit from 1
 * @param retryAfterS what the shop asks to wait, s
 * @returns null: it has passed. `drop`: the connection ends without an answer
 */
export function troubleAnswer(
	trouble: Trouble,
	visit: number,
	retryAfterS: number
): Answer | 'drop' | null {
	if (visit > VISITS[trouble]) return null;
	switch (trouble) {
		case 'flapping':
			return visit === 1 ? plainText(500, 'Internal error') : 'drop';
		case 'too-many':
			return plainText(429, 'Too many requests', { 'retry-after': String(retryAfterS) });
		case 'unavailable': {
			// A date has whole seconds: rounded up, so that it is never too soon.
			const at = new Date((Math.ceil(Date.now() / 1000) + retryAfterS) * 1000);
			return plainText(503, 'Back soon', { 'retry-after': at.toUTCString() });
		}
	}
}
