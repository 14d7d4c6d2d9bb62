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
	/** “3–5 min”; a single duration where both come to the same. */
	durationRange(lowMs: number, highMs: number): string;
	/** As a clock shows it, “1:05” or “1:02:03”: for time that has passed. */
	elapsed(ms: number): string;
	/** To a tenth below ten seconds: for what is set, not guessed. */
	exactDuration(ms: number): string;
	/** ISO 8601 → hours, minutes and seconds. */
	time(iso: string): string;
	/** ISO 8601 → a date with hours and minutes. */
	dateTime(iso: string): string;
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
	const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
	const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
	const written = (format: Intl.DateTimeFormat, iso: string): string => {
		const ms = Date.parse(iso);
		return Number.isNaN(ms) ? '' : format.format(ms);
	};
	return {
		count: (value) => count.format(value),
		percent: (share) => percent.format(Math.min(1, Math.max(0, share))),
		percentUp: (share) => percent.format(Math.min(1, Math.ceil(share * 100) / 100)),
		bytes: (value) => formatBytes(value, locale),
		price: (price) => formatPrice(price, locale),
		date: (iso) => written(date, iso),
		time: (iso) => written(time, iso),
		dateTime: (iso) => written(dateTime, iso),
		decimal: (value, digits) =>
			new Intl.NumberFormat(locale, {
				minimumFractionDigits: digits,
				maximumFractionDigits: digits
			}).format(value),
		duration: (ms) => formatDuration(ms, locale),
		elapsed: formatElapsed,
		durationRange: (lowMs, highMs) => formatRange(lowMs, highMs, locale),
		exactDuration: (ms) =>
			ms < 10_000 ? unit(locale, ms / 1000, 'second', 1) : formatDuration(ms, locale),
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

function formatElapsed(ms: number): string {
	const seconds = Math.floor(Math.max(0, ms) / 1000);
	const [hours, minutes] = [Math.floor(seconds / HOUR_S), Math.floor(seconds / MINUTE_S) % 60];
	const two = (value: number): string => String(value).padStart(2, '0');
	const rest = two(seconds % MINUTE_S);
	return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

function formatDuration(ms: number, locale: string): string {
	const seconds = Math.max(1, Math.round(ms / 1000));
	// In steps of five, or the figure never stands still.
	if (seconds < 10) return unit(locale, seconds, 'second');
	if (seconds < MINUTE_S) return unit(locale, Math.ceil(seconds / 5) * 5, 'second');
	if (seconds < HOUR_S) return unit(locale, Math.ceil(seconds / MINUTE_S), 'minute');
	return unit(locale, seconds / HOUR_S, 'hour', 1);
}

type TimeUnit = 'second' | 'minute' | 'hour';

function unitFormat(locale: string, name: TimeUnit, digits: number): Intl.NumberFormat {
	return new Intl.NumberFormat(locale, {
		style: 'unit',
		unit: name,
		unitDisplay: 'short',
		maximumFractionDigits: digits
	});
}

const unit = (locale: string, value: number, name: TimeUnit, digits = 0): string =>
	unitFormat(locale, name, digits).format(value);

/** The lower end rounded down, the upper one up, both in the unit of the upper one where that does not round to nothing. */
function formatRange(lowMs: number, highMs: number, locale: string): string {
	const [low, high] = [lowMs / 1000, Math.max(1, highMs / 1000)];
	const [name, seconds, digits] =
		high < MINUTE_S
			? (['second', 1, 0] as const)
			: high < HOUR_S
				? (['minute', MINUTE_S, 0] as const)
				: (['hour', HOUR_S, 1] as const);
	const step = name === 'second' && high >= 10 ? 5 : digits === 1 ? 0.1 : 1;
	const from = Math.floor(low / seconds / step + 1e-9) * step;
	const to = Math.ceil(high / seconds / step - 1e-9) * step;
	if (from <= 0) {
		return low < 1
			? unit(locale, to, name, digits)
			: `${formatDuration(lowMs, locale)} – ${unit(locale, to, name, digits)}`;
	}
	return from === to
		? unit(locale, to, name, digits)
		: unitFormat(locale, name, digits).formatRange(from, to);
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
