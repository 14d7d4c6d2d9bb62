/** Reads what a data folder holds when no process is collecting into it. */

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { CollectedItem } from '../../../src/lib/catalog/collect/crawler';
import type { Collector } from '../../crawl/engine/collector';
import { openCollector } from '../../crawl/engine/open-collector';
import type { MallShop } from '../../crawl/mall/mall-shop';
import { score, type Score } from '../../crawl/mall/score';

const PAGE = 500;

export async function itemsOf(collector: Collector, project: string): Promise<CollectedItem[]> {
	const items: CollectedItem[] = [];
	let after = '';
	do {
		const page = await collector.items({ project, after, limit: PAGE });
		items.push(...page.items);
		after = page.next;
	} while (after !== '');
	return items;
}

export type ShopScore = Score & { readonly shop: string; readonly items: readonly CollectedItem[] };

/** One score a shop, in the order of the shops; projects are told apart by the shop's address. */
export async function scoreAll(
	collector: Collector,
	shops: readonly MallShop[],
	withPictures: boolean
): Promise<ShopScore[]> {
	const projects = await collector.projects();
	const scores: ShopScore[] = [];
	for (const shop of shops) {
		const project = projects.find((each) => new URL(each.shop).origin === shop.url);
		const items = project ? await itemsOf(collector, project.id) : [];
		scores.push({ shop: shop.name, items, ...(await score(shop, items, { withPictures })) });
	}
	return scores;
}

export async function scoreFolder(
	folder: string,
	shops: readonly MallShop[],
	withPictures: boolean
): Promise<ShopScore[]> {
	const collector = await openCollector(folder);
	try {
		return await scoreAll(collector, shops, withPictures);
	} finally {
		await collector.close();
	}
}

/** Names of the picture files of a data folder. */
export async function pictureFiles(folder: string): Promise<string[]> {
	const names = await readdir(path.join(folder, 'pictures'), { recursive: true }).catch(() => []);
	return names.filter((name) => /\.\w+$/.test(name)).map((name) => path.basename(name));
}
