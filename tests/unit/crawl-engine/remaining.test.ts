import { describe, expect, it } from 'vitest';
import { Rate } from '../../../scripts/crawl/engine/run/rate';
import { estimateRemaining, type Progress } from '../../../scripts/crawl/engine/run/remaining';

/** mulberry32 */
function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

type Shop = {
	readonly name: string;
	readonly listings: number;
	readonly products: number;
	/** Pictures of a product: evenly between these. */
	readonly images: readonly [number, number];
	/** Whether listings name the pictures themselves. */
	readonly areWhole: boolean;
	readonly paceMs: number;
	/** Of one answer, where that is more than the pace. */
	readonly latencyMs: number;
	/** How much faster or slower the host becomes along the way, and back. */
	readonly drift: number;
	/** Of a thousand answers, so many make the host rest for 3 s. */
	readonly rests: number;
};

const PLAIN = { latencyMs: 40, drift: 0.1, rests: 0, images: [1, 6], areWhole: false } as const;

const SHOPS: readonly Shop[] = [
	{ name: 'paced pages', ...PLAIN, listings: 8, products: 300, paceMs: 1000 },
	{ name: 'paced lists', ...PLAIN, listings: 12, products: 1000, areWhole: true, paceMs: 500 },
	{ name: 'few products', ...PLAIN, listings: 1, products: 30, paceMs: 1000 },
	{ name: 'no pace, slow host', ...PLAIN, listings: 10, products: 400, paceMs: 0, latencyMs: 700 },
	{
		name: 'host that tires',
		...{ ...PLAIN, listings: 10, products: 400, paceMs: 0 },
		...{ latencyMs: 400, drift: 0.5 }
	},
	{ name: 'host that rests', ...PLAIN, listings: 8, products: 300, paceMs: 500, rests: 15 },
	{ name: 'no pictures', ...PLAIN, listings: 20, products: 800, paceMs: 300, images: [0, 0] },
	{ name: 'many pictures', ...PLAIN, listings: 4, products: 150, paceMs: 200, images: [1, 20] }
];

/** @returns of each second after discovery, whether the range held */
function simulate(shop: Shop, seed: number): boolean[] {
	const random = createRandom(seed);
	const [least, most] = shop.images;
	const imagesOf = () => least + Math.floor(random() * (most - least + 1));
	const pending = { listings: 1, products: 0, pictures: 0 };
	const answers = new Rate(0);
	const phase = random() * Math.PI * 2;
	const samples: { at: number; lowMs: number; highMs: number }[] = [];
	let [now, nextSample, done, pagesRead, imagesFound, listingsLeft] = [
		0,
		0,
		0,
		0,
		0,
		shop.listings
	];
	while (pending.listings + pending.products + pending.pictures > 0) {
		const swing = 1 + shop.drift * Math.sin(phase + now / 60_000);
		const tookMs = Math.max(shop.paceMs * 1.03, shop.latencyMs * swing * (0.6 + 0.8 * random()));
		now += tookMs + (random() * 1000 < shop.rests ? 3000 : 0);
		answers.add(now);
		done++;
		if (pending.listings > 0) {
			pending.listings = --listingsLeft > 0 ? 1 : 0;
			const told = Math.ceil(shop.products / shop.listings);
			if (shop.areWhole) {
				const images = Array.from({ length: told }, imagesOf).reduce((sum, one) => sum + one, 0);
				pending.pictures += images;
				imagesFound += images;
				pagesRead++;
			} else {
				pending.products += told;
			}
		} else if (pending.pictures > 0) pending.pictures--;
		else {
			pending.products--;
			const images = imagesOf();
			pending.pictures += images;
			imagesFound += images;
			pagesRead++;
		}
		if (now < nextSample) continue;
		nextSample = now + 1000;
		const progress: Progress = {
			pending: { ...pending },
			...{ pagesRead, imagesFound, foundIn10s: 0 },
			...{ last10s: answers.last10s(now), overall: (done * 1000) / now },
			mostPerSecond: 1000 / shop.paceMs
		};
		const remaining = estimateRemaining(progress);
		if (remaining.state === 'range') samples.push({ at: now, ...remaining });
	}
	return samples.map(({ at, lowMs, highMs }) => now - at >= lowMs && now - at <= highMs);
}

describe('the remaining time, in a simulated crawl', () => {
	it.each(SHOPS.map((shop) => [shop.name, shop] as const))(
		'is within its range in nine of ten samples after discovery: %s',
		(_, shop) => {
			const held = Array.from({ length: 20 }, (__, seed) => simulate(shop, seed + 1)).flat();
			expect(held.length).toBeGreaterThan(100);
			const share = held.filter(Boolean).length / held.length;
			expect(share).toBeGreaterThanOrEqual(0.9);
		}
	);
});

describe('the estimate', () => {
	const progress: Progress = {
		pending: { listings: 0, products: 10, pictures: 5 },
		...{ pagesRead: 100, imagesFound: 300, foundIn10s: 0, last10s: 1, overall: 1, mostPerSecond: 1 }
	};

	it('has nothing to say when nothing is left', () => {
		const pending = { listings: 0, products: 0, pictures: 0 };
		expect(estimateRemaining({ ...progress, pending })).toEqual({ state: 'none' });
	});

	it('counts the pictures that pages will bring', () => {
		const remaining = estimateRemaining(progress);
		if (remaining.state !== 'range') throw new Error(remaining.state);
		expect(remaining.lowMs).toBeLessThan(45_000);
		expect(remaining.highMs).toBeGreaterThan(45_000);
	});

	it.each([
		['a listing is still to be read', { pending: { listings: 1, products: 10, pictures: 5 } }],
		['pages are still found', { foundIn10s: 9 }],
		['no page was read yet', { pagesRead: 0, imagesFound: 0 }],
		['nothing was answered yet', { last10s: 0, overall: 0 }]
	])('only says what it will take at least while %s', (_, change) => {
		expect(estimateRemaining({ ...progress, ...change }).state).toBe('discovering');
	});
});
