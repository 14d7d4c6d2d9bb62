import { describe, expect, it } from 'vitest';
import { colourName, localName } from '../../../src/lib/messages/colour-name';
import { en } from '../../../src/lib/messages/en';
import { ERROR_NAMES, errorText } from '../../../src/lib/messages/error-names';
import { formatsFor } from '../../../src/lib/messages/format';
import { ko } from '../../../src/lib/messages/ko';
import { LABELS32 } from '../../../src/lib/vision/colour/labels32.data';
import * as photoErrors from '../../../src/lib/vision/image/photo-errors';

/** Every text of a dictionary with its path; functions are called with plain arguments. */
function texts(value: unknown, path = ''): [string, string][] {
	if (typeof value === 'string') return [[path, value]];
	if (typeof value === 'function') {
		const make = value as (...words: string[]) => string;
		return [[path, make('1', '2')]];
	}
	return Object.entries(value as object).flatMap(([key, part]) => texts(part, `${path}.${key}`));
}

const HANGUL = /[가-힣]/;
/** The same in both languages: names of the app, and texts that only join their arguments. */
const SHARED = new Set(['.app.name', '.app.nameLocal', '.garments.boxName', '.garments.share']);

describe('dictionaries', () => {
	it('have no empty text', () => {
		for (const [path, words] of [...texts(en), ...texts(ko)]) expect(words, path).not.toBe('');
	});

	it('are each in their own language', () => {
		for (const [path, words] of texts(en)) {
			if (!SHARED.has(path)) expect(words, path).not.toMatch(HANGUL);
		}
		for (const [path, words] of texts(ko)) {
			if (!SHARED.has(path)) expect(words, path).toMatch(HANGUL);
		}
	});

	it('give every refused photo a text of its own', () => {
		const refused = Object.values(photoErrors)
			.filter((value) => typeof value === 'function' && value.prototype instanceof Error)
			.map((ErrorClass) => new (ErrorClass as new () => Error)().name);
		expect(refused.length).toBeGreaterThan(6);
		for (const dictionary of [en, ko]) {
			const titles = refused.map((name) => errorText(dictionary.errors, name).title);
			expect(new Set(titles).size).toBe(refused.length);
			expect(titles).not.toContain(dictionary.errors.other.title);
		}
	});

	it('fall back to the general text for an unknown error', () => {
		expect(errorText(en.errors, 'NoSuchError')).toBe(en.errors.other);
		expect(errorText(en.errors, 'toString')).toBe(en.errors.other);
		expect(ERROR_NAMES).not.toContain('AbortError');
	});
});

describe('formats', () => {
	it.each([
		['en', 0, '0 bytes'],
		['en', 999, '999 bytes'],
		['en', 1_500, '1.5 kB'],
		['en', 14_200_000, '14 MB'],
		['ko', 3_700_000_000, '3.7GB']
	] as const)('bytes in %s: %d is %s', (language, value, expected) => {
		expect(formatsFor(language).bytes(value)).toBe(expected);
	});

	it.each([
		['ko', { amount: 29000, currency: 'KRW' }, '₩29,000'],
		['en', { amount: 19.5, currency: 'EUR' }, '€19.50'],
		['en', { amount: 12, currency: 'points' }, '12 points']
	] as const)('price in %s', (language, price, expected) => {
		expect(formatsFor(language).price(price)).toBe(expected);
	});

	it.each([
		['en', 400, '1 sec'],
		['en', 42_000, '45 secs'],
		['ko', 61_000, '2분'],
		['en', 5_400_000, '1.5 hrs']
	] as const)('duration in %s: %d ms is %s', (language, ms, expected) => {
		expect(formatsFor(language).duration(ms)).toBe(expected);
	});

	it.each([
		[0, '0:00'],
		[999, '0:00'],
		[65_000, '1:05'],
		[3_723_000, '1:02:03']
	] as const)('%d ms that have passed are %s', (ms, expected) => {
		expect(formatsFor('en').elapsed(ms)).toBe(expected);
	});

	it.each([
		['en', 170_000, 290_000, '2–5 mins'],
		['ko', 180_000, 300_000, '3~5분'],
		['en', 20_000, 170_000, '20 secs – 3 mins'],
		['en', 12_000, 33_000, '10–35 secs'],
		['en', 240_000, 240_000, '4 mins'],
		['en', 0, 4_000, '4 secs'],
		['en', 4_000_000, 9_300_000, '1.1–2.6 hrs']
	] as const)('range in %s: %d to %d ms is %s', (language, lowMs, highMs, expected) => {
		expect(formatsFor(language).durationRange(lowMs, highMs)).toBe(expected);
	});

	it('keeps a share within 0 and 100 percent', () => {
		expect(formatsFor('en').percent(1.0000001)).toBe('100%');
		expect(formatsFor('en').percent(-0.1)).toBe('0%');
	});
});

describe('names', () => {
	it('names each of the 32 colours in both languages', () => {
		for (const { id, en: english, ko: korean } of LABELS32) {
			expect(colourName(id, 'en')).toBe(english);
			expect(colourName(id, 'ko')).toBe(korean);
		}
		expect(colourName('unheard-of', 'ko')).toBe('unheard-of');
	});

	it('takes a stored name in the language, else English, else any', () => {
		expect(localName({ ko: '치마', en: 'Skirt' }, 'ko')).toBe('치마');
		expect(localName({ en: 'Skirt' }, 'ko')).toBe('Skirt');
		expect(localName({ de: 'Rock' }, 'ko')).toBe('Rock');
	});
});
