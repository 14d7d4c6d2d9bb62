/** The collector of a running console, spoken to over HTTP: what it does here happens there. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import {
	collectedItemSchema,
	crawlerSchema,
	itemPageSchema,
	projectSchema,
	type ConsoleEvent
} from '../../../src/lib/catalog/collect/crawler';
import { countAnswer } from '../console/inputs';
import { NotFoundError, type Collector, type StoredPicture } from '../engine/collector';
import { call, type ConsolePlace } from './console-call';
import { listen } from './console-events';

export class RemoteCollector implements Collector {
	readonly place: ConsolePlace;
	readonly #dir: string;
	readonly #ends = new Set<() => void>();

	/** @param dir the data folder, which is on this machine too */
	constructor(place: ConsolePlace, dir: string) {
		this.place = place;
		this.#dir = dir;
	}

	projects: Collector['projects'] = () => this.#get('projects', v.array(projectSchema));
	addProject: Collector['addProject'] = (project) =>
		call(this.place, 'POST', 'projects', projectSchema, project);
	editProject: Collector['editProject'] = (id, edit) =>
		call(this.place, 'PATCH', `projects/${encodeURIComponent(id)}`, projectSchema, edit);
	removeProject: Collector['removeProject'] = async (id) => {
		await call(this.place, 'DELETE', `projects/${encodeURIComponent(id)}`, v.null());
	};

	crawlers: Collector['crawlers'] = (project) =>
		this.#get(
			project === undefined ? 'crawlers' : `projects/${encodeURIComponent(project)}/crawlers`,
			v.array(crawlerSchema)
		);
	addCrawler: Collector['addCrawler'] = (project, crawler) => {
		const path = `projects/${encodeURIComponent(project)}/crawlers`;
		return call(this.place, 'POST', path, crawlerSchema, crawler);
	};
	editCrawler: Collector['editCrawler'] = (id, edit) =>
		call(this.place, 'PATCH', `crawlers/${encodeURIComponent(id)}`, crawlerSchema, edit);
	act: Collector['act'] = (id, action) =>
		call(this.place, 'POST', `crawlers/${encodeURIComponent(id)}/${action}`, crawlerSchema);
	removeCrawler: Collector['removeCrawler'] = async (id) => {
		await call(this.place, 'DELETE', `crawlers/${encodeURIComponent(id)}`, v.null());
	};

	items: Collector['items'] = (query) => {
		const search = new URLSearchParams();
		for (const [name, value] of Object.entries(query)) {
			if (value !== '') search.set(name, String(value));
		}
		return this.#get(`items?${search}`, itemPageSchema);
	};
	item: Collector['item'] = (id) =>
		this.#get(`items/${encodeURIComponent(id)}`, collectedItemSchema);
	removeItems: Collector['removeItems'] = (ids) => this.#count('items/remove', ids);
	restoreItems: Collector['restoreItems'] = (ids) => this.#count('items/restore', ids);

	/** The file itself: the console's data folder is on this machine. */
	picture: Collector['picture'] = async (id, index): Promise<StoredPicture> => {
		const image = (await this.item(id)).images.find((candidate) => candidate.index === index);
		if (image === undefined) throw new NotFoundError(`"${id}" has no picture ${index}.`);
		const folder = join(this.#dir, 'pictures', image.sha256.slice(0, 2));
		const names = await readdir(folder).catch(() => []);
		const name = names.find((candidate) => candidate.startsWith(`${image.sha256}.`));
		if (name === undefined)
			throw new NotFoundError(`The file of picture ${index} of "${id}" is gone.`);
		return { file: join(folder, name), type: image.type };
	};

	subscribe(
		listener: (event: ConsoleEvent) => void,
		onEnd: () => void = () => undefined
	): () => void {
		const end = listen(this.place, listener, onEnd);
		this.#ends.add(end);
		return () => {
			this.#ends.delete(end);
			end();
		};
	}

	/** Stops listening; the console and what it runs go on. */
	close(): Promise<void> {
		for (const end of this.#ends) end();
		this.#ends.clear();
		return Promise.resolve();
	}

	#get<Schema extends v.GenericSchema>(path: string, schema: Schema) {
		return call(this.place, 'GET', path, schema);
	}

	async #count(path: string, ids: readonly string[]): Promise<number> {
		return (await call(this.place, 'POST', path, countAnswer, { ids })).count;
	}
}
