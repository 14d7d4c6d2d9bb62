/** The ways into a shop, in the order in which they are tried. */

import { addressOfPath, FILES } from '../files/files-source';
import type { CrawlerRow } from '../../store/crawlers';
import type { PageRequest, Source } from '../../../../src/lib/catalog/collect/sources/source';
import type { Term } from '../../../../src/lib/catalog/collect/vocabulary';

/** Addresses asked for together; the next way is tried where they led to nothing. */
export type Entry = {
	readonly source: string;
	readonly requests: readonly PageRequest[];
};

export function listEntries(
	crawler: Pick<CrawlerRow, 'source' | 'start'>,
	shop: URL,
	term: Term | null,
	sources: readonly Source[]
): Entry[] {
	const source = crawler.source === 'auto' ? '' : crawler.source;
	if (source === FILES) {
		const requests = crawler.start.map((path) => ({
			url: addressOfPath(path),
			role: 'listing' as const
		}));
		return requests.length > 0 ? [{ source, requests }] : [];
	}
	if (crawler.start.length > 0) {
		const requests = crawler.start.map((url) => ({ url, role: 'listing' as const }));
		return [{ source, requests }];
	}
	return sources
		.filter(({ id }) => source === '' || id === source)
		.flatMap((one) => entriesOf(one, one.entries(shop, term)));
}

/** Probes are alternatives to one another; what else a source asks for belongs together. */
function entriesOf({ id }: Source, requests: readonly PageRequest[]): Entry[] {
	const probes = requests.filter(({ role }) => role === 'probe');
	const others = requests.filter(({ role }) => role !== 'probe');
	return [
		...probes.map((probe) => ({ source: id, requests: [probe] })),
		...(others.length > 0 ? [{ source: id, requests: others }] : [])
	];
}
