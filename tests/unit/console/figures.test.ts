/** Figures and tables of the command line. */

import { describe, expect, it } from 'vitest';
import { bytesText, durationText, remainingText } from '../../../scripts/crawl/cli/figures';
import { cut, tableText, widthOf } from '../../../scripts/crawl/cli/table';
import { wordsFor } from '../../../scripts/crawl/cli/words';

const en = wordsFor({});
const ko = wordsFor({ LANG: 'ko_KR.UTF-8' });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the language', () => {
	it.each([
		[{}, en],
		[{ LANG: 'C' }, en],
		[{ LANG: 'kok_IN' }, en],
		[{ LANG: 'ko' }, ko],
		[{ LANG: 'en_US.UTF-8', LC_ALL: 'ko_KR.UTF-8' }, ko],
		[{ LANG: 'ko_KR.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, en]
	])('of %o', (env, words) => expect(wordsFor(env)).toBe(words));
});

describe('durations', () => {
	it.each([
		[0, '0 s'],
		[119_000, '119 s'],
		[2 * MINUTE, '2 min'],
		[119.6 * MINUTE, '120 min'],
		[2 * HOUR, '2 h 0 min'],
		[26 * HOUR + 59.6 * MINUTE, '27 h 0 min'],
		[50 * HOUR, '2 d 2 h']
	])('%d ms is %s', (ms, text) => expect(durationText(ms, en)).toBe(text));

	it('are ranges where they are guesses', () => {
		expect(remainingText({ state: 'none' }, en)).toBe('');
		expect(remainingText({ state: 'range', lowMs: 180_000, highMs: 300_000 }, ko)).toBe('3분~5분');
		expect(remainingText({ state: 'range', lowMs: 1000, highMs: 1200 }, en)).toBe('about 1 s');
		expect(remainingText({ state: 'discovering', atLeastMs: 120_000 }, en)).toContain('≥ 2 min');
	});
});

it.each([
	[0, '0 B'],
	[999, '999 B'],
	[1000, '1.0 kB'],
	[123_456, '123 kB'],
	[999_600, '1.0 MB'],
	[5e12, '5.0 TB']
])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

describe('tables', () => {
	it('count Hangul as two cells', () => {
		expect([widthOf('스커트'), widthOf('skirt'), widthOf('옷 a')]).toEqual([6, 5, 4]);
		const text = tableText(
			[{ title: 'a' }, { title: 'n', align: 'right' }],
			[
				['스커트', '1'],
				['x', '10']
			]
		);
		expect(text.split('\n').map(widthOf)).toEqual([10, 10, 10]);
	});

	it('cut what is wider than the terminal, never half a letter', () => {
		expect(cut('스커트', 6)).toBe('스커트');
		expect(cut('스커트', 5)).toBe('스커…');
		expect(cut('스커트', 4)).toBe('스…');
		expect(cut('skirt', 0)).toBe('');
	});

	it('let no text of a shop steer the terminal', () => {
		const text = tableText([{ title: 'a' }], [['x\u001b[2Jy\n\u202ez']]);
		expect(text).toBe('a\nx [2Jy  z');
	});
});
