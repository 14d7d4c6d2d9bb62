/** `items list|remove|restore` */

import type { Command } from 'commander';
import * as v from 'valibot';
import { itemQuerySchema, type CollectedItem } from '../../../src/lib/catalog/collect/crawler';
import { chooseProject } from './choose';
import { readNumber } from './numbers';
import type { StartSession } from './session';
import { tableText } from './table';
import type { Words } from './words';

type ListOptions = { readonly project?: string; readonly text?: string; readonly limit: string };

function itemTable(items: readonly CollectedItem[], words: Words, cells?: number): string {
	const { columns } = words;
	return tableText(
		[
			{ title: columns.id },
			{ title: columns.images, align: 'right' },
			{ title: columns.price, align: 'right' },
			{ title: columns.name }
		],
		items.map(({ id, images, product }) => [
			id,
			String(images.length),
			product.price ? `${product.price.amount} ${product.price.currency}`.trim() : '',
			product.name
		]),
		cells
	);
}

export function addItemCommands(program: Command, words: Words, start: StartSession): void {
	const { help } = words;
	const group = program.command('items').description(help.items);

	group
		.command('list')
		.description(help.list)
		.option('--project <project>', help.ofProject)
		.option('--text <words>', help.words)
		.option('--limit <n>', help.howMany, '50')
		.action(async (options: ListOptions, command: Command) => {
			const session = start(command);
			const limit = readNumber(options.limit, '--limit', words, 1);
			const page = await session.use(async ({ collector }) =>
				collector.items(
					v.parse(itemQuerySchema, {
						...(options.project === undefined
							? {}
							: { project: (await chooseProject(collector, options.project, words)).id }),
						...(options.text === undefined ? {} : { text: options.text }),
						limit
					})
				)
			);
			session.answer(page, () => {
				if (page.items.length === 0) return words.none.items;
				const { out } = session.outside;
				const table = itemTable(page.items, words, out.isTty ? out.columns : undefined);
				return page.next === ''
					? table
					: `${table}\n${words.done.more(page.items.length, page.total)}`;
			});
		});

	group
		.command('remove <items...>')
		.description(help.remove)
		.action(async (ids: readonly string[], _options: unknown, command: Command) => {
			const session = start(command);
			const count = await session.use(({ collector }) => collector.removeItems(ids));
			session.answer({ count }, () => words.done.itemsRemoved(count));
		});

	group
		.command('restore <items...>')
		.description(help.restore)
		.action(async (ids: readonly string[], _options: unknown, command: Command) => {
			const session = start(command);
			const count = await session.use(({ collector }) => collector.restoreItems(ids));
			session.answer({ count }, () => words.done.itemsRestored(count));
		});
}
