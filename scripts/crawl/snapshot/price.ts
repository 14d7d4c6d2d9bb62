/** Reads prices as people write them: `39,000원`, `₩39000`, `$12.50`, `12,50 €`, `4999 JPY`. */

import type { CatalogItem } from '../../../src/lib/catalog/records';

const SIGNS: readonly (readonly [RegExp, string])[] = [
	[/₩|원/, 'KRW'],
	[/¥|円/, 'JPY'],
	[/€/, 'EUR'],
	[/£/, 'GBP'],
	[/\$/, 'USD']
];

/** The last separator is a decimal point when one or two digits follow it. */
function amountOf(text: string): number {
	const digits = /\d[\d.,]*/.exec(text)?.[0] ?? '';
	const [, whole = digits, decimals = ''] = /^(.*)[.,](\d{1,2})$/.exec(digits) ?? [];
	return Number(`${whole.replaceAll(/[.,]/g, '')}.${decimals || '0'}`);
}

/**
 * @param currency code from a column of its own, where the table has one
 * @returns null when the text holds no single amount or no currency is known
 */
export function readPrice(text: string, currency = ''): CatalogItem['price'] {
	if ((text.match(/\d[\d.,]*/g) ?? []).length !== 1) return null;
	const code = /\b[A-Z]{3}\b/.exec(text.toUpperCase())?.[0];
	const sign = SIGNS.find(([pattern]) => pattern.test(text))?.[1];
	const known = currency.trim().toUpperCase() || code || sign;
	const amount = amountOf(text);
	return known && Number.isFinite(amount) ? { amount, currency: known } : null;
}
