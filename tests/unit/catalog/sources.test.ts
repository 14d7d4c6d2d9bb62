import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressSource } from '../../../src/lib/catalog/snapshot/address-source';
import { filesSource } from '../../../src/lib/catalog/snapshot/files-source';
import { neverAborted, pickedFiles } from './sample-snapshot';

describe('addressSource', () => {
	let server: Server;
	let base: string;

	beforeAll(async () => {
		server = createServer((request, response) => {
			if (request.url === '/snapshot/good.npy') response.end('good');
			else if (request.url === '/snapshot/page.npy') {
				response.setHeader('Content-Type', 'text/html; charset=utf-8').end('<!doctype html>');
			} else if (request.url === '/snapshot/slow.npy') response.write('begins and never ends');
			else response.writeHead(404).end();
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/snapshot`;
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});

	it.each(['', '/'])('reads a file of a folder given with %j at the end', async (end) => {
		const bytes = await addressSource(base + end).read('good.npy', neverAborted());
		expect(new TextDecoder().decode(bytes)).toBe('good');
	});

	it.each([
		['a page in place of a file', 'page.npy', /page came instead/],
		['status 404', 'missing.npy', /status 404/]
	])('says that a file is missing on %s', async (_, path, message) => {
		await expect(addressSource(base).read(path, neverAborted())).rejects.toMatchObject({
			name: 'SnapshotMissingFileError',
			message: expect.stringMatching(message)
		});
	});

	it('says so too when there is no server', async () => {
		const nowhere = addressSource('http://127.0.0.1:1/');
		await expect(nowhere.read('good.npy', neverAborted())).rejects.toHaveProperty(
			'name',
			'SnapshotMissingFileError'
		);
	});

	it('stops with the signal’s reason', async () => {
		const controller = new AbortController();
		const reading = addressSource(base).read('slow.npy', controller.signal);
		setTimeout(() => controller.abort(), 50);
		await expect(reading).rejects.toHaveProperty('name', 'AbortError');
	});
});

describe('filesSource', () => {
	const files = new Map([
		['manifest.json', Uint8Array.of(1)],
		['items-0000.json', Uint8Array.of(2)]
	]);

	it.each(['snapshot', 'above/snapshot', 'far/above/snapshot'])(
		'finds the manifest in %s',
		async (folder) => {
			const source = filesSource(pickedFiles(files, folder));
			expect([...(await source.read('items-0000.json', neverAborted()))]).toEqual([2]);
		}
	);

	it('takes loose files by their names', async () => {
		const loose = [...files].map(([name, bytes]) => new File([bytes], name));
		const source = filesSource(loose);
		expect([...(await source.read('items-0000.json', neverAborted()))]).toEqual([2]);
	});

	it('takes the snapshot nearest to what was picked', async () => {
		const inner = new Map([['manifest.json', Uint8Array.of(9)]]);
		const source = filesSource([...pickedFiles(inner, 'a/b/c'), ...pickedFiles(files, 'a')]);
		expect([...(await source.read('manifest.json', neverAborted()))]).toEqual([1]);
	});

	it('refuses to choose between two, and to go on without any', () => {
		const two = [...pickedFiles(files, 'a/one'), ...pickedFiles(files, 'a/two')];
		expect(() => filesSource(two)).toThrow(
			expect.objectContaining({ name: 'SnapshotFormatError' })
		);
		expect(() => filesSource([])).toThrow(
			expect.objectContaining({ name: 'SnapshotMissingFileError' })
		);
		const notQuite = [new File([], 'my-manifest.json')];
		expect(() => filesSource(notQuite)).toThrow(/no manifest.json/);
	});

	it('says which file was not picked, and which cannot be read any more', async () => {
		const source = filesSource(pickedFiles(files));
		await expect(source.read('photos-0000.pack', neverAborted())).rejects.toMatchObject({
			name: 'SnapshotMissingFileError',
			message: expect.stringContaining('photos-0000.pack')
		});
		const gone = pickedFiles(files);
		for (const file of gone) {
			file.arrayBuffer = () => Promise.reject(new DOMException('moved', 'NotReadableError'));
		}
		await expect(filesSource(gone).read('manifest.json', neverAborted())).rejects.toHaveProperty(
			'name',
			'SnapshotMissingFileError'
		);
	});
});
