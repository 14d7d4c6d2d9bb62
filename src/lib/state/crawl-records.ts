/** Projects, crawlers and items as lists and maps that are never changed in place. */

import type { CollectedItem, Crawler, Project } from '$lib/catalog/collect/crawler';

export type Crawlers = ReadonlyMap<string, Crawler>;

export const NO_CRAWLERS: Crawlers = new Map();

export const crawlersById = (crawlers: readonly Crawler[]): Crawlers =>
	new Map(crawlers.map((crawler) => [crawler.id, crawler]));

/** @param onState hears of each known crawler that came into another state */
export function mergeCrawlers(
	known: Crawlers,
	changed: readonly Crawler[],
	onState: (crawler: Crawler) => void
): Crawlers {
	const merged = new Map(known);
	for (const crawler of changed) {
		const former = merged.get(crawler.id);
		// An answer may overtake an event that was on its way.
		if (former && former.at > crawler.at) continue;
		if (former && former.state !== crawler.state) onState(crawler);
		merged.set(crawler.id, crawler);
	}
	return merged;
}

/** Without these crawlers, and those of these projects. */
export function dropCrawlers(known: Crawlers, ids: readonly string[]): Crawlers {
	const gone = new Set(ids);
	return new Map([...known].filter(([id, { project }]) => !gone.has(id) && !gone.has(project)));
}

/** Newest first; a changed one takes the place of the one known. */
export function mergeProjects(
	known: readonly Project[],
	changed: readonly Project[]
): readonly Project[] {
	const byId = new Map([...known, ...changed].map((project) => [project.id, project]));
	return [...byId.values()].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

export function groupByProject(
	crawlers: readonly Crawler[]
): ReadonlyMap<string, readonly Crawler[]> {
	const groups = new Map<string, Crawler[]>();
	for (const crawler of crawlers) {
		const group = groups.get(crawler.project);
		if (group) group.push(crawler);
		else groups.set(crawler.project, [crawler]);
	}
	return groups;
}

/** One page behind another; what moved on meanwhile is there once. */
export function joinItems(
	items: readonly CollectedItem[],
	next: readonly CollectedItem[]
): CollectedItem[] {
	const known = new Set(items.map(({ id }) => id));
	return [...items, ...next.filter(({ id }) => !known.has(id))];
}
