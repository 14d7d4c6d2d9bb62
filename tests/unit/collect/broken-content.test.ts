import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { productSchema } from '../../../src/lib/catalog/collect/product';
import { readPage, SOURCES } from '../../../src/lib/catalog/collect/sources/sources';
import { seededRandom } from '../catalog/seeded-random';
import { fixture } from './shop-page';

const FILES = readdirSync(path.join(import.meta.dirname, '../../fixtures/shops'));
const URLS = [
	'https://shop.example/products.json?page=0x1&limit=',
	'https://shop.example/wp-json/wc/store/v1/products?page=-1',
	'https://shop.example/products/1001',
	'https://shop.example/%E0%A4%A/goods/view.php?no=%E0%A4%A',
	'https://shop.example/'
];
const TYPES = ['text/html', 'application/json', 'application/xml', 'image/png', ''];
const HEADERS = { 'x-wp-total': 'many', 'x-wp-totalpages': '-3' };

/** Everything that no product and no request may be, whatever the content was. */
function check(text: string, url: string, contentType: string): void {
	const page = { url, contentType, text, headers: HEADERS };
	for (const source of SOURCES) {
		const findings = source.read(page);
		for (const product of findings?.products ?? []) {
			expect(v.safeParse(productSchema, product).issues).toBeUndefined();
			expect(product.images.every((image) => /^https?:/.test(image))).toBe(true);
			expect(product.price?.amount ?? 0).toBeGreaterThanOrEqual(0);
		}
		for (const request of findings?.requests ?? []) expect(request.url).toMatch(/^https?:/);
	}
	readPage(page);
}

const pick = <T>(random: () => number, list: readonly T[]): T => {
	const chosen = list[Math.floor(random() * list.length)];
	if (chosen === undefined) throw new RangeError('an empty list');
	return chosen;
};

/** Cut off, with a piece taken out, doubled or overwritten. */
function damage(text: string, random: () => number): string {
	const a = Math.floor(random() * text.length);
	const b = a + Math.floor(random() * Math.min(200, text.length - a));
	return pick(random, [
		() => text.slice(0, a),
		() => text.slice(0, a) + text.slice(b),
		() => text.slice(0, b) + text.slice(a),
		() => text.slice(0, a) + '\u0000\ud800<"}]' + text.slice(b),
		() =>
			text.replaceAll(pick(random, ['{', '}', '"', '<', '>', ':']), pick(random, ['', '[', '&'])),
		() =>
			text.replaceAll(/"[^"]{1,30}"(?=\s*[,}\]])/g, () =>
				pick(random, ['null', '{}', '[]', '-1', '1e999', '"https://"', 'true'])
			)
	])();
}

describe('content that is not what it should be', () => {
	it.each(FILES)('%s, damaged, is read without an error', (file) => {
		const random = seededRandom(file.length * 7919);
		const text = fixture(file);
		for (let i = 0; i < 60; i++) {
			let damaged = damage(text, random);
			if (i % 2 === 1) damaged = damage(damaged, random);
			check(damaged, pick(random, URLS), pick(random, TYPES));
		}
	});

	it.each([
		['nothing', ''],
		['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR'],
		['null', 'null'],
		['a number', '17'],
		['a deep list', '['.repeat(20_000)],
		[
			'deep JSON-LD',
			`<script type="application/ld+json">${'{"@graph":'.repeat(900)}1${'}'.repeat(900)}</script>`
		],
		['deep elements', '<div>'.repeat(20_000)],
		[
			'prototype names',
			'{"products":[{"handle":"__proto__","variants":[{"price":"1"}],"title":"constructor","id":1}]}'
		],
		[
			'an open entity',
			'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><rss><channel><item><title>&c;</title><price>1 USD</price></item></channel></rss>'
		],
		['an opened CDATA', '<rss><channel><item><title><![CDATA[x'],
		[
			'a sitemap of addresses that are none',
			'<urlset><url><loc>javascript:alert(1)</loc></url><url><loc></loc></url><url/></urlset>'
		]
	])('%s', (_, text) => {
		for (const url of URLS) for (const type of TYPES) check(text, url, type);
	});

	it('reads nothing from a page without an address', () => {
		expect(
			readPage({ url: 'nowhere', contentType: 'text/html', text: '<p>', headers: {} })
		).toBeNull();
	});
});
