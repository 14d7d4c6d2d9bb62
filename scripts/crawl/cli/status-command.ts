/** `status [--watch]`: how the crawlers stand. */

import type { Command } from 'commander';
import { chooseProject } from './choose';
import { crawlerTable } from './crawler-table';
import { createLivePlace } from './live-place';
import { wait } from './run-watch';
import type { StartSession } from './session';
import type { Words } from './words';

const DRAW_MS = 500;
/** A pipe gets the whole table each time. */
const PRINT_MS = 2000;

export function addStatusCommand(program: Command, words: Words, start: StartSession): void {
	program
		.command('status')
		.description(words.help.status)
		.option('--watch', words.help.watch)
		.option('--project <project>', words.help.ofProject)
		.action(
			async (options: { readonly watch?: true; readonly project?: string }, command: Command) => {
				const session = start(command);
				const { out, interrupted } = session.outside;
				await session.use(async ({ collector }) => {
					const project =
						options.project === undefined
							? undefined
							: (await chooseProject(collector, options.project, words)).id;
					const live = options.watch && !session.isJson ? createLivePlace(out) : null;
					const cells = out.isTty ? out.columns : undefined;
					const isOver = () => interrupted.aborted;
					for (;;) {
						const crawlers = await collector.crawlers(project);
						const text = () =>
							crawlers.length === 0 ? words.none.crawlers : crawlerTable(crawlers, words, cells);
						if (live) live.draw(text());
						// One line each time, so that a pipe can read them one by one.
						else if (options.watch && session.isJson) session.print(JSON.stringify(crawlers));
						else session.answer(crawlers, text);
						if (!options.watch) break;
						await wait(live ? DRAW_MS : PRINT_MS, interrupted);
						if (isOver()) break;
					}
				});
			}
		);
}
