/** All projects and crawlers as last heard of; each event replaces what it names and leaves the rest alone. */

import type { ConsoleEvent, Crawler, Project } from '$lib/catalog/collect/crawler';
import {
	crawlersById,
	dropCrawlers,
	groupByProject,
	mergeCrawlers,
	mergeProjects,
	NO_CRAWLERS,
	type Crawlers
} from './crawl-records';

/** A crawler that came into another state. */
export type CrawlNews = Pick<Crawler, 'id' | 'project' | 'name' | 'state' | 'reason' | 'products'>;

export class CrawlBoard {
	#projects = $state.raw<readonly Project[]>([]);
	#crawlers = $state.raw<Crawlers>(NO_CRAWLERS);
	/** About to be removed: gone from the screen already. */
	#hidden = $state.raw<readonly string[]>([]);
	#news = $state.raw<CrawlNews | null>(null);

	readonly #shownProjects = $derived(this.#projects.filter(({ id }) => !this.#hidden.includes(id)));
	readonly #shownCrawlers = $derived([...dropCrawlers(this.#crawlers, this.#hidden).values()]);
	readonly #byProject = $derived(groupByProject(this.#shownCrawlers));

	/** Newest first. */
	get projects(): readonly Project[] {
		return this.#shownProjects;
	}
	get crawlers(): readonly Crawler[] {
		return this.#shownCrawlers;
	}
	/** The last crawler that came into another state, for those who hear and do not see. */
	get news(): CrawlNews | null {
		return this.#news;
	}
	/** Whether figures are expected to change by themselves. */
	get isAnyAtWork(): boolean {
		return this.#shownCrawlers.some(({ state }) => state === 'running' || state === 'stopping');
	}

	project(id: string): Project | undefined {
		return this.#shownProjects.find((project) => project.id === id);
	}
	crawlersOf(project: string): readonly Crawler[] {
		return this.#byProject.get(project) ?? [];
	}

	/** Everything there is, as a console tells at first. */
	fill(projects: readonly Project[], crawlers: readonly Crawler[]): void {
		this.#projects = mergeProjects([], projects);
		this.#crawlers = crawlersById(crawlers);
	}

	take(event: ConsoleEvent): void {
		switch (event.kind) {
			case 'crawlers':
				this.#crawlers = mergeCrawlers(this.#crawlers, event.crawlers, (crawler) => {
					this.#news = crawler;
				});
				break;
			case 'projects':
				this.#projects = mergeProjects(this.#projects, event.projects);
				break;
			case 'removed': {
				const { crawlers, projects } = event;
				this.#projects = this.#projects.filter(({ id }) => !projects.includes(id));
				this.#crawlers = dropCrawlers(this.#crawlers, [...crawlers, ...projects]);
				break;
			}
			case 'snapshot':
				break;
		}
	}

	/** Puts projects and crawlers out of sight, or back. */
	hide(ids: readonly string[]): void {
		this.#hidden = ids;
	}
}
