/** `run`: everything that waits or was interrupted, until it is done. */

import type { Command } from 'commander';
import type { Crawler, CrawlerAction } from '../../../src/lib/catalog/collect/crawler';
import { chooseProject } from './choose';
import type { StartSession } from './session';
import type { Words } from './words';
import { workUntilDone } from './work';

/** What a crawler needs to go on; null: it needs nothing, or a person has decided otherwise. */
function actionFor({ state, reason }: Crawler): CrawlerAction | null {
	if (state === 'pending' && reason === 'waits-for-start') return 'start';
	if (state === 'paused' && reason === 'interrupted') return 'resume';
	return null;
}

export function addRunCommand(program: Command, words: Words, start: StartSession): void {
	program
		.command('run')
		.description(words.help.run)
		.option('--project <project>', words.help.ofProject)
		.option('--contact <address>', words.help.contact)
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
				session.note(words.run.begins(ids.length));
				await workUntilDone(session, opened, ids, async () => {
					for (const crawler of waiting) {
						const action = actionFor(crawler);
						if (action !== null) await collector.act(crawler.id, action);
					}
				});
			});
		});
}
