/** What one listener has not been told yet: of everything only the latest, however slowly it reads. */

import type {
	ConsoleEvent,
	Crawler,
	Project,
	SnapshotEvent
} from '../../../src/lib/catalog/collect/crawler';

export class EventBuffer {
	readonly #crawlers = new Map<string, Crawler>();
	readonly #projects = new Map<string, Project>();
	readonly #snapshots = new Map<string, SnapshotEvent>();
	readonly #removedCrawlers = new Set<string>();
	readonly #removedProjects = new Set<string>();

	add(event: ConsoleEvent): void {
		switch (event.kind) {
			case 'crawlers':
				for (const crawler of event.crawlers) {
					// Answers to a question asked earlier may come after a newer event.
					const known = this.#crawlers.get(crawler.id);
					if (known === undefined || known.at <= crawler.at)
						this.#crawlers.set(crawler.id, crawler);
				}
				break;
			case 'projects':
				for (const project of event.projects) this.#projects.set(project.id, project);
				break;
			case 'snapshot':
				this.#snapshots.set(event.project, event);
				break;
			case 'removed':
				for (const id of event.crawlers) {
					this.#crawlers.delete(id);
					this.#removedCrawlers.add(id);
				}
				for (const id of event.projects) {
					this.#projects.delete(id);
					this.#snapshots.delete(id);
					this.#removedProjects.add(id);
				}
		}
	}

	get isEmpty(): boolean {
		return (
			this.#crawlers.size +
				this.#projects.size +
				this.#snapshots.size +
				this.#removedCrawlers.size +
				this.#removedProjects.size ===
			0
		);
	}

	/** Everything, removals first so that an id used again stays; empty afterwards. */
	take(): ConsoleEvent[] {
		const events: ConsoleEvent[] = [];
		if (this.#removedCrawlers.size + this.#removedProjects.size > 0) {
			events.push({
				kind: 'removed',
				crawlers: [...this.#removedCrawlers],
				projects: [...this.#removedProjects]
			});
		}
		if (this.#projects.size > 0) {
			events.push({ kind: 'projects', projects: [...this.#projects.values()] });
		}
		if (this.#crawlers.size > 0) {
			events.push({ kind: 'crawlers', crawlers: [...this.#crawlers.values()] });
		}
		events.push(...this.#snapshots.values());
		this.#crawlers.clear();
		this.#projects.clear();
		this.#snapshots.clear();
		this.#removedCrawlers.clear();
		this.#removedProjects.clear();
		return events;
	}
}
