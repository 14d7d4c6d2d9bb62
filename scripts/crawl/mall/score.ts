/** How well what was collected from a shop of the mall agrees with what the shop sells. */

import { createHash } from 'node:crypto';
import type { CollectedItem } from '../../../src/lib/catalog/collect/crawler';
import type { Product } from '../../../src/lib/catalog/collect/product';
import type { MallShop } from './mall-shop';

export type Tally = { right: number; of: number };

export type Score = {
	/** Products that the shop sells. */
	readonly expected: number;
	/** Collected once, with name, link and every whole picture byte for byte. */
	readonly right: number;
	readonly missing: readonly string[];
	readonly doubled: readonly string[];
	/** Collected, but not for sale here: hidden by robots.txt, traps, or made up. */
	readonly unexpected: readonly string[];
	/** Of the fields that the shop's pages carry. */
	readonly fields: Readonly<Record<string, Tally>>;
	/** A few differences, for people. */
	readonly wrong: readonly string[];
};

const MOST_SHOWN = 12;

/** White space is the page's business, not the product's; the order of keys is nobody's. */
function comparable(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) => {
		if (typeof inner === 'string') return inner.replace(/\s+/g, ' ').trim();
		if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
		return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}

/** Whether all whole pictures are there, and nothing that is no picture or closed to collectors. */
async function picturesAreRight(
	shop: MallShop,
	truth: Product,
	item: CollectedItem
): Promise<boolean> {
	const stored = new Map(item.images.map(({ url, sha256 }) => [url, sha256]));
	for (const address of truth.images) {
		const kind = shop.picture(address);
		if (kind === 'whole') {
			const sha256 = createHash('sha256')
				.update(await shop.bytes(address))
				.digest('hex');
			if (stored.get(address) !== sha256) return false;
		} else if (kind !== 'copy' && kind !== 'half' && stored.has(address)) return false;
	}
	return true;
}

type Options = {
	/** False: a project of words alone. */
	readonly withPictures: boolean;
};

/** @param items all that were collected from the shop */
export async function score(
	shop: MallShop,
	items: readonly CollectedItem[],
	{ withPictures }: Options
): Promise<Score> {
	const byNumber = new Map<string, CollectedItem[]>();
	for (const item of items) {
		const { number } = item.product;
		byNumber.set(number, [...(byNumber.get(number) ?? []), item]);
	}
	const fields: Record<string, Tally> = {};
	const missing: string[] = [];
	const doubled: string[] = [];
	const wrong: string[] = [];
	let right = 0;
	for (const truth of shop.truth) {
		const [item, twin] = byNumber.get(truth.number) ?? [];
		byNumber.delete(truth.number);
		if (!item) missing.push(truth.number);
		else if (twin) doubled.push(truth.number);
		for (const field of shop.fields) {
			const tally = (fields[field] ??= { right: 0, of: 0 });
			tally.of += 1;
			const got = comparable(item?.product[field]);
			const wanted = comparable(truth[field]);
			if (got === wanted) tally.right += 1;
			else if (item && wrong.length < MOST_SHOWN)
				wrong.push(`${shop.name} ${truth.number} ${field}: ${got} for ${wanted}`);
		}
		if (!item || twin) continue;
		const { name, link } = item.product;
		const isNamed = comparable([name, link]) === comparable([truth.name, truth.link]);
		const isPictured = !withPictures || (await picturesAreRight(shop, truth, item));
		if (isNamed && isPictured) right += 1;
		else if (!isPictured && wrong.length < MOST_SHOWN)
			wrong.push(`${shop.name} ${truth.number}: pictures ${comparable(item.images)}`);
	}
	const expected = shop.truth.length;
	return { expected, right, missing, doubled, unexpected: [...byNumber.keys()], fields, wrong };
}

/** Share of right fields over many scores, 0..1. */
export function fieldShare(scores: readonly Score[]): number {
	const all = scores.flatMap(({ fields }) => Object.values(fields));
	const of = all.reduce((sum, tally) => sum + tally.of, 0);
	return of === 0 ? 0 : all.reduce((sum, tally) => sum + tally.right, 0) / of;
}
