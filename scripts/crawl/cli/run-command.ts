/** `run`: everything that waits or was interrupted, until it is done. */

import type { Command } from 'commander';
import type { Crawler, CrawlerAction } from '../../../src/lib/catalog/collect/crawler';
import { hostConsole } from '../console/host-console';
import { chooseProject } from './choose';
import type { Opened } from './open';
import { watchUntilDone } from './run-watch';
import type { Session, StartSession } from './session';
import type { Words } from './words';

/** What a crawler needs to go on; null: it needs nothing, or a person has decided otherwise. */
function actionFor({ state, reason }: Crawler): CrawlerAction | null {
	if (state === 'pending' && reason === 'waits-for-start') return 'start';
	if (state === 'paused' && reason === 'interrupted') return 'resume';
	return null;
}

/** Other commands may ask how it stands while it runs here. */
async function letOthersAsk(session: Session, { kind, collector }: Opened) {
	if (kind === 'remote') return null;
	const { build, version, makeSnapshot } = session.outside;
	return hostConsole({
		collector,
		dir: session.dir,
		build,
		version,
		port: 0,
		makeSnapshot,
		report: (error) => session.note(String(error))
	});
}

export function addRunCommand(program: Command, words: Words, start: StartSession): void {
	program
		.command('run')
		.description(words.help.run)
		.option('--project <project>', words.help.ofProject)
		.action(async (options: { readonly project?: string }, command: Command) => {
			const session = start(command);
			await session.use(async (opened) => {
				const { collector } = opened;
				const project =
					options.project === undefined
						? undefined
						: (await chooseProject(collector, options.project, words)).id;
				const crawlers = await collector.crawlers(project);
				const moving = crawlers.filter(({ state }) => state === 'running' || state === 'stopping');
				const waiting = crawlers.filter((crawler) => actionFor(crawler) !== null);
				const ids = [...moving, ...waiting].map(({ id }) => id);
				if (ids.length === 0) {
					session.answer([], () => words.none.toRun);
					return;
				}
				const hosted = await letOthersAsk(session, opened);
				try {
					session.note(words.run.begins(ids.length));
					if (opened.kind === 'remote') {
						session.note(words.run.elsewhere(opened.collector.place.url));
					}
					for (const crawler of waiting) {
						const action = actionFor(crawler);
						if (action !== null) await collector.act(crawler.id, action);
					}
					await watchUntilDone(session, opened, ids);
				} finally {
					await hosted?.close();
				}
			});
		});
}
