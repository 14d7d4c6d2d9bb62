/** `project add|list|edit|remove` */

import type { Command } from 'commander';
import * as v from 'valibot';
import {
	newProjectSchema,
	projectEditSchema,
	type Project
} from '../../../src/lib/catalog/collect/crawler';
import { VOCABULARY } from '../../../src/lib/catalog/collect/vocabulary';
import { CliError } from './cli-error';
import { chooseProject, chooseTerm } from './choose';
import { confirm } from './confirm';
import { bytesText } from './figures';
import { gather } from './numbers';
import type { StartSession } from './session';
import { tableText } from './table';
import type { Words } from './words';

type AddOptions = {
	readonly shop: string;
	readonly attribute?: string;
	readonly text?: true;
	readonly name?: string;
	readonly label?: readonly string[];
};

function projectTable(projects: readonly Project[], words: Words): string {
	const { columns } = words;
	return tableText(
		[
			{ title: columns.id },
			{ title: columns.name },
			{ title: columns.shop },
			{ title: columns.attribute },
			{ title: columns.content },
			{ title: columns.crawlers, align: 'right' },
			{ title: columns.products, align: 'right' },
			{ title: columns.images, align: 'right' },
			{ title: columns.size, align: 'right' }
		],
		projects.map((project) => [
			project.id,
			project.name,
			project.shop,
			project.attribute ?? words.everything,
			words.content[project.content],
			String(project.crawlers),
			String(project.products),
			String(project.images),
			bytesText(project.bytes)
		])
	);
}

/** Where the person names none: shop and attribute, which is what a project is. */
function nameOf(shop: string, attribute: string | null): string {
	const host = URL.canParse(shop) ? new URL(shop).host : shop;
	const term = VOCABULARY.find(({ id }) => id === attribute);
	return term ? `${host} ${term.en}` : host;
}

export function addProjectCommands(program: Command, words: Words, start: StartSession): void {
	const { help } = words;
	const group = program.command('project').description(help.project);

	group
		.command('add')
		.description(help.add)
		.requiredOption('--shop <url>', help.shop)
		.option('--attribute <term>', help.attribute)
		.option('--text', help.text)
		.option('--name <name>', help.name)
		.option('--label <label>', help.label, gather)
		.action(async (options: AddOptions, command: Command) => {
			const session = start(command);
			const attribute =
				options.attribute === undefined ? null : chooseTerm(options.attribute, words);
			const input = v.parse(newProjectSchema, {
				name: options.name ?? nameOf(options.shop, attribute),
				shop: options.shop,
				attribute,
				content: options.text ? 'text' : 'images',
				labels: options.label ?? []
			});
			const project = await session.use(({ collector }) => collector.addProject(input));
			session.answer(project, () => words.done.projectAdded(project.id));
		});

	group
		.command('list')
		.description(help.list)
		.action(async (_options: unknown, command: Command) => {
			const session = start(command);
			const projects = await session.use(({ collector }) => collector.projects());
			session.answer(projects, () =>
				projects.length === 0 ? words.none.projects : projectTable(projects, words)
			);
		});

	group
		.command('edit <project>')
		.description(help.edit)
		.option('--name <name>', help.name)
		.option('--label <label>', help.label, gather)
		.action(
			async (
				text: string,
				options: { readonly name?: string; readonly label?: readonly string[] },
				command: Command
			) => {
				const session = start(command);
				const edit = v.parse(projectEditSchema, {
					...(options.name === undefined ? {} : { name: options.name }),
					...(options.label === undefined ? {} : { labels: options.label })
				});
				if (Object.keys(edit).length === 0) throw new CliError(words.wrong.nothingToEdit);
				const project = await session.use(async ({ collector }) => {
					const { id } = await chooseProject(collector, text, words);
					return collector.editProject(id, edit);
				});
				session.answer(project, () => words.done.projectEdited(project.id));
			}
		);

	group
		.command('remove <project>')
		.description(help.remove)
		.option('--yes', help.yes)
		.action(async (text: string, options: { readonly yes?: true }, command: Command) => {
			const session = start(command);
			const { id } = await session.use(async ({ collector }) => {
				const project = await chooseProject(collector, text, words);
				const { name, products, images } = project;
				await confirm(session, options.yes, words.ask.removeProject(name, products, images));
				await collector.removeProject(project.id);
				return project;
			});
			session.answer({ removed: id }, () => words.done.projectRemoved(id));
		});
}
