/** Reviews as a page shows them to people: a line of the buyer's figures, stars, a text. */

import type { CheerioAPI } from 'cheerio/slim';
import type { Review } from '../product';
import { textOf } from '../read/plain-text';
import { figuresIn, readReview } from './buyer';

type Element = ReturnType<CheerioAPI>;

/** Longer ones are the text of a review that mentions a figure. */
const MAX_LINE = 120;
const MAX_REVIEWS = 300;
/** From a figure up to what holds all of a buyer's. */
const MAX_STEPS = 4;
/** Of `<li>168cm</li><li>55kg</li>`. */
const MAX_FIGURE = 12;
const HINT = /\d\s*(?:cm|㎝|센)|(?:키|신장|height)\D{0,3}\d/i;
const ITEM = 'li,article,tr,[class*="review" i],[class*="comment" i]';
const TEXT =
	'[itemprop="reviewBody"],[class*="text" i],[class*="content" i],[class*="body" i],[class*="cmt" i],p';

/** Texts of a page that name a height, wherever they stand. */
function heightsIn($: CheerioAPI): Element[] {
	const found: Element[] = [];
	const waiting = $('body').contents().toArray().toReversed();
	for (let node = waiting.pop(); node && found.length < MAX_REVIEWS; node = waiting.pop()) {
		if ('data' in node && HINT.test(node.data)) found.push($(node).parent());
		if ('children' in node) waiting.push(...node.children.toReversed());
	}
	return found;
}

/** The innermost element around a height that holds a buyer's figures and not much else. */
function buyerAround($: CheerioAPI, start: Element): Element | null {
	let named: Element | null = null;
	let element = start;
	for (let step = 0; step < MAX_STEPS && element.length > 0; step++) {
		if (element.text().length > MAX_LINE) break;
		const figures = figuresIn(spaced($, element));
		if (figures === 'both') return element;
		if (figures === 'height') named ??= element;
		// Beyond an item of a list stand the figures of others; a list of figures has short items.
		if (element.is(ITEM) && element.text().trim().length > MAX_FIGURE) break;
		element = element.parent();
	}
	return named;
}

function buyersIn($: CheerioAPI): Element[] {
	const found = new Map<unknown, Element>();
	for (const start of heightsIn($)) {
		const buyer = buyerAround($, start);
		if (buyer) found.set(buyer.get(0), buyer);
	}
	return [...found.values()];
}

/** Texts of children apart: `<b>키</b><i>168cm</i>` is two words. */
function spaced($: CheerioAPI, element: Element): string {
	const children = element.contents().toArray();
	return children.map((child) => $(child).text().trim()).join(' · ');
}

/** `★★★★☆`, `4점`, `4 out of 5`, `4/5`; null where it has none. */
function ratingIn(item: Element): number | null {
	const text = item.text();
	const stars = /[★⭐]+/u.exec(text)?.[0];
	// Both are one UTF-16 unit each.
	if (stars !== undefined) return Math.min(5, stars.length);
	const labels = item
		.find('[aria-label],[title],[itemprop="ratingValue"],[data-rating]')
		.toArray()
		.map((node) =>
			['aria-label', 'title', 'content', 'data-rating']
				.map((name) => node.attribs[name] ?? '')
				.join(' ')
		);
	const said = /([1-5](?:\.\d)?)\s*(?:점|\/\s*5|out of 5|stars?|$)/i;
	for (const label of [...labels, text.slice(0, MAX_LINE)]) {
		const value = said.exec(label.trim())?.[1];
		if (value !== undefined) return Number(value);
	}
	return null;
}

/** The longest text of the item beside the buyer's line. */
function textIn($: CheerioAPI, item: Element, buyer: Element): string {
	const around: readonly unknown[] = buyer.parents().toArray();
	const texts = item
		.find(TEXT)
		.toArray()
		.filter((node) => node !== buyer.get(0) && !around.includes(node))
		.map((node) => textOf($(node).html() ?? ''))
		.filter((text) => !/^[★☆⭐\s\d./점]*$/u.test(text) && figuresIn(text) !== 'both');
	return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

export function reviewsIn($: CheerioAPI): Review[] {
	return buyersIn($).flatMap((buyer) => {
		const item = buyer.parent().closest(ITEM);
		if (item.length === 0) return [];
		const line = spaced($, buyer);
		return [{ ...readReview(line), text: textIn($, item, buyer), rating: ratingIn(item) }];
	});
}
