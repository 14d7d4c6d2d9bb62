/** Projects, crawlers and products as a console might have them. */

import type {
	CollectedItem,
	Crawler,
	NewCrawler,
	NewProject,
	Project
} from '../../../src/lib/catalog/collect/crawler';
import { createProduct } from '../../../src/lib/catalog/collect/product';

const START = '2026-03-02T09:00:00.000Z';

export function sampleProject(
	id: string,
	project: NewProject,
	change: Partial<Project> = {}
): Project {
	return {
		...project,
		labels: project.labels ?? [],
		id,
		createdAt: START,
		crawlers: 0,
		products: 0,
		images: 0,
		bytes: 0,
		...change
	};
}

export function sampleCrawler(
	id: string,
	project: string,
	crawler: NewCrawler,
	change: Partial<Crawler> = {}
): Crawler {
	return {
		...crawler,
		source: crawler.source ?? 'auto',
		start: crawler.start ?? [],
		paceMs: crawler.paceMs ?? 1000,
		concurrency: crawler.concurrency ?? 1,
		limit: crawler.limit ?? null,
		schedule: crawler.schedule ?? null,
		labels: crawler.labels ?? [],
		id,
		project,
		at: START,
		state: 'pending',
		reason: 'waits-for-start',
		detail: '',
		startedAt: null,
		endedAt: null,
		elapsedMs: 0,
		remaining: { state: 'none' },
		queued: 0,
		inFlight: 0,
		done: 0,
		failed: 0,
		retried: 0,
		skippedByRobots: 0,
		notModified: 0,
		products: 0,
		images: 0,
		duplicates: { exact: 0, near: 0 },
		bytes: 0,
		statusCodes: {},
		rate: { last10s: 0, overall: 0 },
		perMinute: [],
		hosts: [],
		lastErrors: [],
		vision: { done: 0, pending: 0 },
		...change
	};
}

/** What a crawler in the middle of its work shows. */
export const AT_WORK: Partial<Crawler> = {
	state: 'running',
	reason: 'collecting',
	startedAt: START,
	elapsedMs: 754_000,
	remaining: { state: 'range', lowMs: 180_000, highMs: 300_000 },
	queued: 812,
	inFlight: 2,
	done: 1240,
	failed: 3,
	retried: 11,
	skippedByRobots: 24,
	notModified: 96,
	products: 318,
	images: 902,
	duplicates: { exact: 14, near: 6 },
	bytes: 148_000_000,
	statusCodes: { '200': 1140, '304': 96, '404': 3, '429': 2 },
	rate: { last10s: 1.9, overall: 1.6 },
	perMinute: [12, 40, 66, 92, 101, 98, 110, 117, 104, 96, 120, 118, 114],
	hosts: [
		{
			host: 'shop.example',
			nextAllowedAt: '2026-03-02T09:12:35.000Z',
			paceMs: 2000,
			paceFrom: 'crawl-delay',
			inFlight: 1
		},
		{
			host: 'cdn.shop.example',
			nextAllowedAt: START,
			paceMs: 500,
			paceFrom: 'crawler',
			inFlight: 1
		}
	],
	lastErrors: [
		{
			at: '2026-03-02T09:11:02.000Z',
			url: 'https://shop.example/products/flare-skirt-312',
			kind: 'status',
			status: 404,
			message: 'Not Found',
			isFinal: true
		},
		{
			at: '2026-03-02T09:09:41.000Z',
			url: 'https://cdn.shop.example/images/2024/03/skirt-flare-long-name-1200x1600.jpg',
			kind: 'timeout',
			status: null,
			message: 'no headers within 30 s',
			isFinal: false
		}
	],
	vision: { done: 410, pending: 492 }
};

const NAMES = [
	'Linen flare skirt',
	'플리츠 스커트',
	'Denim A-line',
	'벨벳 플레어스커트',
	'Wrap skirt'
];

export function sampleItem(project: string, place: number, crawler: string | null): CollectedItem {
	const number = `S-${String(place).padStart(4, '0')}`;
	return {
		id: `${project}/${number}`,
		project,
		crawler,
		collectedAt: START,
		changedAt: START,
		product: createProduct({
			number,
			name: `${NAMES[place % NAMES.length] ?? 'Skirt'} ${place}`,
			link: `https://shop.example/products/${number}`,
			brand: place % 2 === 0 ? 'Atelier' : '오트',
			description: 'Falls softly from the waist.\nLined, with a hidden zip.',
			category: '여성 > 스커트 > 플레어',
			price: { amount: 29_000 + place * 100, currency: 'KRW' },
			listPrice: place % 3 === 0 ? { amount: 39_000 + place * 100, currency: 'KRW' } : null,
			availability: 'in-stock',
			colours: ['ivory', 'navy'],
			sizes: ['S', 'M', 'L'],
			material: 'linen 55 %, cotton 45 %',
			gender: 'women',
			images: [`https://cdn.shop.example/${number}.jpg`],
			sizeTable: {
				columns: ['Size', 'Waist (cm)', 'Length (cm)'],
				rows: [
					['S', '64', '70'],
					['M', '68', '71'],
					['L', '72', '72']
				]
			},
			reviews: [
				{
					text: '핏이 예뻐요. 길이도 딱 좋아요.',
					rating: 5,
					heightCm: 164,
					weightKg: 52,
					size: 'M',
					fit: 'true'
				}
			],
			labels: { season: 'summer' }
		}),
		images: [
			{
				index: 0,
				url: `https://cdn.shop.example/${number}.jpg`,
				sha256: 'a'.repeat(64),
				type: 'image/png',
				widthPx: 900,
				heightPx: 1200,
				bytes: 84_000,
				duplicateOf: place % 7 === 3 ? `${project}/S-0000` : null
			}
		]
	};
}
