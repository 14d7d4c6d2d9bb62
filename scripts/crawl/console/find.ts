/** One project by its id. */

import type { Project } from '../../../src/lib/catalog/collect/crawler';
import { NotFoundError, type Collector } from '../engine/collector';

/** @throws NotFoundError */
export async function findProject(collector: Collector, id: string): Promise<Project> {
	const project = (await collector.projects()).find((candidate) => candidate.id === id);
	if (project === undefined) throw new NotFoundError(`There is no project "${id}".`);
	return project;
}
