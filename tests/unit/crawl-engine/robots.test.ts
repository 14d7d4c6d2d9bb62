import { expect, it } from 'vitest';
import { isFresh, readRules } from '../../../scripts/crawl/engine/hosts/robots';
import { backoffMs, readRetryAfter } from '../../../scripts/crawl/engine/hosts/wait';

const ORIGIN = 'https://shop.example';
const rules = (robots: string, status = 200) => readRules(ORIGIN, { robots, status, fetchedAt: 0 });

it.each([
	[
		'our name before everybody',
		'User-agent: *\nDisallow: /\n\nUser-agent: otlens\nDisallow: /my',
		'/a',
		true
	],
	[
		'our name, closed',
		'User-agent: *\nAllow: /\n\nUser-agent: Otlens\nDisallow: /my',
		'/my/1',
		false
	],
	['everybody', 'User-agent: *\nDisallow: /my', '/my/1', false],
	['the longer rule', 'User-agent: *\nDisallow: /my\nAllow: /my/shop', '/my/shop/1', true],
	['patterns', 'User-agent: *\nDisallow: /*?sort=', '/list?sort=1', false],
	['nothing', '', '/a', true],
	['a page instead', '<!doctype html><title>404</title>', '/a', true]
])('reads %s', (_, robots, path, isAllowed) => {
	expect(rules(robots).isAllowed(ORIGIN + path)).toBe(isAllowed);
});

it.each([
	[404, true],
	[403, true],
	[429, false],
	[500, false],
	[503, false],
	[0, false]
])('an answer of %i leaves it open: %s', (status, isOpen) => {
	const read = rules('User-agent: *\nDisallow: /', status);
	expect(read.isAllowed(`${ORIGIN}/a`)).toBe(isOpen);
	expect(read.closed === '').toBe(isOpen);
});

it('knows Crawl-delay and sitemaps', () => {
	const read = rules(`User-agent: *\nCrawl-delay: 1.5\nSitemap: ${ORIGIN}/map.xml`);
	expect(read.crawlDelayMs).toBe(1500);
	expect(read.sitemaps).toEqual([`${ORIGIN}/map.xml`]);
	expect(rules('User-agent: *\nCrawl-delay: soon').crawlDelayMs).toBe(0);
});

it('is asked for again after a day', () => {
	const row = { robots: '', status: 200, fetchedAt: 1000 };
	expect(isFresh(row, 1000 + 23 * 3600_000)).toBe(true);
	expect(isFresh(row, 1000 + 25 * 3600_000)).toBe(false);
});

it.each([
	['120', 120_000],
	['0', 0],
	['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
	['Thu, 01 Jan 2025 00:00:30 GMT', 0],
	['soon', null],
	['-5', null],
	[undefined, null]
])('reads Retry-After: %s', (header, ms) => {
	expect(readRetryAfter(header, Date.UTC(2026, 0, 1))).toBe(ms);
});

it('waits twice as long each time, never the same', () => {
	expect([1, 2, 3, 4].map((tries) => backoffMs(tries, () => 1))).toEqual([1000, 2000, 4000, 8000]);
	expect([1, 2, 3].map((tries) => backoffMs(tries, () => 0))).toEqual([500, 1000, 2000]);
	expect(backoffMs(40, () => 1)).toBe(300_000);
});
