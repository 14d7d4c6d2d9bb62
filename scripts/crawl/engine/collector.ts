/** Everything that can be asked of collecting, whoever asks: the console's API, the command line, tests. */

import type {
	CollectedItem,
	ConsoleEvent,
	Crawler,
	CrawlerAction,
	CrawlerEdit,
	ItemPage,
	ItemQuery,
	NewCrawler,
	NewProject,
	Project,
	ProjectEdit
} from '../../../src/lib/catalog/collect/crawler';

export type StoredPicture = { readonly file: string; readonly type: string };

/**
 * @throws NotFoundError for an id that is not there
 * @throws NotAllowedNowError for an action that the crawler's state does not have
 * @throws StoreBusyError on opening, while another process has the store
 */
export interface Collector {
	projects(): Promise<readonly Project[]>;
	addProject(project: NewProject): Promise<Project>;
	editProject(id: string, edit: ProjectEdit): Promise<Project>;
	/** With all its crawlers and everything they collected. */
	removeProject(id: string): Promise<void>;

	crawlers(project?: string): Promise<readonly Crawler[]>;
	addCrawler(project: string, crawler: NewCrawler): Promise<Crawler>;
	editCrawler(id: string, edit: CrawlerEdit): Promise<Crawler>;
	/** `stop` keeps what was collected, `cancel` discards what this run brought. */
	act(id: string, action: CrawlerAction): Promise<Crawler>;
	/** Its items stay with the project. */
	removeCrawler(id: string): Promise<void>;

	items(query: ItemQuery): Promise<ItemPage>;
	item(id: string): Promise<CollectedItem>;
	/** Taken out of every list; `restoreItems` undoes it until the store is swept. */
	removeItems(ids: readonly string[]): Promise<number>;
	restoreItems(ids: readonly string[]): Promise<number>;
	picture(id: string, index: number): Promise<StoredPicture>;

	/** @returns ends the subscription */
	subscribe(listener: (event: ConsoleEvent) => void): () => void;
	/** Puts every running crawler to rest where it is; they go on when the store is opened again and they are resumed. */
	close(): Promise<void>;
}

export class NotFoundError extends Error {
	override name = 'NotFoundError';
}

/** The state a crawler is in does not have this action. */
export class NotAllowedNowError extends Error {
	override name = 'NotAllowedNowError';
}

/** Another process has the store; its message says which. */
export class StoreBusyError extends Error {
	override name = 'StoreBusyError';
}
