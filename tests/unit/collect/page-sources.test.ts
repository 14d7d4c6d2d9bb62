import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/lib/catalog/collect/sources/sources';
import { read } from './read-source';
import { shopPage } from './shop-page';

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
