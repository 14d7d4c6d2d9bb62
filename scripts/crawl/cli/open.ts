/** Opens a data folder: through the console that has it, else itself. */

import { setTimeout as sleep } from 'node:timers/promises';
import { healthSchema } from '../console/console-routes';
import { StoreBusyError, type Collector } from '../engine/collector';
import { readOwner } from '../store/lock';
import { call } from './console-call';
import { RemoteCollector } from './remote-collector';

export type Opened =
	| { readonly kind: 'remote'; readonly collector: RemoteCollector }
	| { readonly kind: 'local'; readonly collector: Collector };

/** Another command may have the folder for a moment. */
const PATIENCE_MS = 2000;
const STEP_MS = 100;

async function openRemote(dir: string): Promise<RemoteCollector | null> {
	const owner = readOwner(dir);
	if (owner === null || owner.url === '' || owner.pid === process.pid) return null;
	try {
		await call(owner, 'GET', 'health', healthSchema);
		return new RemoteCollector(owner, dir);
	} catch {
		// Just ending, or another program has its port by now: whose the folder is, the folder itself says.
		return null;
	}
}

/** @throws StoreBusyError when another process keeps the folder and cannot be spoken to */
export async function openFolder(dir: string, openHere: () => Promise<Collector>): Promise<Opened> {
	const untilMs = performance.now() + PATIENCE_MS;
	for (;;) {
		const remote = await openRemote(dir);
		if (remote) return { kind: 'remote', collector: remote };
		try {
			return { kind: 'local', collector: await openHere() };
		} catch (error) {
			if (!(error instanceof StoreBusyError) || performance.now() > untilMs) throw error;
			await sleep(STEP_MS);
		}
	}
}
