/** All projects and crawlers as last heard of; each event replaces what it names and leaves the rest alone. */

import type { ConsoleEvent, Crawler, Project } from '$lib/catalog/collect/crawler';

/** A crawler that came into another state. */
export type CrawlNews = Pick<Crawler, 'id' | 'project' | 'name' | 'state' | 'reason' | 'products'>;

export class CrawlBoard {
	#projects = $state.raw<readonly Project[]>([]);
	#crawlers = $state.raw<ReadonlyMap<string, Crawler>>(new Map());
	/** About to be removed: gone from the screen already. */
	#hidden = $state.raw<ReadonlySet<string>>(new Set());
	#news = $state.raw<CrawlNews | null>(null);

	readonly #shownProjects = $derived(this.#projects.filter(({ id }) => !this.#hidden.has(id)));
	readonly #shownCrawlers = $derived(
		[...this.#crawlers.values()].filter(
			({ id, project }) => !this.#hidden.has(id) && !this.#hidden.has(project)
		)
	);
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
		this.#projects = newestFirst(projects);
		this.#crawlers = new Map(crawlers.map((crawler) => [crawler.id, crawler]));
	}

	take(event: ConsoleEvent): void {
		switch (event.kind) {
			case 'crawlers':
				this.#takeCrawlers(event.crawlers);
				break;
			case 'projects':
				this.#takeProjects(event.projects);
				break;
			case 'removed':
				this.#drop(new Set([...event.crawlers, ...event.projects]));
				break;
			case 'snapshot':
				break;
		}
	}

	/** Puts projects and crawlers out of sight, or back. */
	hide(ids: Iterable<string>): void {
		this.#hidden = new Set(ids);
	}

	#takeCrawlers(changed: readonly Crawler[]): void {
		const crawlers = new Map(this.#crawlers);
		for (const crawler of changed) {
			const former = crawlers.get(crawler.id);
			// An answer may overtake an event that was on its way.
			if (former && former.at > crawler.at) continue;
			if (former && former.state !== crawler.state) this.#news = crawler;
			crawlers.set(crawler.id, crawler);
		}
		this.#crawlers = crawlers;
	}

	#takeProjects(changed: readonly Project[]): void {
		const byId = new Map(this.#projects.map((project) => [project.id, project]));
		for (const project of changed) byId.set(project.id, project);
		this.#projects = newestFirst([...byId.values()]);
	}

	#drop(ids: ReadonlySet<string>): void {
		this.#projects = this.#projects.filter(({ id }) => !ids.has(id));
		this.#crawlers = new Map(
			[...this.#crawlers].filter(([id, { project }]) => !ids.has(id) && !ids.has(project))
		);
	}
}

function newestFirst(projects: readonly Project[]): readonly Project[] {
	return projects.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

function groupByProject(crawlers: readonly Crawler[]): ReadonlyMap<string, readonly Crawler[]> {
	const groups = new Map<string, Crawler[]>();
	for (const crawler of crawlers) {
		const group = groups.get(crawler.project);
		if (group) group.push(crawler);
		else groups.set(crawler.project, [crawler]);
	}
	return groups;
}
