/** What a person sees who opens the mall: each shop, what is odd about it, and the commands that collect it. */

import type { ShopKind } from './kinds';
import type { MallShop } from './mall-shop';
import type { Language } from './shape';

const KIND: Readonly<Record<ShopKind, Readonly<Record<Language, string>>>> = {
	shopify: { en: 'Shopify: products.json, no currency', ko: '쇼피파이: products.json, 통화 없음' },
	woocommerce: {
		en: 'WooCommerce: prices in cents, price ranges',
		ko: '우커머스: 센트 단위 가격, 가격 범위'
	},
	'merchant-feed': {
		en: 'A product feed in RSS; give its address as the start',
		ko: 'RSS 상품 피드, 시작 주소로 넣으세요'
	},
	'json-ld': {
		en: 'Pages with JSON-LD in six forms, one beside a broken block',
		ko: 'JSON-LD 여섯 가지 형태, 깨진 블록 포함'
	},
	'open-graph': {
		en: 'Open Graph or microdata; asks for slow visits',
		ko: '오픈그래프·마이크로데이터, 천천히 방문해 달라고 요청'
	},
	musinsa: {
		en: 'The page’s own program state, in two forms',
		ko: '페이지에 담긴 프로그램 상태, 두 가지 형태'
	},
	farfetch: {
		en: 'A listing API; give its address as the start',
		ko: '목록 API, 시작 주소로 넣으세요'
	},
	asos: {
		en: 'A category API; give its address as the start',
		ko: '카테고리 API, 시작 주소로 넣으세요'
	},
	sitemap: {
		en: 'Found by its sitemap alone, partly packed',
		ko: '사이트맵으로만 찾을 수 있음, 일부 압축'
	},
	plain: { en: 'Old plain pages in CP949', ko: 'CP949로 된 옛날 페이지' },
	slow: { en: 'Takes its time for each answer', ko: '답이 느린 쇼핑몰' },
	silent: { en: 'Never answers', ko: '답하지 않는 쇼핑몰' },
	login: { en: 'Wants a login', ko: '로그인해야 하는 쇼핑몰' },
	closed: { en: 'robots.txt closes all of it', ko: 'robots.txt가 전부 막은 쇼핑몰' },
	empty: { en: 'Has nothing to sell', ko: '상품이 없는 쇼핑몰' }
};

const WORDS = {
	en: {
		title: 'Otlens demo mall',
		lead: 'Shops on this computer alone, for trying the console. Everything in them is drawn; nothing is for sale.',
		shop: 'Shop',
		items: 'Products',
		address: 'Address',
		start: 'Start',
		how: 'Collect one of them',
		then: 'or open the console and put a shop’s address into a new project.'
	},
	ko: {
		title: 'Otlens 데모 쇼핑몰',
		lead: '수집 콘솔을 시험해 보는 쇼핑몰입니다. 이 컴퓨터 안에서만 열리고, 상품은 모두 그린 것이라 팔지 않습니다.',
		shop: '쇼핑몰',
		items: '상품 수',
		address: '주소',
		start: '시작 주소',
		how: '하나 수집해 보기',
		then: '콘솔을 열어 새 프로젝트에 쇼핑몰 주소를 넣어도 됩니다.'
	}
} as const;

const STYLE = `
:root{color-scheme:light dark;--line:light-dark(#d9d9d9,#3c3c3c);--soft:light-dark(#f5f5f4,#1f1f1f);--quiet:light-dark(#5c5c5c,#a8a8a8)}
body{font:16px/1.6 system-ui,'Noto Sans KR',sans-serif;max-width:64rem;margin:3rem auto;padding:0 1rem}
h1{font-size:1.75rem;margin:0}p{color:var(--quiet);margin:.25rem 0 2rem}
ul{list-style:none;padding:0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr))}
li{border:1px solid var(--line);border-radius:.75rem;padding:1rem;display:flex;flex-direction:column;gap:.25rem}
li h2{font-size:1.05rem;margin:0;display:flex;justify-content:space-between}li h2 span{color:var(--quiet);font-weight:400}
.strip{display:grid;grid-template-columns:repeat(4,1fr);gap:.25rem;aspect-ratio:4/1.33}
.strip img{width:100%;height:100%;object-fit:cover;border-radius:.35rem;background:var(--soft)}
.strip.none{background:var(--soft);border-radius:.35rem}
a,code{overflow-wrap:anywhere}pre{background:var(--soft);padding:1rem;border-radius:.75rem;overflow:auto}
small{color:var(--quiet)}`;

function commands(shop: MallShop): string {
	return `npm run crawl -- project add --name demo --shop ${shop.url}
npm run crawl -- crawler add --project demo --pace 0.2
npm run crawl -- run --project demo
npm run crawl -- items list --project demo`;
}

/** Places in a shop whose photos are in no trouble: a visit here must use up none. */
const SHOWN = [0, 1, 3, 4];

/** @param escaped text as mark-up */
export function frontPage(
	language: Language,
	shops: readonly MallShop[],
	escaped: (text: string) => string
): string {
	const words = WORDS[language];
	const cards = shops.map((shop) => {
		const pictures = SHOWN.flatMap((place) => shop.truth[place]?.images[0] ?? []);
		const images = pictures.map(
			(address) => `<img src="${escaped(address)}" alt="" loading="lazy">`
		);
		const starts = shop.start.map(
			(address) =>
				`<small>${words.start}: <a href="${escaped(address)}">${escaped(address)}</a></small>`
		);
		return `<li><div class="strip${images.length === 0 ? ' none' : ''}">${images.join('')}</div>
<h2>${escaped(shop.name)} <span>${words.items} ${shop.truth.length}</span></h2>
<span>${escaped(KIND[shop.kind][language])}</span>
<a href="${shop.url}/">${shop.url}</a>${starts.join('')}</li>`;
	});
	const [first] = shops;
	return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${words.title}</title><style>${STYLE}</style></head>
<body><h1>${words.title}</h1><p>${words.lead}</p>
<ul>${cards.join('\n')}</ul>
<h2>${words.how}</h2>
<pre>${first ? escaped(commands(first)) : ''}</pre><p>${words.then}</p></body></html>
`;
}
