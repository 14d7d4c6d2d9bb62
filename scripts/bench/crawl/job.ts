/** What a bench asks a collecting process to do, and what that process tells meanwhile. */

import type { Crawler, NewProject } from '../../../src/lib/catalog/collect/crawler';

export type JobShop = {
	readonly name: string;
	readonly url: string;
	/** Addresses to begin at; empty: the shop's front. */
	readonly start: readonly string[];
};

export type Job = {
	/** Data folder; what an earlier process began there goes on. */
	readonly folder: string;
	readonly shops: readonly JobShop[];
	readonly content: NewProject['content'];
	readonly crawlersAShop: number;
	/** Between two requests to one host, ms. */
	readonly paceMs: number;
	/** Requests to one host at a time. */
	readonly concurrency: number;
	/** Pages done after which memory is looked at; each time. Empty: never. */
	readonly memoryAt: readonly number[];
	/** Whether a console is served meanwhile. */
	readonly hasConsole?: boolean;
};

export type JobMessage =
	| { readonly kind: 'status'; readonly crawlers: readonly Crawler[] }
	| {
			readonly kind: 'memory';
			readonly done: number;
			readonly bytes: number;
			readonly heapBytes: number;
	  }
	| { readonly kind: 'console'; readonly url: string; readonly token: string }
	| { readonly kind: 'ended'; readonly crawlers: readonly Crawler[] };

/** Of a shop, what a job needs to know. */
export const jobShops = (shops: readonly JobShop[]): JobShop[] =>
	shops.map(({ name, url, start }) => ({ name, url, start }));
