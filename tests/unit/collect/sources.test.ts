import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/lib/catalog/collect/sources/sources';
import { read } from './read-source';
import { shopPage } from './shop-page';

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
