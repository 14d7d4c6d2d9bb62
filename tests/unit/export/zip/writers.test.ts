import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { memorySink, type ByteSink } from '../../../../src/lib/export/zip/byte-sink';
import { crc32 } from '../../../../src/lib/export/zip/crc32';
import { JszipWriter } from '../../../../src/lib/export/zip/jszip-writer';
import { StreamWriter } from '../../../../src/lib/export/zip/stream-writer';
import { openArchive } from '../../../../src/lib/export/zip/read/archive';
import { readContent } from '../../../../src/lib/export/zip/read/read-content';
import type { ZipWriter } from '../../../../src/lib/export/zip/zip-writer';

// Tens of thousands of entries; a busy machine needs its time.
const date = new Date(2026, 2, 4, 5, 6, 8);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const anySize = (): ByteSink => memorySink(Infinity, () => new Error('too large'));

const photos: readonly (readonly [string, Uint8Array])[] = [
	['images/a.jpg', crypto.getRandomValues(new Uint8Array(50_000))],
	['images/플레어 스커트.jpg', crypto.getRandomValues(new Uint8Array(33))],
	['images/empty.bin', new Uint8Array()]
];
const sentence = 'A line that comes again and again: 옷.\n';

const writers: readonly [string, (sink: ByteSink) => ZipWriter][] = [
	['jszip', (sink) => new JszipWriter(sink, date)],
	['stream', (sink) => new StreamWriter(sink, date)]
];

async function write(make: (sink: ByteSink) => ZipWriter): Promise<Uint8Array> {
	const sink = anySize();
	const writer = make(sink);
	for (const [name, content] of photos) await writer.add(name, content);
	const lines = writer.text('lines.txt');
	const other = writer.text('other.txt');
	for (let i = 0; i < 5000; i += 1) {
		await lines.write(sentence);
		if (i < 2) await other.write('x');
	}
	await other.close();
	await lines.close();
	await writer.finish();
	const blob = await sink.close();
	if (!blob) throw new Error('no file');
	expect(writer.offset).toBe(blob.size);
	return new Uint8Array(await blob.arrayBuffer());
}

describe('crc32', () => {
	it('gives the check value of the standard', () => {
		expect(crc32(text('123456789'))).toBe(0xcbf43926);
		expect(crc32(new Uint8Array())).toBe(0);
	});

	it('is the same in one piece and in any two', () => {
		const bytes = crypto.getRandomValues(new Uint8Array(1000));
		for (const at of [0, 1, 15, 16, 17, 500, 999, 1000]) {
			expect(crc32(bytes.subarray(at), crc32(bytes.subarray(0, at)))).toBe(crc32(bytes));
		}
	});
});

describe.each(writers)('a zip by %s', (_, make) => {
	it('is read whole by jszip, with every checksum right', async () => {
		const zip = await JSZip.loadAsync(await write(make), { checkCRC32: true });
		expect(Object.keys(zip.files)).toEqual([
			...photos.map(([name]) => name),
			'other.txt',
			'lines.txt'
		]);
		for (const [name, content] of photos) {
			expect(await zip.file(name)?.async('uint8array')).toEqual(content);
		}
		expect(await zip.file('lines.txt')?.async('string')).toBe(sentence.repeat(5000));
		expect(await zip.file('other.txt')?.async('string')).toBe('xx');
	});

	it('stores photos, deflates texts, keeps names and the local time', async () => {
		const zip = await write(make);
		const { entries } = await openArchive(new Blob([new Uint8Array(zip)]));
		expect([...entries.values()].map(({ path, method, bytes }) => [path, method, bytes])).toEqual([
			...photos.map(([name, { length }]) => [name, 0, length]),
			['other.txt', 8, 2],
			['lines.txt', 8, text(sentence).length * 5000]
		]);
		const view = new DataView(zip.buffer);
		const [time, day] = [view.getUint16(10, true), view.getUint16(12, true)];
		expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([5, 6, 8]);
		expect([(day >> 9) + 1980, (day >> 5) & 15, day & 31]).toEqual([2026, 3, 4]);
	});
});

describe('a stopped zip', () => {
	it('goes on where it stopped and is the same as one that was not', async () => {
		const whole = anySize();
		const plain = new StreamWriter(whole, date);
		for (const [name, content] of photos) await plain.add(name, content);
		await plain.finish();

		const sink = anySize();
		const first = new StreamWriter(sink, date);
		for (const [name, content] of photos.slice(0, 2)) await first.add(name, content);
		const state = { offset: first.offset, directory: await first.checkpoint() };
		const second = new StreamWriter(sink, date, structuredClone(state));
		expect(second.entries).toBe(2);
		for (const [name, content] of photos.slice(2)) await second.add(name, content);
		await second.finish();
		const [a, b] = [await whole.close(), await sink.close()];
		expect(new Uint8Array((await b?.arrayBuffer()) ?? [])).toEqual(
			new Uint8Array((await a?.arrayBuffer()) ?? [1])
		);
	});
});

describe('Zip64', () => {
	it('takes over where there are more entries than 16 bits count', async () => {
		const sink = anySize();
		const writer = new StreamWriter(sink, date);
		for (let i = 0; i < 65_537; i += 1) await writer.add(`${i}`, new Uint8Array());
		await writer.finish();
		const blob = await sink.close();
		const { entries } = await openArchive(blob ?? new Blob());
		expect(entries.size).toBe(65_537);
		const other = await JSZip.loadAsync((await blob?.arrayBuffer()) ?? new ArrayBuffer());
		expect(Object.keys(other.files)).toHaveLength(65_537);
	});

	it('takes over where an entry lies beyond 4 GiB', async () => {
		// The first five gigabytes are not there: a reader finds the rest by the end of the file.
		const far = 5 * 2 ** 30;
		const sink = anySize();
		const writer = new StreamWriter(sink, date, { offset: far, directory: new Uint8Array() });
		await writer.add('far.bin', text('far'));
		await writer.finish();
		const tail = (await sink.close()) ?? new Blob();
		const hole = {
			size: far + tail.size,
			slice: (from: number, to: number) =>
				new Blob([
					new Uint8Array(Math.max(0, far - from)),
					tail.slice(Math.max(0, from - far), to - far)
				])
		} as Blob;
		const archive = await openArchive(hole);
		expect(archive.entries.get('far.bin')).toMatchObject({ offset: far, bytes: 3 });
		expect(await readContent(archive, 'far.bin')).toEqual(text('far'));
	});
});
