/** Which projects and crawlers are shown: by words, by state, by label. */

import type { Crawler, CrawlerState, Project } from '$lib/catalog/collect/crawler';
import { foldWord } from '$lib/catalog/text/fold-word';

export type CrawlFilter = {
	readonly words: string;
	/** Any of these; none: all. */
	readonly states: readonly CrawlerState[];
	/** Any of these, of the crawler or its project; none: all. */
	readonly labels: readonly string[];
};

export const NO_FILTER: CrawlFilter = { words: '', states: [], labels: [] };

export const isFiltering = ({ words, states, labels }: CrawlFilter): boolean =>
	words.trim() !== '' || states.length > 0 || labels.length > 0;

const fold = (text: string): string => foldWord(text.replace(/\s+/g, ''));

function fitsWords({ name, shop, labels }: Project, words: string): boolean {
	return (
		words.trim() === '' || [name, shop, ...labels].some((text) => fold(text).includes(fold(words)))
	);
}

const fitsAny = <T>(wanted: readonly T[], has: readonly T[]): boolean =>
	wanted.length === 0 || wanted.some((one) => has.includes(one));

/** The crawlers of one project that fit. */
export function filterCrawlers(
	project: Project,
	crawlers: readonly Crawler[],
	{ states, labels }: CrawlFilter
): readonly Crawler[] {
	if (states.length === 0 && labels.length === 0) return crawlers;
	return crawlers.filter(
		(crawler) =>
			fitsAny(states, [crawler.state]) && fitsAny(labels, [...crawler.labels, ...project.labels])
	);
}

/** A project without crawlers fits by its own labels alone. */
export function fitsFilter(
	project: Project,
	crawlers: readonly Crawler[],
	filter: CrawlFilter
): boolean {
	if (!fitsWords(project, filter.words)) return false;
	if (filter.states.length === 0 && fitsAny(filter.labels, project.labels)) return true;
	return filterCrawlers(project, crawlers, filter).length > 0;
}

/** How many there are of each, the most frequent first. */
export function countLabels(
	projects: readonly Project[],
	crawlers: readonly Crawler[]
): readonly (readonly [label: string, count: number])[] {
	const counts = new Map<string, number>();
	for (const { labels } of [...projects, ...crawlers]) {
		for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
	}
	return [...counts].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b));
}
