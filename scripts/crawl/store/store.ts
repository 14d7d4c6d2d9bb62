/** A data folder, open: its database by tables, its picture files, and the lock on both. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StoreBusyError } from '../engine/collector';
import { Crawlers } from './crawlers';
import { Hosts } from './hosts';
import { Items } from './items';
import { readOwner, removeOwner, writeOwner } from './lock';
import { Log } from './log';
import { migrate } from './migrations';
import { PictureFiles } from './picture-files';
import { Pictures } from './pictures';
import { Products } from './products';
import { Projects } from './projects';
import { Requests } from './requests';
import { DatabaseLockedError, Sql } from './sql';
import { Visits } from './visits';

export type Store = {
	readonly folder: string;
	readonly projects: Projects;
	readonly crawlers: Crawlers;
	readonly requests: Requests;
	readonly products: Products;
	readonly items: Items;
	readonly pictures: Pictures;
	readonly files: PictureFiles;
	readonly visits: Visits;
	readonly hosts: Hosts;
	readonly log: Log;
	transaction<Result>(work: () => Result): Result;
	close(): void;
};

/**
 * Opens `folder`, making it where it is not there.
 * @throws StoreBusyError while another process has it
 * @throws StoreCorruptError, StoreTooNewError; the files stay as they are
 */
export function openStore(folder: string): Store {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'crawl.db');
	const sql = openSql(file, folder);
	try {
		migrate(sql, file);
	} catch (error) {
		sql.close();
		throw error;
	}
	writeOwner(folder, {
		pid: process.pid,
		url: '',
		token: '',
		startedAt: new Date().toISOString()
	});
	return {
		folder,
		projects: new Projects(sql),
		crawlers: new Crawlers(sql),
		requests: new Requests(sql),
		products: new Products(sql),
		items: new Items(sql),
		pictures: new Pictures(sql),
		files: new PictureFiles(folder),
		visits: new Visits(sql),
		hosts: new Hosts(sql),
		log: new Log(sql),
		transaction: (work) => sql.transaction(work),
		close: () => {
			sql.close();
			removeOwner(folder);
		}
	};
}

function openSql(file: string, folder: string): Sql {
	try {
		return new Sql(file);
	} catch (error) {
		if (!(error instanceof DatabaseLockedError)) throw error;
		const owner = readOwner(folder);
		const who = owner ? `process ${owner.pid}${owner.url && ` (${owner.url})`}` : 'another process';
		throw new StoreBusyError(`${folder} is in use by ${who}`);
	}
}
