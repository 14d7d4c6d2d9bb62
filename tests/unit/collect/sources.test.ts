import { describe, expect, it } from 'vitest';
import { readPage, sourceOf } from '../../../src/lib/catalog/collect/sources/sources';
import type { Findings, Page } from '../../../src/lib/catalog/collect/sources/source';
import { shopPage } from './shop-page';

function read(id: string, page: Page): Findings {
	const findings = sourceOf(id)?.read(page);
	if (!findings) throw new RangeError(`${id} reads nothing in ${page.url}`);
	return findings;
}

describe('Shopify', () => {
	const { products, requests } = read(
		'shopify',
		shopPage('shopify.json', 'https://shop.example/products.json?limit=250&page=1')
	);

	it('reads products whole, without a currency', () => {
		expect(products[0]).toEqual({
			number: '7001001',
			group: '',
			name: 'Linen “Sunday” Flare Skirt <SS24>',
			link: 'https://shop.example/products/linen-sunday-flare-skirt',
			brand: 'North & Day',
			description: 'A skirt of washed linen.\nSide zip\nLined & light',
			category: 'Skirts',
			price: { amount: 68, currency: '' },
			listPrice: { amount: 85, currency: '' },
			availability: 'in-stock',
			colours: ['Sand'],
			sizes: ['S', 'M'],
			material: '',
			gender: '',
			images: [
				'https://cdn.shop.example/files/skirt-1.jpg?v=1',
				'https://cdn.shop.example/files/skirt-2.jpg?v=1'
			],
			sizeTable: null,
			reviews: [],
			labels: { tags: 'flare, summer' }
		});
	});

	it('takes a range for no price, Korean handles, and passes over what is broken', () => {
		expect(products).toHaveLength(2);
		expect(products[1]).toMatchObject({
			name: '울 코트',
			link: 'https://shop.example/products/%EC%9A%B8-%EC%BD%94%ED%8A%B8',
			price: null,
			labels: { priceFrom: '129000', priceTo: '149000' }
		});
	});

	it('asks for the page after it until one is empty', () => {
		expect(requests).toEqual([
			{ url: 'https://shop.example/products.json?limit=250&page=2', role: 'listing' }
		]);
		const empty = { ...shopPage('shopify.json', 'https://shop.example/products.json?page=9') };
		expect(read('shopify', { ...empty, text: '{"products":[]}' })).toEqual({
			products: [],
			requests: []
		});
	});
});

describe('WooCommerce', () => {
	const url = 'https://woo.example/wp-json/wc/store/v1/products?per_page=100&page=1';
	const headers = { 'x-wp-total': '103', 'x-wp-totalpages': '2' };
	const { products, requests, total } = read(
		'woocommerce',
		shopPage('woocommerce.json', url, headers)
	);

	it('reads minor units by their digits and entities in names', () => {
		expect(products[0]).toMatchObject({
			number: '501',
			name: 'Denim & Lace Skirt – “Ida”',
			link: 'https://woo.example/product/denim-lace-skirt/',
			price: { amount: 49.99, currency: 'EUR' },
			listPrice: { amount: 69.99, currency: 'EUR' },
			description: 'Raw hem.\nTwo pockets.',
			category: 'Women > Skirts & Shorts',
			colours: ['Indigo', 'Ecru'],
			sizes: ['36', '38'],
			material: 'Cotton',
			availability: 'in-stock',
			images: ['https://woo.example/a.jpg']
		});
	});

	it('takes a range for no price', () => {
		expect(products[1]).toMatchObject({
			name: '플리츠 스커트',
			price: null,
			listPrice: null,
			availability: 'out-of-stock',
			images: ['https://woo.example/wp-content/uploads/pleats.jpg'],
			labels: { priceFrom: '39000 KRW', priceTo: '45000 KRW' }
		});
		expect(products[2]).toMatchObject({
			price: { amount: 39000, currency: 'KRW' },
			listPrice: { amount: 45000, currency: 'KRW' },
			images: []
		});
	});

	it('follows the number of pages that the header gives', () => {
		expect(total).toBe(103);
		expect(requests.map((request) => request.url)).toEqual([url.replace('&page=1', '&page=2')]);
		const last = shopPage('woocommerce.json', url.replace('&page=1', '&page=2'), headers);
		expect(read('woocommerce', last).requests).toEqual([]);
	});
});

describe('a Merchant feed', () => {
	const { products } = read(
		'merchant-feed',
		shopPage('merchant-feed.xml', 'https://feed.example/feed.xml')
	);

	it('reads items, folds sizes, keeps colours apart and passes over news', () => {
		expect(products.map(({ number, group, sizes }) => [number, group, sizes])).toEqual([
			['F-1', 'G1', ['S', 'M']],
			['F-3', 'G1', ['S']]
		]);
		expect(products[0]).toMatchObject({
			name: '플레어 스커트 & 벨트',
			description: '가벼운 린넨 스커트.',
			link: 'https://feed.example/goods/1?utm=feed&lang=ko',
			brand: '데이',
			category: '여성 > 스커트',
			price: { amount: 4999, currency: 'JPY' },
			listPrice: null,
			colours: ['베이지'],
			material: '린넨',
			gender: 'female',
			availability: 'in-stock',
			images: ['https://feed.example/p/1.jpg', 'https://feed.example/p/1b.jpg']
		});
	});

	it('takes a sale price for the price', () => {
		expect(products[1]).toMatchObject({
			price: { amount: 4999, currency: 'JPY' },
			listPrice: { amount: 5999, currency: 'JPY' }
		});
	});

	it('reads Atom', () => {
		const atom = shopPage('merchant-feed-atom.xml', 'https://atom.example/feed.xml');
		expect(read('merchant-feed', atom).products).toMatchObject([
			{
				number: 'A-1',
				name: 'Wool coat',
				link: 'https://atom.example/coat',
				price: { amount: 199, currency: 'EUR' },
				availability: 'in-stock',
				images: ['https://cdn.atom.example/coat.jpg']
			}
		]);
	});
});

describe('JSON-LD', () => {
	it('reads a product of a graph beside broken blocks', () => {
		const page = shopPage('json-ld.html', 'https://ld.example/p/77');
		const { products, requests } = read('json-ld', page);
		expect(requests).toEqual([]);
		expect(products).toHaveLength(1);
		expect(products[0]).toMatchObject({
			number: 'LD-77',
			name: '린넨 & 코튼 플레어 스커트',
			link: 'https://ld.example/p/77',
			brand: '데이',
			description: '가볍습니다.',
			category: '여성 > 스커트',
			price: { amount: 39000, currency: 'KRW' },
			listPrice: { amount: 49000, currency: 'KRW' },
			availability: 'in-stock',
			colours: ['베이지', '블랙'],
			sizes: ['S', 'M'],
			material: '린넨 55%, 코튼 45%',
			gender: 'female',
			images: [
				'https://img.ld.example/1.jpg',
				'https://ld.example/img/2.jpg',
				'https://img.ld.example/3.jpg'
			],
			reviews: [{ rating: 4, heightCm: 168, weightKg: 55, fit: 'true' }],
			labels: { rating: '4.5', reviewCount: '12' }
		});
	});

	it('folds a group whose variants have no type into one product', () => {
		const page = shopPage('json-ld-group.html', 'https://group.example/p/pencil');
		expect(read('json-ld', page).products).toMatchObject([
			{
				number: 'PG-9',
				group: '',
				name: 'Pencil skirt',
				description: 'Line one line two',
				price: { amount: 59.9, currency: 'USD' },
				availability: 'in-stock',
				colours: ['Black', 'Red'],
				sizes: ['S', 'M'],
				images: ['https://group.example/b.jpg', 'https://group.example/r.jpg']
			}
		]);
	});

	it('takes an aggregate of several prices for no price, whatever Open Graph says', () => {
		const page = shopPage('json-ld-range.html', 'https://r.example/p/r-1');
		expect(readPage(page)?.findings.products).toMatchObject([
			{
				number: 'R-1',
				name: 'Tiered skirt',
				brand: 'R & Co',
				price: null,
				labels: { priceFrom: '30 GBP', priceTo: '45 GBP' }
			}
		]);
	});

	it('reads a list as a list: its products are told of elsewhere', () => {
		const page = shopPage('json-ld-list.html', 'https://list.example/collections/skirts');
		const { source, findings } = readPage(page) ?? {};
		expect(source?.id).toBe('json-ld');
		expect(findings?.isPartial).toBe(true);
		expect(findings?.products).toMatchObject([{ number: '1002', name: 'Two' }]);
		expect(findings?.requests).toEqual([
			{ url: 'https://list.example/products/1001', role: 'product' },
			{ url: 'https://list.example/products/1003', role: 'product' },
			{ url: 'https://list.example/collections/skirts?page=2', role: 'listing' }
		]);
	});
});

describe('Open Graph and microdata', () => {
	it('reads properties', () => {
		const page = shopPage('open-graph.html', 'https://og.example/goods/4411?from=home');
		expect(read('open-graph', page).products).toMatchObject([
			{
				number: '4411',
				name: '코튼 & 린넨 셔츠',
				brand: '오지',
				description: '여름 셔츠',
				price: { amount: 29000, currency: 'KRW' },
				listPrice: { amount: 39000, currency: 'KRW' },
				availability: 'out-of-stock',
				images: ['https://img.og.example/a.jpg', 'https://og.example/img/b.jpg']
			}
		]);
	});

	it('reads things within things', () => {
		const page = shopPage('microdata.html', 'https://micro.example/goods/5');
		expect(read('microdata', page).products).toMatchObject([
			{
				number: 'MD-5',
				name: 'Slip dress',
				brand: 'Micro',
				description: 'Satin,bias cut.',
				price: { amount: 1299, currency: 'EUR' },
				availability: 'in-stock',
				images: ['https://micro.example/goods/img/dress.jpg']
			}
		]);
	});
});

describe('embedded state', () => {
	it('reads what Musinsa’s script sets, before what Open Graph says', () => {
		const page = shopPage('musinsa-state.html', 'https://mss.example/products/3344556');
		const { source, findings } = readPage(page) ?? {};
		expect(source?.id).toBe('musinsa');
		expect(findings?.products).toMatchObject([
			{
				number: '3344556',
				name: '와이드 팬츠 [블랙] {한정}',
				brand: '브랜드',
				category: '바지 > 슈트 팬츠/슬랙스',
				price: { amount: 45000, currency: 'KRW' },
				listPrice: { amount: 59000, currency: 'KRW' },
				material: '폴리에스터',
				gender: '남성, 여성',
				availability: 'in-stock',
				images: [
					'https://image.msscdn.net/images/goods_img/1.jpg',
					'https://image.msscdn.net/images/goods_img/1_d.jpg',
					'https://image.msscdn.net/images/2.jpg'
				],
				labels: { nameEn: 'Wide pants' }
			}
		]);
	});

	it('reads Next’s data', () => {
		const page = shopPage('musinsa-next.html', 'https://mss.example/products/998877');
		expect(read('musinsa', page).products).toMatchObject([
			{
				number: '998877',
				name: '니트 가디건',
				category: '상의 > 니트/스웨터',
				price: { amount: 32000, currency: 'KRW' },
				listPrice: null,
				images: ['https://image.msscdn.net/images/9.jpg']
			}
		]);
	});

	it('reads Farfetch’s listing, as an answer and in a page', () => {
		const page = shopPage('farfetch.json', 'https://ff.example/listing?page=1');
		const { products, requests, total } = read('farfetch', page);
		expect(products).toMatchObject([
			{
				number: '15012345',
				name: 'pleated midi skirt',
				brand: 'Maison Ö',
				gender: 'women',
				link: 'https://ff.example/shopping/women/item-15012345.aspx?storeid=9',
				price: { amount: 412.5, currency: 'USD' },
				listPrice: { amount: 550, currency: 'USD' },
				availability: 'out-of-stock',
				images: [1, 2, 3].map((n) => `https://img.ff.example/${n}.jpg`)
			}
		]);
		expect(requests).toEqual([{ url: 'https://ff.example/listing?page=2', role: 'listing' }]);
		expect(total).toBe(131);
		const inPage = shopPage('farfetch-page.html', 'https://ff.example/women?page=2');
		expect(read('farfetch', inPage)).toMatchObject({
			products: [{ number: '7', availability: 'in-stock' }],
			requests: []
		});
	});

	it('reads ASOS’s category API: addresses without a scheme, links without a slash', () => {
		const page = shopPage('asos.json', 'https://a.example/api/categories/1?offset=0&limit=2');
		const { products, requests, total } = read('asos', page);
		expect(products).toMatchObject([
			{
				number: '204001',
				name: 'Design tube skirt in black',
				link: 'https://a.example/design/tube-skirt/prd/204001?clr=black',
				price: { amount: 22.5, currency: 'GBP' },
				listPrice: { amount: 30, currency: 'GBP' },
				colours: ['BLACK'],
				images: [
					'https://images.media.example/products/204001-1',
					'https://images.media.example/products/204001-2'
				]
			},
			{ number: '204003', listPrice: null, colours: [], link: 'https://a.example/x/prd/204003' }
		]);
		expect(requests).toEqual([
			{ url: 'https://a.example/api/categories/1?offset=2&limit=2', role: 'listing' }
		]);
		expect(total).toBe(3);
	});
});

describe('sitemaps', () => {
	it('follows maps of maps, those of products alone', () => {
		const page = shopPage('sitemap-index.xml', 'https://map.example/sitemap.xml');
		expect(read('sitemap', page)).toEqual({
			products: [],
			requests: [
				{ url: 'https://map.example/sitemap_products_1.xml?from=1&to=9', role: 'sitemap' },
				{ url: 'https://map.example/sitemap_products_2.xml.gz', role: 'sitemap' }
			]
		});
	});

	it('takes pictures from the map, and leads to pages without', () => {
		const page = shopPage('sitemap.xml', 'https://map.example/sitemap_products_1.xml');
		const { products, requests, isPartial } = read('sitemap', page);
		expect(isPartial).toBe(true);
		expect(products).toMatchObject([
			{
				number: 'wool-midi-skirt',
				name: 'Wool & silk midi skirt',
				images: ['https://map.example/p/1.jpg?a=1&b=2', 'https://map.example/p/2.jpg']
			},
			{ number: 'linen-top', name: 'linen top', images: ['https://map.example/p/3.jpg'] }
		]);
		expect(requests).toEqual([
			{ url: 'https://map.example/products/no-picture-1005', role: 'product' }
		]);
	});
});

describe('plain pages', () => {
	it('finds products, next pages, lists and feeds by the shape of links, on the same shop alone', () => {
		const page = shopPage('page-links.html', 'https://plain.example/product/list.html?cate_no=25');
		const { requests } = read('page-links', page);
		const of = (role: string) =>
			requests.filter((request) => request.role === role).map(({ url }) => url);
		expect(of('product')).toEqual([
			'https://plain.example/product/detail.html?product_no=101&cate_no=25',
			'https://plain.example/product/detail.html?product_no=102&cate_no=25'
		]);
		expect(of('listing')).toEqual([
			'https://plain.example/feeds/products.xml',
			'https://plain.example/product/list.html?cate_no=24',
			'https://plain.example/product/list.html?cate_no=25&page=1',
			'https://plain.example/product/list.html?cate_no=25&page=2'
		]);
	});

	it('takes pictured links of one shape for products where none has a shape that is known', () => {
		const page = shopPage('page-links-odd.html', 'https://odd.example/');
		expect(read('page-links', page).requests.map(({ url }) => url)).toEqual(
			['blue', 'red', 'green'].map((colour) => `https://odd.example/w/${colour}-shirt`)
		);
	});

	it('reads a product as a person sees it, with measures and reviews', () => {
		const page = shopPage('plain-page.html', 'https://plain.example/shop/view.php?no=100042');
		const { source, findings } = readPage(page) ?? {};
		expect(source?.id).toBe('plain-page');
		expect(findings?.requests).toEqual([]);
		expect(findings?.products).toMatchObject([
			{
				number: '100042',
				name: '똠양 컬러 플레어 스커트 <24SS>',
				price: { amount: 39000, currency: 'KRW' },
				listPrice: { amount: 49000, currency: 'KRW' },
				description: '가벼운 린넨입니다.',
				material: '면 95%, 폴리우레탄 5%',
				images: ['https://plain.example/p/1.jpg', 'https://plain.example/p/2.jpg'],
				sizeTable: {
					columns: ['사이즈', '총장', '허리단면', '엉덩이단면'],
					rows: [
						['S', '60', '32.5', '46'],
						['M', '61', '34.5', '48']
					]
				},
				reviews: [
					{
						text: '색이 사진과 같아요.',
						rating: 4,
						heightCm: 168,
						weightKg: 55,
						size: 'M',
						fit: 'true'
					},
					{
						text: '길이가 "딱" 좋아요.',
						rating: 5,
						heightCm: 180,
						weightKg: 77,
						size: 'L',
						fit: 'small'
					}
				]
			}
		]);
	});
});
