import { afterEach, describe, expect, it } from 'vitest';
import { CRAWLER_STATES, type CrawlerState } from '../../../src/lib/catalog/collect/crawler';
import { setLanguage } from '../../../src/lib/messages/current.svelte';
import {
	canCancel,
	canDelete,
	canStop,
	mainAction,
	progressOf,
	troubleOf
} from '../../../src/lib/ui/crawl/crawler-facts';
import {
	concurrencyOf,
	limitOf,
	paceMsOf,
	paceText
} from '../../../src/lib/ui/crawl/crawler-numbers';
import {
	countLabels,
	filterCrawlers,
	fitsFilter,
	NO_FILTER
} from '../../../src/lib/ui/crawl/crawl-filter';
import { findTerms, termName } from '../../../src/lib/ui/crawl/find-terms';
import { remainingWords } from '../../../src/lib/ui/crawl/remaining-words';
import { localTime, scheduleOf } from '../../../src/lib/ui/crawl/schedule-text';
import { shopAddress, shopName } from '../../../src/lib/ui/crawl/shop-address';
import { tokenIn } from '../../../src/routes/crawl/console-token';
import { crawler, project, working } from '../state/crawl-fakes';

afterEach(() => setLanguage('en'));

describe('actions', () => {
	it.each<[CrawlerState, string | null, boolean, boolean, boolean]>([
		['pending', 'start', false, false, true],
		['running', 'pause', true, true, false],
		['paused', 'resume', true, true, true],
		['stopping', null, false, true, false],
		['done', 'start', false, false, true],
		['failed', 'start', false, false, true],
		['cancelled', 'start', false, false, true]
	])('of %s: %s, stop %s, cancel %s, delete %s', (state, main, stop, cancel, remove) => {
		const known = mainAction({ state, queued: 0 });
		expect([known, canStop(state), canCancel(state), canDelete(state)]).toEqual([
			main,
			stop,
			cancel,
			remove
		]);
	});
});

it('a crawler that failed with work left goes on with it', () => {
	expect(mainAction({ state: 'failed', queued: 3 })).toBe('resume');
});

describe('trouble', () => {
	it('is a crawl that ended with nothing, whatever it calls itself', () => {
		const empty = crawler('c1', 'p1', { state: 'done', reason: 'finished' });
		expect(troubleOf(empty)).toBe('nothing-found');
		expect(troubleOf({ ...empty, notModified: 12 })).toBeNull();
		expect(troubleOf({ ...empty, products: 1 })).toBeNull();
		expect(troubleOf({ ...empty, reason: 'stopped-by-person' })).toBeNull();
	});

	it('has a reason in every failure', () => {
		for (const state of CRAWLER_STATES) {
			const known = troubleOf(crawler('c1', 'p1', { state, reason: 'interrupted' }));
			expect(known).toBe(state === 'failed' ? 'internal-error' : null);
		}
		expect(troubleOf(crawler('c1', 'p1', { state: 'paused', reason: 'disk-full' }))).toBe(
			'disk-full'
		);
	});
});

describe('progress', () => {
	it('counts what failed or is closed as answered', () => {
		const one = working('c1', 'p1', {
			done: 10,
			failed: 2,
			skippedByRobots: 3,
			queued: 4,
			inFlight: 1
		});
		expect(progressOf(one)).toEqual({ done: 15, total: 20 });
	});

	it('has its remaining time as a range, or says what is not known', () => {
		expect(remainingWords({ state: 'none' })).toBe('');
		expect(remainingWords({ state: 'range', lowMs: 180_000, highMs: 300_000 })).toBe(
			'about 3–5 mins'
		);
		expect(remainingWords({ state: 'discovering', atLeastMs: 120_000 })).toBe(
			'still finding pages: at least 2 mins'
		);
		setLanguage('ko');
		expect(remainingWords({ state: 'range', lowMs: 180_000, highMs: 300_000 })).toBe('약 3~5분');
	});
});

describe('numbers as typed', () => {
	it.each([
		['1', 1000],
		['0,5', 500],
		[' 2.25 ', 2250],
		['0', 0],
		['600', 600_000],
		['601', null],
		['-1', null],
		['', null],
		['soon', null],
		['1e3', null]
	])('pace %j is %s ms', (typed, ms) => expect(paceMsOf(typed)).toBe(ms));

	it('shows a pace in seconds', () => expect(paceText(1500)).toBe('1.5'));

	it.each([
		['1', 1],
		['16', 16],
		['0', null],
		['17', null],
		['1.5', null]
	])('concurrency %j is %s', (typed, count) => expect(concurrencyOf(typed)).toBe(count));

	it.each([
		['', null],
		['250', 250],
		['0', undefined],
		['2.5', undefined],
		['many', undefined]
	])('limit %j is %s', (typed, limit) => expect(limitOf(typed)).toBe(limit));
});

describe('the address of a shop', () => {
	it.each([
		['https://shop.example', 'https://shop.example/'],
		['shop.example/skirts', 'https://shop.example/skirts'],
		[' http://127.0.0.1:4700 ', 'http://127.0.0.1:4700/'],
		['http://localhost:4700', 'http://localhost:4700/']
	])('%j is %s', (typed, address) => expect(shopAddress(typed)).toBe(address));

	it('may be written in Korean', () => {
		expect(shopAddress('한국쇼핑.example')).toMatch(/^https:\/\/xn--[a-z0-9]+\.example\/$/);
	});

	it.each([
		'',
		'flare skirt',
		'flare',
		'ftp://shop.example',
		'https://user:secret@shop.example',
		'javascript://x.y'
	])('%j is none', (typed) => expect(shopAddress(typed)).toBeNull());

	it('is its host where it has no name', () => {
		expect(shopName('https://www.shop.example/x')).toBe('shop.example');
		expect(shopName('nothing')).toBe('');
	});
});

describe('the vocabulary', () => {
	const first = (typed: string): string | undefined => findTerms(typed)[0]?.id;

	it.each([
		['플레어스커트', 'flare-skirt'],
		['플레어 스', 'flare-skirt'],
		['플레ㅇ', 'flare-skirt'],
		['ㅍㅅㅅㅋㅌ', 'pencil-skirt'],
		['Pencil sk', 'pencil-skirt'],
		['a line', 'a-line-skirt'],
		['tube', 'pencil-skirt']
	])('finds %j', (typed, id) => expect(first(typed)).toBe(id));

	it('has nothing for what it does not know, and all for nothing typed', () => {
		expect(findTerms('우주복')).toEqual([]);
		expect(findTerms(' ').length).toBeGreaterThan(1);
		expect(termName('flare-skirt', 'ko')).toBe('플레어스커트');
		expect(termName('space-suit', 'en')).toBe('');
	});
});

describe('filters', () => {
	const [spring, other] = [project('p1', { labels: ['spring'] }), project('p2')];
	const [quiet, busy] = [crawler('c1', 'p1'), working('c2', 'p1', { labels: ['night'] })];

	it('find crawlers by state, by their own label, and by their project’s', () => {
		const all = [quiet, busy];
		expect(filterCrawlers(spring, all, NO_FILTER)).toEqual(all);
		expect(filterCrawlers(spring, all, { ...NO_FILTER, states: ['running', 'failed'] })).toEqual([
			busy
		]);
		expect(filterCrawlers(spring, all, { ...NO_FILTER, labels: ['night'] })).toEqual([busy]);
		expect(filterCrawlers(spring, all, { ...NO_FILTER, labels: ['spring'] })).toEqual(all);
	});

	it('find projects by words half typed, and by what their crawlers do', () => {
		expect(fitsFilter(spring, [quiet], { ...NO_FILTER, words: 'proj ectP1' })).toBe(true);
		expect(fitsFilter(spring, [quiet], { ...NO_FILTER, words: 'autumn' })).toBe(false);
		expect(fitsFilter(spring, [quiet], { ...NO_FILTER, states: ['running'] })).toBe(false);
		expect(fitsFilter(spring, [], { ...NO_FILTER, labels: ['spring'] })).toBe(true);
		expect(fitsFilter(other, [], { ...NO_FILTER, states: ['pending'] })).toBe(false);
	});

	it('count labels, the most frequent first', () => {
		expect(countLabels([spring, other], [busy, { ...quiet, labels: ['night'] }])).toEqual([
			['night', 2],
			['spring', 1]
		]);
	});
});

describe('a schedule', () => {
	it('is the same after a form held it', () => {
		const at = '2026-11-27T06:30:00.000Z';
		expect(scheduleOf(localTime(at), 24)).toEqual({ at, everyHours: 24 });
		expect(scheduleOf(localTime(at), 0)).toEqual({ at, everyHours: null });
		expect(scheduleOf('', 24)).toBeNull();
		expect(localTime('never')).toBe('');
	});
});

describe('the token', () => {
	it.each([
		['#token=abc_-1', 'abc_-1'],
		['#view=1&token=x', 'x'],
		['#token=', null],
		['#main', null],
		['', null]
	])('in %j is %s', (hash, token) => expect(tokenIn(hash)).toBe(token));
});
