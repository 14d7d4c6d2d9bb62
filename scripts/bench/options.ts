/** Reads the command line of the benches. */

import { parseArgs } from 'node:util';
import { BenchInputError } from './bench-error';

export type BenchOptions = {
	/** Folder of real photos; null: drawn ones. */
	readonly data: string | null;
	readonly limit: number;
	readonly rounds: number;
	readonly json: boolean;
	/** Counts of items, rising. */
	readonly sizes: readonly number[];
	/** The largest of them that the peer's graph is built for: that takes minutes. */
	readonly graphUpTo: number;
	/** In the whole demo mall. */
	readonly products: number;
	/** Of the zip bench: how near the size of what is made is told, in place of the rest. */
	readonly derived: boolean;
	/** Then: photos of each folder at most. */
	readonly photos: number;
	/** Names of measures by commas; null: all of the bench. */
	readonly only: string | null;
};

function wholeNumber(text: string, name: string): number {
	const value = Number(text);
	if (Number.isInteger(value) && value > 0) return value;
	throw new BenchInputError(`--${name} takes a whole number above 0, not "${text}".`);
}

function readArguments(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				data: { type: 'string' },
				limit: { type: 'string', default: '6' },
				rounds: { type: 'string', default: '30' },
				json: { type: 'boolean', default: false },
				sizes: { type: 'string', default: '10000,50000,150000,500000' },
				'graph-up-to': { type: 'string', default: '150000' },
				products: { type: 'string', default: '2000' },
				derived: { type: 'boolean', default: false },
				photos: { type: 'string', default: '2000' },
				only: { type: 'string' }
			}
		});
	} catch (cause) {
		throw new BenchInputError(cause instanceof Error ? cause.message : String(cause));
	}
}

/**
 * The name of the bench (empty where none is given) and its options.
 *
 * @throws BenchInputError when an option is unknown or malformed
 */
export function readOptions(args: readonly string[]): { name: string; options: BenchOptions } {
	const { values, positionals } = readArguments(args);
	return {
		name: positionals.join(' '),
		options: {
			data: values.data ?? null,
			limit: wholeNumber(values.limit, 'limit'),
			rounds: wholeNumber(values.rounds, 'rounds'),
			json: values.json,
			sizes: values.sizes.split(',').map((size) => wholeNumber(size, 'sizes')),
			graphUpTo: wholeNumber(values['graph-up-to'], 'graph-up-to'),
			products: wholeNumber(values.products, 'products'),
			derived: values.derived,
			photos: wholeNumber(values.photos, 'photos'),
			only: values.only ?? null
		}
	};
}
