/** A page as JSON, XML or a document, each made once however many sources look at it. */

import { load, type CheerioAPI } from 'cheerio/slim';
import type { Page } from '../sources/source';
import { parseJson } from './json';

/** Made when it is first asked for, kept as long as the page. */
function kept<T>(make: (page: Page) => T): (page: Page) => T {
	const made = new WeakMap<Page, { readonly value: T }>();
	return (page) => {
		const known = made.get(page);
		if (known) return known.value;
		const value = make(page);
		made.set(page, { value });
		return value;
	};
}

const begins = ({ text }: Page): string => text.slice(0, 500).trimStart();

/** By what it is called, or by how it begins where the shop calls it something else. */
export const isJson = (page: Page): boolean =>
	/[/+]json$/.test(page.contentType) || /^[[{]/.test(begins(page));

export const isHtml = (page: Page): boolean =>
	/html/.test(page.contentType)
		? !/^(?:[[{]|<\?xml(?![^]*<html))/.test(begins(page))
		: /^(?:<!doctype html|<html|<head|<body)/i.test(begins(page));

/** An XML file: a feed, a sitemap. */
export const isXml = (page: Page): boolean => !isHtml(page) && begins(page).startsWith('<');

/** Undefined where the page is no JSON. */
export const jsonOf = kept((page) => (isJson(page) ? parseJson(page.text) : undefined));

/** No page that a person made is nested so deep, and looking things up in one that is takes for ever. */
const MAX_DEPTH = 1000;

type Level = { readonly children: readonly unknown[] };

function isTooDeep(root: Level): boolean {
	let level: Level[] = [root];
	for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
		level = level.flatMap(({ children }) => children.filter((child) => hasChildren(child)));
	}
	return level.length > 0;
}

const hasChildren = (node: unknown): node is Level =>
	typeof node === 'object' && node !== null && 'children' in node;

/** Null where the page is no HTML, or none that was made to be read. */
export const documentOf: (page: Page) => CheerioAPI | null = kept((page) => {
	if (!isHtml(page)) return null;
	const $ = load(page.text);
	const [root] = $.root().toArray();
	return !root || isTooDeep(root) ? null : $;
});
