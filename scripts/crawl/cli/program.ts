/** The command line as a whole: its commands, its help, and how every error becomes words and an exit code. */

import { Command, CommanderError } from 'commander';
import { EXIT, explain } from './cli-error';
import { addCrawlerCommands } from './crawler-commands';
import { addExportCommand } from './export-command';
import { addItemCommands } from './item-commands';
import { addProjectCommands } from './project-commands';
import { addRunCommand } from './run-command';
import { addServeCommand } from './serve-command';
import { Session, type Globals, type Outside, type StartSession } from './session';
import { addSnapshotCommand } from './snapshot-command';
import { addStatusCommand } from './status-command';
import { addVocabularyCommand } from './vocabulary-command';
import { wordsFor, type Words } from './words';

export const DEFAULT_DIR = 'collected';

/** What commander found wrong, in the person's words. */
function explainUsage({ code, message }: CommanderError, { wrong }: Words): string {
	const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
	switch (code) {
		case 'commander.unknownOption':
			return wrong.unknownOption(quoted);
		case 'commander.unknownCommand':
			return wrong.unknownCommand(quoted);
		case 'commander.missingArgument':
		case 'commander.missingMandatoryOptionValue':
		case 'commander.optionMissingArgument':
			return wrong.missing(quoted);
		case 'commander.excessArguments':
			return wrong.tooMany;
		case 'commander.invalidArgument':
			return wrong.choice(quoted);
		default:
			return message;
	}
}

function createProgram(outside: Outside, words: Words, start: StartSession): Command {
	const { help } = words;
	const titles: Readonly<Record<string, string>> = help.titles;
	const program = new Command('crawl')
		.description(help.program)
		.helpOption('-h, --help', help.help)
		.helpCommand(false)
		.configureHelp({ styleTitle: (title: string) => titles[title.replace(':', '')] ?? title })
		.configureOutput({
			writeOut: (text) => outside.out.write(text),
			writeErr: (text) => outside.error.write(text),
			// Said in the person's words where the error is caught.
			outputError: () => undefined,
			getOutHelpWidth: () => outside.out.columns
		})
		.exitOverride();
	addServeCommand(program, words, start);
	addProjectCommands(program, words, start);
	addCrawlerCommands(program, words, start);
	addRunCommand(program, words, start);
	addStatusCommand(program, words, start);
	addItemCommands(program, words, start);
	addExportCommand(program, words, start);
	addSnapshotCommand(program, words, start);
	addVocabularyCommand(program, words, start);
	withGlobals(program, words);
	return program;
}

/** Every command takes the options that all of them have, and shows them in its help. */
function withGlobals(command: Command, words: Words): void {
	command.helpOption('-h, --help', words.help.help);
	if (command.commands.length === 0) {
		command.option('--data <folder>', words.help.data, DEFAULT_DIR);
		command.option('--json', words.help.json, false);
	}
	for (const child of command.commands) withGlobals(child, words);
}

/** @returns the exit code */
export async function runCli(argv: readonly string[], outside: Outside): Promise<number> {
	const words = wordsFor(outside.env);
	let dir = DEFAULT_DIR;
	const start: StartSession = (command) => {
		const session = new Session(outside, words, command.opts<Globals>());
		dir = session.dir;
		return session;
	};
	try {
		await createProgram(outside, words, start).parseAsync([...argv], { from: 'user' });
		return 0;
	} catch (error) {
		if (error instanceof CommanderError) {
			// Help that was asked for is an answer; help in place of a command is not.
			if (error.exitCode === 0) return 0;
			if (error.code !== 'commander.help') outside.error.write(`${explainUsage(error, words)}\n`);
			return EXIT.usage;
		}
		const { message, exitCode } = explain(error, words, dir);
		if (message !== '') outside.error.write(`${message}\n`);
		return exitCode;
	}
}
