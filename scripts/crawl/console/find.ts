/** One project or crawler by its id. */

import type { Crawler, Project } from '../../../src/lib/catalog/collect/crawler';
import { NotFoundError, type Collector } from '../engine/collector';

/** @throws NotFoundError */
export async function findProject(collector: Collector, id: string): Promise<Project> {
	const project = (await collector.projects()).find((candidate) => candidate.id === id);
	if (project === undefined) throw new NotFoundError(`There is no project "${id}".`);
	return project;
}

/** @throws NotFoundError */
export async function findCrawler(collector: Collector, id: string): Promise<Crawler> {
	const crawler = (await collector.crawlers()).find((candidate) => candidate.id === id);
	if (crawler === undefined) throw new NotFoundError(`There is no crawler "${id}".`);
	return crawler;
}
