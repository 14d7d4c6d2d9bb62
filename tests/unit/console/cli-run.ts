/** Runs the command line as a person would, over collectors that live in memory. */

import type { MakeSnapshot } from '../../../scripts/crawl/console/project-snapshots';
import { runCli } from '../../../scripts/crawl/cli/program';
import type { Outside } from '../../../scripts/crawl/cli/session';
import type { Collector } from '../../../scripts/crawl/engine/collector';

export type CliResult = { readonly code: number; readonly out: string; readonly error: string };

export type CliWorld = {
	readonly dir: string;
	collector: Collector;
	lang: string;
	interrupt: AbortController;
	openCollector: (dir: string, contact?: string) => Promise<Collector>;
	/** Beside the language. */
	env: Readonly<Record<string, string>>;
	makeSnapshot: MakeSnapshot;
	/** What the person answers; null: nobody is there. */
	typed: string | null;
	/** Called with each text on standard output. */
	onOut: (text: string) => void;
	run(...words: string[]): Promise<CliResult>;
};

export function createCliWorld(dir: string, collector: Collector): CliWorld {
	const world: CliWorld = {
		dir,
		collector,
		lang: 'en_GB.UTF-8',
		interrupt: new AbortController(),
		openCollector: () => Promise.resolve(world.collector),
		env: {},
		makeSnapshot: () => Promise.reject(new Error('no snapshots here')),
		typed: null,
		onOut: () => undefined,
		async run(...words) {
			let out = '';
			let error = '';
			const terminal = (add: (text: string) => void) => ({
				write: add,
				isTty: false,
				columns: 100
			});
			const outside: Outside = {
				env: { ...world.env, LANG: world.lang },
				out: terminal((text) => {
					out += text;
					world.onOut(text);
				}),
				error: terminal((text) => (error += text)),
				openCollector: (...args) => world.openCollector(...args),
				makeSnapshot: (...args) => world.makeSnapshot(...args),
				openBrowser: () => undefined,
				ask: async () => world.typed,
				interrupted: world.interrupt.signal,
				build: '/nowhere',
				version: '1.2.3'
			};
			// Help alone needs no folder, and knows no option of one.
			const code = await runCli(
				words.includes('--help') ? words : [...words, '--data', dir],
				outside
			);
			return { code, out, error };
		}
	};
	return world;
}
