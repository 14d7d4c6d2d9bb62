import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/lib/catalog/collect/decode-text';
import { fitOf, readReview } from '../../../src/lib/catalog/collect/details/buyer';
import { reviewsIn } from '../../../src/lib/catalog/collect/details/reviews';
import { sizeTableIn } from '../../../src/lib/catalog/collect/details/size-table';
import { mergeProducts } from '../../../src/lib/catalog/collect/merge-products';
import { priceOf, readPrice } from '../../../src/lib/catalog/collect/price';
import { createProduct } from '../../../src/lib/catalog/collect/product';
import { categoryIn } from '../../../src/lib/catalog/collect/details/facts';
import { optionsIn } from '../../../src/lib/catalog/collect/details/options';
import {
	absoluteUrl,
	numberFromLink,
	withoutTracking
} from '../../../src/lib/catalog/collect/read/addresses';
import {
	looksLikeListing,
	looksLikeProduct
} from '../../../src/lib/catalog/collect/read/link-shapes';
import { lineOf, textOf } from '../../../src/lib/catalog/collect/read/plain-text';

describe('prices', () => {
	it.each([
		['39,000원', 39000, 'KRW'],
		['₩39,000', 39000, 'KRW'],
		['4999 JPY', 4999, 'JPY'],
		['1.299,00 €', 1299, 'EUR'],
		['1,299.00 USD', 1299, 'USD'],
		["CHF 1'299.90", 1299.9, 'CHF'],
		['1 299,00 €', 1299, 'EUR'],
		['NEW 39,000원', 39000, 'KRW']
	])('%s', (text, amount, currency) => {
		expect(readPrice(text)).toEqual({ amount, currency });
	});

	it.each(['₩10,000 ~ ₩20,000', '$10–$20', 'from 10', '', 'sold out'])('none in "%s"', (text) => {
		expect(readPrice(text)).toBeNull();
	});

	it.each([
		[39000, 'KRW', { amount: 39000, currency: 'KRW' }],
		['19.99', 'usd', { amount: 19.99, currency: 'USD' }],
		['39,000', 'KRW', { amount: 39000, currency: 'KRW' }],
		['₩39,000', '', { amount: 39000, currency: 'KRW' }],
		['39000', '원', { amount: 39000, currency: 'KRW' }],
		['39000', 'WON', { amount: 39000, currency: 'KRW' }],
		[-1, 'KRW', null],
		['-5', 'KRW', null],
		[Number.NaN, 'KRW', null],
		['10 - 20', 'KRW', null],
		[undefined, 'KRW', null],
		[{ value: 1 }, 'KRW', null]
	])('of structured data: %s', (value, currency, expected) => {
		expect(priceOf(value, currency)).toEqual(expected);
	});
});

describe('texts of any encoding', () => {
	const utf8 = new TextEncoder();
	// "코트" in EUC-KR; "똠" is in CP949 alone.
	const coat = [0xc4, 0xda, 0xc6, 0xae];
	const ddom = [0x8c, 0x63];
	const ascii = (text: string) => [...utf8.encode(text)];

	it.each([
		['UTF-8', utf8.encode('코트'), '', '코트', 'utf-8'],
		[
			'a byte order mark',
			Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8.encode('코트')]),
			'text/html; charset=euc-kr',
			'코트',
			'utf-8'
		],
		['UTF-16 with its mark', Uint8Array.from([0xff, 0xfe, 0x54, 0xcf]), '', '코', 'utf-16le'],
		['the header', Uint8Array.from(coat), 'text/html; charset=EUC-KR', '코트', 'euc-kr'],
		[
			'the header by another name',
			Uint8Array.from([...coat, ...ddom]),
			'text/html;charset="ms949"',
			'코트똠',
			'euc-kr'
		],
		[
			'a meta element',
			Uint8Array.from([...ascii('<meta charset="euc-kr">'), ...coat]),
			'text/html',
			'<meta charset="euc-kr">코트',
			'euc-kr'
		],
		[
			'an XML declaration',
			Uint8Array.from([...ascii('<?xml version="1.0" encoding="euc-kr"?>'), ...coat]),
			'',
			'<?xml version="1.0" encoding="euc-kr"?>코트',
			'euc-kr'
		],
		['no word at all', Uint8Array.from([...coat, ...ddom]), 'text/html', '코트똠', 'euc-kr'],
		['a header that is wrong', Uint8Array.from(coat), 'text/html; charset=utf-8', '코트', 'euc-kr'],
		[
			'a header that nobody knows',
			utf8.encode('코트'),
			'text/html; charset=klingon',
			'코트',
			'utf-8'
		],
		[
			'Shift JIS by its header',
			Uint8Array.from([0x83, 0x52]),
			'text/html; charset=shift_jis',
			'コ',
			'shift_jis'
		],
		[
			'a meta element that says UTF-16',
			Uint8Array.from([...ascii('<meta charset="utf-16le">'), ...utf8.encode('코')]),
			'',
			'<meta charset="utf-16le">코',
			'utf-8'
		]
	])('%s', (_, bytes, header, text, encoding) => {
		expect(decodeText(bytes, header)).toEqual({ text, encoding });
	});
});

describe('plain text', () => {
	it.each([
		['A &amp; B', 'A & B'],
		['A &amp;amp; B', 'A & B'],
		['&#8220;Ida&#8221; <b>skirt</b>', '“Ida” skirt'],
		['Top <SS24>', 'Top <SS24>'],
		['  두 \n 줄 ', '두 줄'],
		['R&D 100% <3', 'R&D 100% <3'],
		[42, '42'],
		[null, '']
	])('%s', (value, text) => {
		expect(lineOf(value)).toBe(text);
	});

	it('keeps paragraphs and drops scripts', () => {
		expect(textOf('<p>One</p><script>alert(1)</script><ul><li>Two<li>Three</ul>four<br>five')).toBe(
			'One\nTwo\nThree\nfour\nfive'
		);
	});
});

describe('addresses', () => {
	const base = 'https://shop.example/a/b?c=1';
	it.each([
		['//img.example/1.jpg', 'https://img.example/1.jpg'],
		['img.example/1.jpg', 'https://img.example/1.jpg'],
		['127.0.0.1:4700/1.jpg', 'https://127.0.0.1:4700/1.jpg'],
		['localhost:4700/1.jpg', 'https://localhost:4700/1.jpg'],
		['/1.jpg', 'https://shop.example/1.jpg'],
		['img/1.jpg', 'https://shop.example/a/img/1.jpg'],
		['1.jpg', 'https://shop.example/a/1.jpg'],
		['view.php/1', 'https://shop.example/a/view.php/1'],
		['/x?a=1&amp;b=2#top', 'https://shop.example/x?a=1&b=2'],
		['data:image/png;base64,AAAA', ''],
		['javascript:alert(1)', ''],
		['https://a:b@shop.example/', ''],
		['', ''],
		[undefined, '']
	])('%s', (address, absolute) => {
		expect(absoluteUrl(address, base)).toBe(absolute);
	});

	it.each([
		['https://a.example/product/detail.html?product_no=101&cate_no=2', '101'],
		['https://a.example/item/100000.html', '100000'],
		['https://a.example/products/wool-coat-12345', '12345'],
		['https://a.example/goods/4411/wool-coat', '4411'],
		['https://a.example/products/wool-coat', 'wool-coat'],
		['https://a.example/product/%EC%BD%94%ED%8A%B8/42/category/1024/display/1/', '42'],
		['https://a.example/products/%EC%BD%94%ED%8A%B8', '코트']
	])('the number in %s', (link, number) => {
		expect(numberFromLink(link)).toBe(number);
	});

	it.each([
		['/products/100', 'product'],
		['/product/플레어-스커트/1234/category/1024/display/1/', 'product'],
		['/category/스커트/1024/', 'listing'],
		['/collections/all?sort_by=price', 'neither'],
		['/collections/all?filter.v.size=S', 'neither'],
		['/collections/all/products/skirt', 'product'],
		['/shop/view.php?no=1', 'product'],
		['/product/detail.html?product_no=1', 'product'],
		['/shop/shopdetail.html?branduid=9', 'product'],
		['/item/1.html', 'product'],
		['/goods/100', 'product'],
		['/dress-of-linen-10245.html', 'product'],
		['/p/abc', 'product'],
		['/collections/all', 'listing'],
		['/category/001', 'listing'],
		['/category/10042', 'listing'],
		['/shop/list.php', 'listing'],
		['/list', 'listing'],
		['/goods/goods_list.php?cateCd=1', 'listing'],
		['/index.html?cate_no=3', 'listing'],
		['/products', 'listing'],
		['/about', 'neither'],
		['/board/view.php?no=3', 'neither'],
		['/cart/products/1', 'neither'],
		['/images/products/1.jpg', 'neither'],
		['/', 'neither']
	])('%s is a %s', (path, kind) => {
		const url = `https://shop.example${path}`;
		const told = looksLikeProduct(url) ? 'product' : looksLikeListing(url) ? 'listing' : 'neither';
		expect(told).toBe(kind);
	});
});

describe('what a review says of its buyer', () => {
	it.each([
		['168cm · 55kg · M · 정사이즈', 168, 55, 'M', 'true'],
		['여성 · 165cm · 52kg / 구매옵션: 블랙 / 사이즈 S / 커요', 165, 52, 'S', 'large'],
		['키 180 몸무게 77 사이즈 XL 착용감 작아요', 180, 77, 'XL', 'small'],
		['170cm, 60.5kg, 26, true to size', 170, 60.5, '26', 'true'],
		['158 cm | 49 kg | FREE | 보통', 158, 49, 'FREE', 'unknown'],
		['Height: 172 · Size: L · runs large', 172, null, 'L', 'large'],
		['240mm 정사이즈', null, null, '', 'true'],
		['168cm 55kg', 168, 55, '', 'unknown'],
		['총장 102cm입니다', 102, null, '', 'unknown'],
		['그냥 예뻐요', null, null, '', 'unknown']
	])('%s', (text, heightCm, weightKg, size, fit) => {
		expect(readReview(text)).toEqual({ heightCm, weightKg, size, fit });
	});

	it('does not choose where a review says both', () => {
		expect(fitOf('허리는 작아요, 기장은 커요')).toBe('unknown');
	});

	it('finds reviews of other make', () => {
		const $ = load(`<body><table><tr><td><ul><li>키 165cm</li><li>몸무게 50kg</li><li>S</li></ul>
			<p class="cmt">좋아요 아주</p><span title="4점"></span></td></tr></table>
			<article><div><b>Height 172cm</b> <b>68kg</b> <b>M</b> <b>runs small</b></div><p>Nice.</p>
			<i aria-label="3 out of 5 stars"></i></article></body>`);
		expect(reviewsIn($)).toEqual([
			{ text: '좋아요 아주', rating: 4, heightCm: 165, weightKg: 50, size: 'S', fit: 'unknown' },
			{ text: 'Nice.', rating: 3, heightCm: 172, weightKg: 68, size: 'M', fit: 'small' }
		]);
	});
});

describe('size tables', () => {
	const table = (rows: readonly (readonly string[])[]) =>
		load(
			`<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
		);

	it.each([
		[
			'by size',
			[
				['Size', 'Chest', 'Length'],
				['S', '48', '62.5 cm'],
				['M', '50', '64']
			]
		],
		[
			'by measure',
			[
				['cm', 'S', 'M'],
				['어깨너비', '42', '44'],
				['총장', '62', '64']
			]
		],
		[
			'of one measure',
			[
				['사이즈', '굽높이'],
				['240', '3'],
				['245', '3.5']
			]
		],
		[
			'with inches and ranges',
			[
				['', 'Waist', 'Hips'],
				['S', '24-26', '34"'],
				['M', '27 – 28', '36"']
			]
		]
	])('one %s', (_, rows) => {
		const [columns, ...rest] = rows;
		expect(sizeTableIn(table(rows))).toEqual({ columns, rows: rest });
	});

	it.each([
		[
			'of delivery',
			[
				['배송', '2일'],
				['교환', '7일'],
				['반품 주소', '서울']
			]
		],
		[
			'of material',
			[
				['소재', '면 100%'],
				['제조국', '한국'],
				['총장', '모델 착용 기준']
			]
		],
		['of a header alone', [['Size', 'Chest', 'Length']]],
		[
			'of links',
			[
				['1', '2', '3'],
				['4', '5', '6']
			]
		]
	])('none %s', (_, rows) => {
		expect(sizeTableIn(table(rows))).toBeNull();
	});
});

describe('choices and trails', () => {
	const $ =
		load(`<body><ul class="breadcrumb"><li><a href="/">홈</a></li><li><a>여성</a></li><li><a>스커트</a></li></ul>
		<table><tr><th>색상</th><td><select name="option1"><option>- [필수] 옵션을 선택해 주세요 -</option>
		<option>-------------------</option><option>블랙</option><option>베이지 (+2,000원)</option></select></td></tr>
		<tr><th>사이즈</th><td><select name="option2"><option>선택</option><option>S</option><option>M [품절]</option>
		</select></td></tr></table><select name="quantity"><option>1</option><option>2</option></select></body>`);

	it('reads what a buyer can choose from', () => {
		expect(optionsIn($)).toEqual({ colours: ['블랙', '베이지'], sizes: ['S', 'M'] });
	});

	it('reads the trail above a product', () => {
		expect(categoryIn($, '플레어 스커트')).toBe('여성 > 스커트');
	});

	it('gives a product one address', () => {
		const address = 'https://a.example/products/x?variant=1&size=S&utm_source=mail';
		expect(withoutTracking(address)).toBe('https://a.example/products/x?size=S');
	});
});

describe('mergeProducts', () => {
	const known = { number: '1', name: 'a', link: 'https://a.example/1' };
	const page = createProduct({ ...known, price: { amount: 30, currency: '' }, labels: { x: '1' } });
	const list = createProduct({
		...{ number: '2', name: 'b', link: 'https://a.example/2', brand: 'B', sizes: ['S'] },
		price: { amount: 30, currency: 'EUR' },
		listPrice: { amount: 40, currency: 'EUR' },
		images: ['https://a.example/1.jpg'],
		labels: { x: '2', y: '3' }
	});

	it('keeps what the better says and fills its gaps', () => {
		expect(mergeProducts(page, list)).toEqual(
			createProduct({
				...{ ...known, brand: 'B', sizes: ['S'], images: ['https://a.example/1.jpg'] },
				price: { amount: 30, currency: 'EUR' },
				listPrice: { amount: 40, currency: 'EUR' },
				labels: { x: '1', y: '3' }
			})
		);
	});

	it('takes no price where the better names a range, and no list price below the price', () => {
		const range = { ...page, price: null, labels: { priceFrom: '30', priceTo: '50' } };
		expect(mergeProducts(range, list)).toMatchObject({ price: null, listPrice: null });
		const dear = { ...page, price: { amount: 45, currency: 'EUR' } };
		expect(mergeProducts(dear, list)).toMatchObject({ price: dear.price, listPrice: null });
	});
});
