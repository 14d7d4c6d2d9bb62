/** Reads prices as people and shops write them: `39,000원`, `₩39000`, `$12.50`, `1.299,00 €`, `4999 JPY`. */

import type { Money } from './product';

const SIGNS: readonly (readonly [RegExp, string])[] = [
	[/₩|￦|원/, 'KRW'],
	[/¥|円/, 'JPY'],
	[/€/, 'EUR'],
	[/£/, 'GBP'],
	[/\$/, 'USD']
];

/** Codes of three letters that stand beside a price, and are not words such as `NEW` or `TAX`. */
const CODES = new Set(
	(
		'AED AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MXN MYR NOK NZD PHP PLN ' +
		'RON SAR SEK SGD THB TRY TWD UAH USD VND ZAR'
	).split(' ')
);

/** Groups of three may be parted by spaces. */
const AMOUNT = /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d(?:[\d.,'’]*\d)?/g;

/**
 * The number that digits with separators stand for. The last of them is the decimal point where one or
 * two digits follow it; three digits after it are a group, save where both kinds occur: `1,299.500`.
 */
export function amountOf(digits: string): number {
	const plain = digits.replaceAll(/['’\s\u00a0\u202f]/g, '');
	const decimal = /^(.*)[.,](\d{1,2})$/.exec(plain);
	const whole = (decimal?.[1] ?? plain).replaceAll(/[.,]/g, '');
	return Number(`${whole}.${decimal?.[2] ?? '0'}`);
}

/** The code that a text names, by letters or by sign; empty where it names none. */
export function currencyIn(text: string): string {
	const words = text.toUpperCase().match(/(?<![A-Z])[A-Z]{3}(?![A-Z])/g) ?? [];
	const code = words.find((word) => CODES.has(word));
	return code ?? SIGNS.find(([pattern]) => pattern.test(text))?.[1] ?? '';
}

/**
 * @param currency code from a column of its own, where the table has one
 * @returns null when the text holds no single amount (a range is none) or no currency is known
 */
export function readPrice(text: string, currency = ''): Money | null {
	const amounts = text.match(AMOUNT) ?? [];
	const [only] = amounts;
	if (only === undefined || amounts.length > 1) return null;
	const amount = amountOf(only);
	const known = currency.trim().toUpperCase() || currencyIn(text);
	return known && Number.isFinite(amount) ? { amount, currency: known } : null;
}

/** ISO 4217 of what a shop calls a currency: `KRW`, `krw`, `₩`, `원`, `WON`. */
function currencyOf(currency: unknown): string {
	const text = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
	if (/^[A-Z]{3}$/.test(text) && text !== 'WON') return text;
	return text === 'WON' ? 'KRW' : currencyIn(text);
}

/**
 * A price as structured data gives it: a number, or a text whose dot is the decimal point.
 *
 * @param currency empty where the shop does not say
 * @returns null for a range, a word, or an amount below 0
 */
export function priceOf(value: unknown, currency: unknown): Money | null {
	const code = currencyOf(currency);
	if (typeof value === 'number') {
		return Number.isFinite(value) && value >= 0 ? { amount: value, currency: code } : null;
	}
	if (typeof value !== 'string') return null;
	const text = value.trim();
	if (/^\d+(\.\d+)?$/.test(text)) return { amount: Number(text), currency: code };
	if (/^-/.test(text)) return null;
	const amounts = text.match(AMOUNT) ?? [];
	const [only] = amounts;
	if (only === undefined || amounts.length > 1) return null;
	return { amount: amountOf(only), currency: code || currencyIn(text) };
}
