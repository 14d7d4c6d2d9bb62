/** The colours and sizes that a page lets a buyer choose from. */

import type { CheerioAPI } from 'cheerio/slim';
import { lineOf } from '../read/plain-text';
import { meaningOfOption } from '../sources/make-product';

type Element = ReturnType<CheerioAPI>;
export type Options = { readonly colours: string[]; readonly sizes: string[] };

/** `- [필수] 옵션을 선택해 주세요 -`, a row of dashes, `Choose a size`. */
const PLACEHOLDER = /^[-=\s*]*$|선택|옵션을|choose|select|please/i;
/** `(+2,000원)`, `[품절]`, `- 품절`: said of a choice, and no part of it. */
const REMARK = /\s*[([-]?\s*(?:품절|일시품절|sold\s?out|[+-]\s?[\d,.]+\s?(?:원|₩)?)\s*[)\]]?\s*$/i;
const MAX_LENGTH = 60;
const MAX_CHOICES = 60;

/** What the page calls a list of choices, wherever it says so. */
function nameOf($: CheerioAPI, select: Element): string {
	const id = select.attr('id') ?? '';
	const labels = $('label')
		.toArray()
		.filter((node) => id !== '' && node.attribs['for'] === id)
		.map((node) => $(node).text());
	const row = select.closest('tr,dl,li,div').find('th,dt,label').first().text();
	const own = ['option_title', 'aria-label', 'title', 'name', 'id'].map((name) =>
		select.attr(name)
	);
	return [...labels, row, ...own].find((name) => meaningOfOption(name) !== null) ?? '';
}

const choicesOf = ($: CheerioAPI, select: Element): string[] =>
	select
		.find('option')
		.toArray()
		.map((node) => lineOf($(node).text()))
		.filter((text) => !PLACEHOLDER.test(text))
		.map((text) => text.replace(REMARK, '').trim())
		.filter((text) => text !== '' && text.length <= MAX_LENGTH)
		.slice(0, MAX_CHOICES);

export function optionsIn($: CheerioAPI): Options {
	const found: Options = { colours: [], sizes: [] };
	for (const node of $('select').toArray()) {
		const select = $(node);
		const meaning = meaningOfOption(nameOf($, select));
		const list = { colour: found.colours, size: found.sizes, material: null }[
			meaning ?? 'material'
		];
		for (const choice of choicesOf($, select)) if (!list?.includes(choice)) list?.push(choice);
	}
	return found;
}
