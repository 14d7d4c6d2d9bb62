import { describe, expect, it } from 'vitest';
import { ZipFormatError, FileTooLargeError } from '../../../src/lib/catalog/drop/drop-errors';
import { readZipDirectory } from '../../../src/lib/catalog/drop/zip-directory';
import { openZipEntry } from '../../../src/lib/catalog/drop/zip-entry';
import { replaced, zipOf } from './dropped';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a zip', () => {
	it.each([true, false])('gives its files as they went in (deflated: %s)', async (compressed) => {
		const long = 'a long and boring text. '.repeat(5000);
		const zip = new Blob([await zipOf({ 'a/one.txt': 'one', 'a/long.txt': long }, compressed)]);
		const { entries, refused } = await readZipDirectory(zip);
		expect(refused).toEqual([]);
		expect(entries.map(({ path, bytes }) => [path, bytes])).toEqual([
			['a/one.txt', 3],
			['a/long.txt', long.length]
		]);
		const texts = await Promise.all(entries.map(async (e) => (await openZipEntry(zip, e)).text()));
		expect(texts).toEqual(['one', long]);
	});

	it('leaves out what the Mac adds, and hidden files', async () => {
		const zip = await zipOf({ '__MACOSX/._a.jpg': 'x', '.DS_Store': 'x', 'b/.git/c': 'x', d: 'x' });
		const { entries } = await readZipDirectory(new Blob([zip]));
		expect(entries.map(({ path }) => path)).toEqual(['d']);
	});

	it('refuses names that lead out of it', async () => {
		const zip = replaced(
			await zipOf({ 'aa/aa/evil.jpg': 'x', 'good.jpg': 'y' }),
			bytesOf('aa/aa/evil.jpg'),
			bytesOf('../../evil.jpg')
		);
		const { entries, refused } = await readZipDirectory(new Blob([zip]));
		expect(entries.map(({ path }) => path)).toEqual(['good.jpg']);
		expect(refused).toEqual([{ path: '../../evil.jpg', reason: 'unsafe-path' }]);
	});

	it('reads Korean names that do not say they are CP949', async () => {
		// 치마.jpg in CP949.
		const name = new Uint8Array([0xc4, 0xa1, 0xb8, 0xb6, 0x2e, 0x6a, 0x70, 0x67]);
		const zip = replaced(await zipOf({ 'zzzz.jpg': 'x' }), bytesOf('zzzz.jpg'), name);
		const { entries } = await readZipDirectory(new Blob([zip]));
		expect(entries[0]?.path).toBe('치마.jpg');
	});

	it('is not inflated beyond what it says', async () => {
		const zip = new Blob([await zipOf({ 'bomb.jpg': '0'.repeat(5_000_000) })]);
		const [entry] = (await readZipDirectory(zip)).entries;
		if (!entry) throw new Error('no entry');
		await expect(openZipEntry(zip, { ...entry, bytes: 1000 })).rejects.toThrow(FileTooLargeError);
		await expect(openZipEntry(zip, { ...entry, bytes: 2 ** 40 })).rejects.toThrow(
			FileTooLargeError
		);
		await expect(openZipEntry(zip, { ...entry, bytes: 6_000_000 })).rejects.toThrow(ZipFormatError);
	});

	it('that is none, is cut short or damaged is refused', async () => {
		const whole = await zipOf({ 'a.jpg': 'picture '.repeat(100), 'b.jpg': 'x' });
		await expect(readZipDirectory(new Blob(['PK, but no zip']))).rejects.toThrow(ZipFormatError);
		await expect(readZipDirectory(new Blob([whole.slice(0, -30)]))).rejects.toThrow(ZipFormatError);
		const { entries } = await readZipDirectory(new Blob([whole]));
		const [first] = entries;
		if (!first) throw new Error('no entry');
		const spoiled = whole.slice();
		spoiled.fill(0xff, 40, 60);
		await expect(openZipEntry(new Blob([spoiled]), first)).rejects.toThrow(ZipFormatError);
	});
});
