/** `crawler add|list|edit|remove|start|pause|resume|stop|cancel` */

import type { Command } from 'commander';
import * as v from 'valibot';
import {
	CRAWLER_ACTIONS,
	crawlerEditSchema,
	newCrawlerSchema
} from '../../../src/lib/catalog/collect/crawler';
import { CliError } from './cli-error';
import { chooseCrawler, chooseProject } from './choose';
import { confirm } from './confirm';
import { readCrawlerOptions, withCrawlerOptions, type CrawlerOptions } from './crawler-options';
import { crawlerLine, crawlerTable } from './crawler-table';
import { gather } from './numbers';
import type { StartSession } from './session';
import type { Words } from './words';
import { workUntilDone } from './work';

type AddOptions = CrawlerOptions & {
	readonly project: string;
	readonly source?: string;
	readonly start?: readonly string[];
};

export function addCrawlerCommands(program: Command, words: Words, start: StartSession): void {
	const { help } = words;
	const group = program.command('crawler').description(help.crawler);

	withCrawlerOptions(group.command('add').description(help.add), words)
		.requiredOption('--project <project>', help.ofProject)
		.option('--source <id>', help.source)
		.option('--start <address>', help.start, gather)
		.action(async (options: AddOptions, command: Command) => {
			const session = start(command);
			const given = readCrawlerOptions(options, words);
			const crawler = await session.use(async ({ collector }) => {
				const project = await chooseProject(collector, options.project, words);
				const input = v.parse(newCrawlerSchema, {
					...given,
					name: options.name ?? `${project.name} ${project.crawlers + 1}`,
					...(options.source === undefined ? {} : { source: options.source }),
					...(options.start === undefined ? {} : { start: options.start })
				});
				return collector.addCrawler(project.id, input);
			});
			session.answer(crawler, () => words.done.crawlerAdded(crawler.id));
		});

	group
		.command('list')
		.description(help.list)
		.option('--project <project>', help.ofProject)
		.action(async (options: { readonly project?: string }, command: Command) => {
			const session = start(command);
			const crawlers = await session.use(async ({ collector }) =>
				collector.crawlers(
					options.project === undefined
						? undefined
						: (await chooseProject(collector, options.project, words)).id
				)
			);
			session.answer(crawlers, () =>
				crawlers.length === 0 ? words.none.crawlers : crawlerTable(crawlers, words)
			);
		});

	withCrawlerOptions(group.command('edit <crawler>').description(help.edit), words).action(
		async (id: string, options: CrawlerOptions, command: Command) => {
			const session = start(command);
			const edit = v.parse(crawlerEditSchema, readCrawlerOptions(options, words));
			if (Object.keys(edit).length === 0) throw new CliError(words.wrong.nothingToEdit);
			const crawler = await session.use(async ({ collector }) => {
				await chooseCrawler(collector, id, words);
				return collector.editCrawler(id, edit);
			});
			session.answer(crawler, () => words.done.crawlerEdited(id));
		}
	);

	group
		.command('remove <crawler>')
		.description(help.remove)
		.action(async (id: string, _options: unknown, command: Command) => {
			const session = start(command);
			await session.use(async ({ collector }) => {
				await chooseCrawler(collector, id, words);
				await collector.removeCrawler(id);
			});
			session.answer({ removed: id }, () => words.done.crawlerRemoved(id));
		});

	for (const action of CRAWLER_ACTIONS) {
		const command = group
			.command(`${action} <crawlers...>`)
			.description(help.actions[action])
			.action(
				async (ids: readonly string[], options: { readonly yes?: true }, command: Command) => {
					const session = start(command);
					await session.use(async (opened) => {
						const { collector } = opened;
						for (const id of ids) {
							const { name, products, images } = await chooseCrawler(collector, id, words);
							if (action !== 'cancel') continue;
							await confirm(session, options.yes, words.ask.cancel(name, products, images));
						}
						const act = async () => {
							for (const id of ids) await collector.act(id, action);
						};
						// Without a console nobody else would go on with it.
						if (opened.kind === 'local' && (action === 'start' || action === 'resume')) {
							await workUntilDone(session, opened, ids, act);
							return;
						}
						await act();
						const crawlers = (await collector.crawlers()).filter(({ id }) => ids.includes(id));
						session.answer(crawlers, () =>
							crawlers.map((crawler) => crawlerLine(crawler, words)).join('\n')
						);
					});
				}
			);
		if (action === 'cancel') command.option('--yes', help.yes);
		if (action === 'start' || action === 'resume') {
			command.option('--contact <address>', help.contact);
		}
	}
}
