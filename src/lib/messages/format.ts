/** Figures as people of a language write them. */

import type { Language } from './language';

const LOCALES: Readonly<Record<Language, string>> = { ko: 'ko-KR', en: 'en-GB' };

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export type Formats = {
	count(value: number): string;
	/** 0..1 → “87%” */
	percent(share: number): string;
	/** A margin, rounded up: 0.013 → “2%” */
	percentUp(share: number): string;
	/** Decimal units, as system settings show them. */
	bytes(value: number): string;
	price(price: { readonly amount: number; readonly currency: string }): string;
	/** ISO 8601 → a date. */
	date(iso: string): string;
	decimal(value: number, digits: number): string;
	/** Coarse, as an estimate should be: seconds below a minute, then minutes, then hours. */
	duration(ms: number): string;
	/** Names joined as in a sentence. */
	list(names: readonly string[]): string;
	/** The same, where one of them is meant. */
	either(names: readonly string[]): string;
};

/** The formats of a language; the formatters behind them are made once. */
export function formatsFor(language: Language): Formats {
	const locale = LOCALES[language];
	const count = new Intl.NumberFormat(locale);
	const percent = new Intl.NumberFormat(locale, { style: 'percent' });
	const list = new Intl.ListFormat(locale);
	const either = new Intl.ListFormat(locale, { type: 'disjunction' });
	const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
	return {
		count: (value) => count.format(value),
		percent: (share) => percent.format(Math.min(1, Math.max(0, share))),
		percentUp: (share) => percent.format(Math.min(1, Math.ceil(share * 100) / 100)),
		bytes: (value) => formatBytes(value, locale),
		price: (price) => formatPrice(price, locale),
		date: (iso) => {
			const time = Date.parse(iso);
			return Number.isNaN(time) ? '' : date.format(time);
		},
		decimal: (value, digits) =>
			new Intl.NumberFormat(locale, {
				minimumFractionDigits: digits,
				maximumFractionDigits: digits
			}).format(value),
		duration: (ms) => formatDuration(ms, locale),
		list: (names) => list.format(names),
		either: (names) => either.format(names)
	};
}

function formatBytes(value: number, locale: string): string {
	const step = value < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(value) / 3));
	const scaled = value / 1000 ** step;
	return new Intl.NumberFormat(locale, {
		style: 'unit',
		unit: BYTE_UNITS[step] ?? 'byte',
		unitDisplay: step === 0 ? 'long' : 'short',
		maximumFractionDigits: step > 0 && scaled < 10 ? 1 : 0
	}).format(scaled);
}

const MINUTE_S = 60;
const HOUR_S = 3600;

function formatDuration(ms: number, locale: string): string {
	const seconds = Math.max(1, Math.round(ms / 1000));
	const unit = (value: number, name: 'second' | 'minute' | 'hour', digits = 0) =>
		new Intl.NumberFormat(locale, {
			style: 'unit',
			unit: name,
			unitDisplay: 'short',
			maximumFractionDigits: digits
		}).format(value);
	// In steps of five, or the figure never stands still.
	if (seconds < 10) return unit(seconds, 'second');
	if (seconds < MINUTE_S) return unit(Math.ceil(seconds / 5) * 5, 'second');
	if (seconds < HOUR_S) return unit(Math.ceil(seconds / MINUTE_S), 'minute');
	return unit(seconds / HOUR_S, 'hour', 1);
}

const priceFormats = new Map<string, Intl.NumberFormat>();

/** Made once: making one takes longer than all else a tile of a grid needs. @throws RangeError */
function priceFormat(locale: string, currency: string, digits: number): Intl.NumberFormat {
	const key = `${locale} ${currency} ${digits}`;
	const known = priceFormats.get(key);
	if (known) return known;
	const made = new Intl.NumberFormat(locale, {
		style: 'currency',
		currency,
		currencyDisplay: 'narrowSymbol',
		minimumFractionDigits: digits
	});
	priceFormats.set(key, made);
	return made;
}

function formatPrice(price: { amount: number; currency: string }, locale: string): string {
	const { amount, currency } = price;
	try {
		return priceFormat(locale, currency, Number.isInteger(amount) ? 0 : 2).format(amount);
	} catch {
		// A shop's own unit that is no ISO 4217 code.
		return `${new Intl.NumberFormat(locale).format(amount)} ${currency}`.trim();
	}
}
