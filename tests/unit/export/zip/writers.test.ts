import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { memorySink, type ByteSink } from '../../../../src/lib/export/zip/byte-sink';
import { crc32 } from '../../../../src/lib/export/zip/crc32';
import { JszipWriter } from '../../../../src/lib/export/zip/jszip-writer';
import { StreamWriter } from '../../../../src/lib/export/zip/stream-writer';
import type { ZipWriter } from '../../../../src/lib/export/zip/zip-writer';

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

/** What Python's zipfile says of it: names, sizes, methods, dates, or the error. */
function byPython(zip: Uint8Array): unknown {
	const folder = mkdtempSync(path.join(tmpdir(), 'otlens-zip-'));
	const file = path.join(folder, 'test.zip');
	writeFileSync(file, zip);
	try {
		const script =
			'import json, sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\n' +
			'print(json.dumps({"bad": z.testzip(), "all": [[i.filename, i.file_size, i.compress_type, list(i.date_time)] for i in z.infolist()]}))';
		return JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }));
	} finally {
		rmSync(folder, { recursive: true });
	}
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

	it('is clean for Python’s zipfile: photos stored, texts deflated, names and dates as given', async () => {
		const when = [2026, 3, 4, 5, 6, 8];
		expect(byPython(await write(make))).toEqual({
			bad: null,
			all: [
				...photos.map(([name, { length }]) => [name, length, 0, when]),
				['other.txt', 2, 8, when],
				['lines.txt', text(sentence).length * 5000, 8, when]
			]
		});
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
		const zip = new Uint8Array((await blob?.arrayBuffer()) ?? []);
		expect(byPython(zip)).toMatchObject({ bad: null });
		expect(byPython(zip)).toHaveProperty('all.length', 65_537);
	});

	it('takes over where an entry lies beyond 4 GiB', async () => {
		// The first five gigabytes are not there: readers find the rest by the end of the file.
		const far = 5 * 2 ** 30;
		const sink = anySize();
		const writer = new StreamWriter(sink, date, { offset: far, directory: new Uint8Array() });
		await writer.add('far.bin', text('far'));
		await writer.finish();
		const blob = await sink.close();
		const tail = new Uint8Array((await blob?.arrayBuffer()) ?? []);
		const folder = mkdtempSync(path.join(tmpdir(), 'otlens-zip-'));
		const file = path.join(folder, 'far.zip');
		try {
			// A hole: it takes no room on disk.
			execFileSync('truncate', ['-s', String(far), file]);
			writeFileSync(file, tail, { flag: 'a' });
			const script =
				'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nprint(z.infolist()[0].header_offset, z.read("far.bin").decode(), z.testzip())';
			const said = execFileSync('python3', ['-c', script, file], { encoding: 'utf8' });
			expect(said.trim()).toBe(`${far} far None`);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
