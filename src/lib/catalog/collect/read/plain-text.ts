/** Text as shops deliver it, with mark-up and entities in it → text as a person reads it. */

import { load } from 'cheerio/slim';

const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z][\da-z]+);/i;
/** Elements that occur in names and descriptions. `<SS24>` is a part of a name. */
const TAGS =
	'a|abbr|b|big|blockquote|br|center|dd|del|div|dl|dt|em|figure|figcaption|font|h[1-6]|hr|i|iframe|img|ins|' +
	'label|li|mark|meta|ol|p|picture|s|script|section|small|source|span|strong|style|sub|sup|svg|table|tbody|td|' +
	'tfoot|th|thead|tr|u|ul|video';
const TAG = new RegExp(`</?(?:${TAGS})(?:\\s[^<>]*)?/?>`, 'gi');
const HAS_TAG = new RegExp(TAG.source, 'i');
const BLOCKS = 'p,div,li,tr,h1,h2,h3,h4,h5,h6,dt,dd,blockquote,section,figure,table,ul,ol';
const MAX_LENGTH = 20_000;

const decodeOnce = (text: string): string => load(text.replaceAll('<', '&lt;')).root().text();

/** `&amp;`, `&#8217;`, `&rsquo;` as what they stand for; what was written as an entity twice, too. */
export function decodeEntities(text: string): string {
	if (!ENTITY.test(text)) return text;
	const once = decodeOnce(text);
	return ENTITY.test(once) ? decodeOnce(once) : once;
}

const oneLine = (text: string): string => text.replaceAll(/[\s\u200b\ufeff]+/g, ' ').trim();

/** A name or another short text: one line, without mark-up. */
export function lineOf(value: unknown): string {
	if (typeof value === 'number') return String(value);
	if (typeof value !== 'string') return '';
	const text = value.slice(0, MAX_LENGTH);
	return oneLine(decodeEntities(HAS_TAG.test(text) ? text.replaceAll(TAG, ' ') : text));
}

/** A description: a line for each paragraph, without mark-up. */
export function textOf(value: unknown): string {
	if (typeof value !== 'string') return '';
	const text = HAS_TAG.test(value) ? textOfHtml(value) : decodeEntities(value);
	const lines = text.split(/\r?\n/).map(oneLine);
	return lines
		.filter((line) => line !== '')
		.join('\n')
		.slice(0, MAX_LENGTH);
}

function textOfHtml(html: string): string {
	const $ = load(html);
	$('script,style,noscript,svg').remove();
	$('br').replaceWith('\n');
	$(BLOCKS).append('\n');
	return $.root().text();
}
