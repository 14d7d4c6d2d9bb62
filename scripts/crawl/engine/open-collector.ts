/** Opens a data folder for collecting. */

import { openStore } from '../store/store';
import { SYSTEM_CLOCK, type Clock } from './clock';
import type { Collector } from './collector';
import { createFetcher, LIMITS, type Fetcher, type Limits } from './fetch/fetcher';
import { FILES_SOURCE, withFiles } from './files/files-source';
import { LocalCollector } from './local-collector';
import type { Reader } from './reader';
import { userAgent } from './user-agent';

export type CollectorOptions = {
	readonly reader?: Reader;
	readonly fetcher?: Fetcher;
	readonly clock?: Clock;
	/** Where a shop can reach whoever collects; told in the User-Agent. */
	readonly contact?: string;
	readonly limits?: Partial<Limits>;
	/** `name:port` of hosts inside this machine or network that pictures may come from, besides the shops themselves. */
	readonly internalHosts?: readonly string[];
};

/**
 * @param folder made where it is not there
 * @throws StoreBusyError while another process has it
 * @throws StoreCorruptError, StoreTooNewError
 */
export async function openCollector(
	folder: string,
	options: CollectorOptions = {}
): Promise<Collector> {
	const reader = options.reader ?? (await import('./shop-reader')).SHOP_READER;
	const store = openStore(folder);
	const limits = { ...LIMITS, ...options.limits };
	const clock = options.clock ?? SYSTEM_CLOCK;
	const web = options.fetcher ?? createFetcher(userAgent(options.contact), limits);
	return new LocalCollector({
		store,
		reader: { ...reader, sources: [...reader.sources, FILES_SOURCE] },
		fetcher: withFiles(web, clock),
		clock,
		internalHosts: new Set(options.internalHosts)
	});
}
