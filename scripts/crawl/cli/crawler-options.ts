/** The options that new crawlers and their edits share. */

import type { Command } from 'commander';
import type { CrawlerEdit } from '../../../src/lib/catalog/collect/crawler';
import { CliError } from './cli-error';
import { gather, readNumber, readTime } from './numbers';
import type { Words } from './words';

export type CrawlerOptions = {
	readonly name?: string;
	readonly pace?: string;
	readonly concurrency?: string;
	readonly limit?: string;
	readonly at?: string;
	readonly every?: string;
	readonly label?: readonly string[];
};

export function withCrawlerOptions(command: Command, { help }: Words): Command {
	return command
		.option('--name <name>', help.name)
		.option('--pace <seconds>', help.pace)
		.option('--concurrency <n>', help.concurrency)
		.option('--limit <n>', help.limit)
		.option('--at <time>', help.at)
		.option('--every <hours>', help.every)
		.option('--label <label>', help.label, gather);
}

function scheduleOf({ at, every }: CrawlerOptions, words: Words): CrawlerEdit['schedule'] {
	if (at === undefined) {
		if (every === undefined) return undefined;
		throw new CliError(words.wrong.atMissing);
	}
	if (at === 'never') return null;
	const everyHours = every === undefined ? null : readNumber(every, '--every', words, 1);
	return { at: readTime(at, words), everyHours };
}

/** What was given, and nothing else. */
export function readCrawlerOptions(options: CrawlerOptions, words: Words): CrawlerEdit {
	const { name, pace, concurrency, limit, label } = options;
	const schedule = scheduleOf(options, words);
	return {
		...(name === undefined ? {} : { name }),
		...(pace === undefined ? {} : { paceMs: Math.round(readNumber(pace, '--pace', words) * 1000) }),
		...(concurrency === undefined
			? {}
			: { concurrency: readNumber(concurrency, '--concurrency', words, 1) }),
		...(limit === undefined ? {} : { limit: readNumber(limit, '--limit', words) || null }),
		...(schedule === undefined ? {} : { schedule }),
		...(label === undefined ? {} : { labels: [...label] })
	};
}
