/** Pages as small shops have them: a list with links, and a product with its measures and reviews. */

import { escaped } from './answer';
import type { Garment } from './garment';
import { HIDDEN_PART, pageCount, pageOf, type Language, type Stall } from './shape';

export type PageParts = {
	readonly language: Language;
	readonly title: string;
	readonly head?: string;
	readonly body: string;
	readonly charset?: string;
};

const WORDS = {
	ko: {
		...{
			next: '다음',
			previous: '이전',
			material: '소재',
			sizes: '사이즈 정보',
			reviews: '구매 후기'
		},
		...{ about: '회사 소개', home: '홈' }
	},
	en: {
		...{ next: 'Next', previous: 'Previous', material: 'Material', sizes: 'Size guide' },
		...{ reviews: 'Reviews', about: 'About us', home: 'Home' }
	}
} as const;

const STYLE =
	'body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
	'ul.goods{list-style:none;padding:0;display:grid;gap:1.5rem;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr))}' +
	'img{max-width:100%;background:#eee}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.25rem .75rem}' +
	'nav,footer{margin:1rem 0}';

export function page({ language, title, head = '', body, charset = 'utf-8' }: PageParts): string {
	const { about, home } = WORDS[language];
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="${charset}">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
${head}
</head>
<body>
<header><a href="/">${home}</a></header>
<main>
${body}
</main>
<footer><a href="/about">${about}</a></footer>
</body>
</html>
`;
}

/** An address as careless shops write it: whole, without scheme, or without host, in turn. */
export function carelessly(address: string, turn: number): string {
	const { host, pathname, search } = new URL(address);
	if (turn % 3 === 1) return `//${host}${pathname}${search}`;
	if (turn % 3 === 2) return `${pathname}${search}`;
	return address;
}

export type ListOptions = {
	readonly language: Language;
	readonly title: string;
	readonly page: number;
	readonly pageSize: number;
	/** Address of the n-th page. */
	readonly pagePath: (page: number) => string;
	readonly productPath: (number: string) => string;
	readonly price: (garment: Garment) => string;
	readonly charset?: string;
	/** As this shop calls it; unless told, as it is. */
	readonly named?: (garment: Garment) => Garment;
};

function card(garment: Garment, stall: Stall, options: ListOptions, part = ''): string {
	const [first = ''] = stall.pictures(garment);
	const { name: names } = options.named?.(garment) ?? garment;
	const name = escaped(names[options.language]);
	return `<li><a href="${part}${escaped(options.productPath(garment.number))}"><img src="${escaped(carelessly(first, garment.index))}" alt="${name}" loading="lazy"><br><strong>${name}</strong></a><br><span class="price">${escaped(options.price(garment))}</span></li>`;
}

/** A list page: open garments; on the first page also hidden ones and what only looks like a product. */
export function listPage(stall: Stall, options: ListOptions): string | null {
	const { language, title, pageSize, pagePath, productPath, charset = 'utf-8' } = options;
	const last = pageCount(stall.garments, pageSize);
	if (options.page > last) return null;
	const cards = pageOf(stall.garments, options.page, pageSize).map((garment) =>
		card(garment, stall, options)
	);
	if (options.page === 1) {
		cards.push(...stall.hidden.map((garment) => card(garment, stall, options, HIDDEN_PART)));
		cards.push(
			...stall.trapNumbers.map(
				(number) =>
					`<li><a href="${escaped(productPath(number))}"><strong>${number}</strong></a></li>`
			)
		);
	}
	const { previous, next } = WORDS[language];
	const link = (to: number, rel: string, label: string) =>
		`<a rel="${rel}" href="${escaped(pagePath(to))}">${label}</a>`;
	const links = [
		...(options.page > 1 ? [link(options.page - 1, 'prev', previous)] : []),
		...(options.page < last ? [link(options.page + 1, 'next', next)] : [])
	];
	const body = `<h1>${escaped(title)}</h1>
<ul class="goods">
${cards.join('\n')}
</ul>
<nav class="pagination">${links.join(' ')}</nav>`;
	return page({ language, title, body, charset });
}

function sizeTable(garment: Garment, language: Language): string {
	const { sizeTable: table } = garment;
	if (!table) return '';
	const head = table.columns.map((column) => `<th>${column[language]}</th>`).join('');
	const rows = table.rows.map(
		(row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
	);
	return `<h2>${WORDS[language].sizes}</h2>
<table class="size-table"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function reviews(garment: Garment, language: Language): string {
	if (garment.reviews.length === 0) return '';
	const items = garment.reviews.map(({ text, rating, heightCm, weightKg, size, fitWords }) => {
		const stars = '★'.repeat(rating ?? 0) + '☆'.repeat(5 - (rating ?? 0));
		const buyer = `${heightCm}cm · ${weightKg}kg · ${size} · ${fitWords[language]}`;
		return `<li class="review"><span class="rating">${stars}</span> <span class="buyer">${buyer}</span><p class="text">${escaped(text[language])}</p></li>`;
	});
	return `<h2>${WORDS[language].reviews}</h2>
<ul class="reviews">${items.join('')}</ul>`;
}

export type ProductOptions = {
	readonly language: Language;
	readonly head?: string;
	readonly price: string;
	readonly withPictures?: boolean;
	readonly charset?: string;
	/** Attributes of the element around it all. */
	readonly scope?: string;
	readonly more?: string;
};

/** A product's page for people; what machines read goes into `head`, `scope` or `more`. */
export function productPage(garment: Garment, stall: Stall, options: ProductOptions): string {
	const { language, head = '', price, charset = 'utf-8', scope = '', more = '' } = options;
	const name = garment.name[language];
	const pictures = stall
		.pictures(garment)
		.map((address) => `<img src="${escaped(carelessly(address, garment.index))}" alt="">`);
	const body = `<article ${scope}>
<h1>${escaped(name)}</h1>
<div class="gallery">${options.withPictures === false ? '' : pictures.join('')}</div>
<p class="price">${escaped(price)}</p>
<p class="description">${escaped(garment.description[language])}</p>
<dl><dt>${WORDS[language].material}</dt><dd>${escaped(garment.material[language])}</dd></dl>
${sizeTable(garment, language)}
${reviews(garment, language)}
${more}
</article>`;
	return page({ language, title: name, head, body, charset });
}

export const inWon = (amount: number): string => `${amount.toLocaleString('en')}원`;
