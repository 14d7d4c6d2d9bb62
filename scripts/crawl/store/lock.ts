/** Who has a data folder: `lock.json` names the process, so that others can speak to it or say whom to close. */

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const ownerSchema = v.object({
	pid: v.number(),
	/** Where its console listens; empty while it has none. */
	url: v.optional(v.string(), ''),
	token: v.optional(v.string(), ''),
	startedAt: v.string()
});

export type StoreOwner = v.InferOutput<typeof ownerSchema>;

/** The living process that has `folder`; null: nobody, or one that is no more. */
export function readOwner(folder: string): StoreOwner | null {
	const owner = readLock(folder);
	return owner && isAlive(owner.pid) ? owner : null;
}

/** Whoever holds the database writes this: the kernel's lock decides, the file only tells. */
export function writeOwner(folder: string, owner: StoreOwner): void {
	const file = join(folder, 'lock.json');
	const fresh = `${file}.${process.pid}`;
	// The token in it opens the console: nobody else on this machine may read it.
	writeFileSync(fresh, JSON.stringify(owner), { mode: 0o600 });
	renameSync(fresh, file);
}

/** Makes known where the console of this process listens. */
export function announceConsole(folder: string, url: string, token: string): void {
	const owner = readLock(folder);
	if (owner?.pid === process.pid) writeOwner(folder, { ...owner, url, token });
}

export function removeOwner(folder: string): void {
	if (readLock(folder)?.pid === process.pid) rmSync(join(folder, 'lock.json'), { force: true });
}

function readLock(folder: string): StoreOwner | null {
	try {
		const read: unknown = JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8'));
		return v.is(ownerSchema, read) ? v.parse(ownerSchema, read) : null;
	} catch {
		return null;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as { code?: string }).code === 'EPERM';
	}
}
