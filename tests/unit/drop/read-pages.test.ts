import { describe, expect, it } from 'vitest';
import { createProduct } from '../../../src/lib/catalog/collect/product';
import { feedParts } from '../../../src/lib/catalog/drop/feed-parts';
import { openMimePart, readMhtml } from '../../../src/lib/catalog/drop/mhtml';
import { readPagesOf, type ReadPage } from '../../../src/lib/catalog/drop/read-pages';
import { addressOf, realAddress } from '../../../src/lib/catalog/drop/saved-page';

const partsOf = async (text: string | Uint8Array<ArrayBuffer>): Promise<string[]> => {
	const parts: string[] = [];
	for await (const part of feedParts(new Blob([text]))) parts.push(part);
	return parts;
};

const HEAD =
	'<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel><title>x</title>';

describe('a long feed', () => {
	it('comes in parts that are documents of their own, with every item once', async () => {
		const item = (i: number) => `<item><g:id>n${i};</g:id><d>${'x'.repeat(900)}</d></item>`;
		const items = Array.from({ length: 5000 }, (_, i) => item(i)).join('\n');
		const parts = await partsOf(`${HEAD}${items}</channel></rss>`);
		expect(parts.length).toBeGreaterThan(3);
		const ids = parts.flatMap((part) => [...part.matchAll(/n(\d+);/g)].map(([, id]) => Number(id)));
		expect(ids).toEqual(Array.from({ length: 5000 }, (_, i) => i));
		for (const part of parts) {
			expect(part.startsWith(HEAD)).toBe(true);
			expect(part.trimEnd().endsWith('</channel></rss>')).toBe(true);
		}
	});

	it('is read in the encoding that it names', async () => {
		const head = new TextEncoder().encode('<?xml version="1.0" encoding="euc-kr"?><rss><item><t>');
		const korean = new Uint8Array([0xc4, 0xa1, 0xb8, 0xb6]);
		const end = new TextEncoder().encode('</t></item></rss>');
		const [part] = await partsOf(new Uint8Array([...head, ...korean, ...end]));
		expect(part).toContain('<t>치마</t>');
	});

	it('without products is passed on where it is short, and not held where it is long', async () => {
		expect(await partsOf('<urlset></urlset>')).toEqual(['<urlset></urlset>']);
		expect(await partsOf(`<a>${'b'.repeat(3 << 20)}`)).toEqual([]);
		expect(await partsOf(`<rss><item>${'b'.repeat(12 << 20)}`)).toEqual([]);
	});
});

const MHTML = [
	'From: <Saved by Blink>',
	'Snapshot-Content-Location: https://shop.example/p/7',
	'Content-Type: multipart/related;',
	'\ttype="text/html";',
	'\tboundary="----MultipartBoundary--x----"',
	'',
	'',
	'------MultipartBoundary--x----',
	'Content-Type: text/html',
	'Content-Transfer-Encoding: quoted-printable',
	'Content-Location: https://shop.example/p/7',
	'',
	'<p id=3D"a">=EC=B9=98=EB=A7=88 and a line that goes =',
	'on</p>',
	'------MultipartBoundary--x----',
	'Content-Type: image/png',
	'Content-Transfer-Encoding: base64',
	'Content-Location: https://cdn.example/7.png?w=1',
	'',
	'iVBO',
	'Rw==',
	'------MultipartBoundary--x------',
	''
].join('\r\n');

describe('a page saved as one file', () => {
	it('gives its address and its parts, decoded', async () => {
		const { url, parts } = readMhtml(new TextEncoder().encode(MHTML));
		expect(url).toBe('https://shop.example/p/7');
		expect(parts.map(({ type, location }) => [type, location])).toEqual([
			['text/html', 'https://shop.example/p/7'],
			['image/png', 'https://cdn.example/7.png?w=1']
		]);
		const [page, picture] = parts;
		if (!page || !picture) throw new Error('parts are missing');
		const file = new Blob([MHTML]);
		expect(await (await openMimePart(file, page)).text()).toContain(
			'<p id="a">치마 and a line that goes on</p>'
		);
		expect(new Uint8Array(await (await openMimePart(file, picture)).arrayBuffer())).toEqual(
			new Uint8Array([0x89, 0x50, 0x4e, 0x47])
		);
	});

	it('hands page and pictures on', async () => {
		const file = new File([MHTML], 'page.mhtml');
		const seen: string[] = [];
		const readPage: ReadPage = ({ url, text }) => {
			seen.push(url, text);
			const product = createProduct({ number: '7', name: '치마', link: url });
			return { source: { id: 'fake' }, findings: { products: [product], requests: [] } };
		};
		const at = { path: 'page.mhtml', bytes: file.size, modifiedMs: 0, file, places: [] };
		const read = await readPagesOf(at, readPage, () => Promise.resolve());
		expect(seen[0]).toBe('https://shop.example/p/7');
		expect(seen[1]).toContain('치마');
		expect(read?.products).toHaveLength(1);
		expect(read?.pictures.map(({ path }) => path)).toEqual(['https://cdn.example/7.png?w=1']);
	});

	it.each(['', 'no headers at all', 'Content-Type: multipart/related; boundary="x"\r\n\r\n--x'])(
		'that is none has no products (%j)',
		(text) => {
			const { parts } = readMhtml(new TextEncoder().encode(text));
			expect(parts.filter(({ location }) => location !== '')).toEqual([]);
		}
	);
});

describe('the address of a saved page', () => {
	it.each([
		['<!-- saved from url=(0025)https://shop.example/p/1 -->', 'https://shop.example/p/1'],
		['<link rel="canonical" href="https://a.example/?a=1&amp;b=2">', 'https://a.example/?a=1&b=2'],
		['<meta property="og:url" content="https://b.example/x">', 'https://b.example/x']
	])('%s', (html, expected) => {
		expect(addressOf(html, 'x.html')).toBe(expected);
	});

	it('is none of the web where the page does not say', () => {
		const address = addressOf('<base href="javascript:alert(1)">', 'a/내 치마.html');
		expect(URL.canParse(address)).toBe(true);
		expect(realAddress(address)).toBe('');
		expect(realAddress('https://shop.example/1')).toBe('https://shop.example/1');
	});
});
