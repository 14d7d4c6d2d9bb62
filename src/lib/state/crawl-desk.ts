/** What the collecting screen works with, put together; made when that screen is first opened. */

import { ConsoleClient } from '$lib/jobs/console-client';
import { getApp } from './app.svelte';
import type { CatalogState } from './catalog-state.svelte';
import { CrawlActions } from './crawl-actions.svelte';
import { CrawlBoard } from './crawl-board.svelte';
import { CrawlConnection } from './crawl-connection.svelte';
import { CrawlItems } from './crawl-items.svelte';
import { CrawlRemovals } from './crawl-removals.svelte';
import type { CrawlService } from './crawl-service';
import { CrawlSnapshots } from './crawl-snapshots.svelte';

export type CrawlDesk = ReturnType<typeof createCrawlDesk>;

export function createCrawlDesk(
	console: CrawlService,
	catalog: Pick<CatalogState, 'importAddress'>
) {
	const board = new CrawlBoard();
	const snapshots = new CrawlSnapshots(console, catalog);
	return {
		board,
		snapshots,
		connection: new CrawlConnection(console, board, (event) => snapshots.take(event)),
		actions: new CrawlActions(console, board),
		removals: new CrawlRemovals(console, board),
		items: new CrawlItems(console),
		exportUrl: console.exportUrl,
		pictureUrl: console.pictureUrl
	};
}

let desk: CrawlDesk | undefined;

/** The one desk of this page; in the browser only. */
export function getCrawlDesk(): CrawlDesk {
	desk ??= createCrawlDesk(new ConsoleClient(), getApp().catalog);
	return desk;
}
