/** Crawlers at work until each has come to its end: here, or in the console that has the folder. */

import { hostConsole, type HostedConsole } from '../console/host-console';
import type { Opened } from './open';
import { watchUntilDone } from './run-watch';
import type { Session } from './session';

/** Other commands may ask how it stands while this one works. */
async function letOthersAsk(session: Session, opened: Opened): Promise<HostedConsole | null> {
	if (opened.kind === 'remote') {
		session.note(session.words.run.elsewhere(opened.collector.place.url));
		return null;
	}
	const { build, version, makeSnapshot } = session.outside;
	return hostConsole({
		collector: opened.collector,
		dir: session.dir,
		build,
		version,
		port: 0,
		makeSnapshot,
		report: (error) => session.note(String(error))
	});
}

/**
 * @param begin sets them to work
 * @throws CliError when one failed, or the person ended it
 */
export async function workUntilDone(
	session: Session,
	opened: Opened,
	ids: readonly string[],
	begin: () => Promise<void>
): Promise<void> {
	const hosted = await letOthersAsk(session, opened);
	try {
		await begin();
		await watchUntilDone(session, opened, ids);
	} finally {
		await hosted?.close();
	}
}
