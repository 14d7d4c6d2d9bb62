/** A console over an open collector: served, and made known to other commands on this machine. */

import type { Collector } from '../engine/collector';
import { announceConsole } from '../store/lock';
import { ProjectSnapshots, type MakeSnapshot } from './project-snapshots';
import { serveConsole, type ServedConsole } from './serve-console';
import { createToken } from './token';

export type HostOptions = {
	readonly collector: Collector;
	/** The data folder. */
	readonly dir: string;
	/** The built app. */
	readonly build: string;
	readonly version: string;
	/** 0 takes any free one. */
	readonly port: number;
	readonly token?: string | undefined;
	readonly makeSnapshot: MakeSnapshot;
	readonly report: (error: unknown) => void;
};

export type HostedConsole = ServedConsole & {
	readonly token: string;
	/** Opens the screen and signs in; to be kept secret. */
	readonly address: string;
};

/** @throws PortTakenError */
export async function hostConsole(options: HostOptions): Promise<HostedConsole> {
	const { collector, dir, report, token = createToken() } = options;
	const snapshots = new ProjectSnapshots(collector, dir, options.makeSnapshot, report);
	const served = await serveConsole(
		{ collector, snapshots, token, folder: options.build, version: options.version, report },
		options.port
	);
	announceConsole(dir, served.url, token);
	return {
		...served,
		token,
		// The fragment never leaves the browser: not in a log, not in a referrer.
		address: `${served.url}/crawl#token=${token}`,
		async close() {
			await snapshots.close();
			await served.close();
		}
	};
}
