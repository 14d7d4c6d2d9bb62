import { afterEach, describe, expect, it, vi } from 'vitest';
import { PictureCache } from '../../../src/lib/state/picture-cache';
import { fakeCatalog, NamedError, settled } from './fakes';

describe('PictureCache', () => {
	afterEach(() => vi.restoreAllMocks());

	it('asks once for all pictures of a turn, and says which have none', async () => {
		const catalog = fakeCatalog();
		const cache = new PictureCache(catalog.service, 'thumbnail');
		expect([cache.url('a'), cache.url('b'), cache.url('a')]).toEqual([
			undefined,
			undefined,
			undefined
		]);
		await settled();
		expect(catalog.pictures.calls).toHaveLength(1);
		expect(catalog.pictures.at(0).input).toEqual({ ids: ['a', 'b'], size: 'thumbnail' });
		catalog.pictures.at(0).resolve([new Blob(['x']), null]);
		await settled();
		expect(cache.url('a')).toMatch(/^blob:/);
		expect(cache.url('b')).toBeNull();
		cache.clear();
	});

	it('revokes the picture that was longest out of use', async () => {
		const revoke = vi.spyOn(URL, 'revokeObjectURL');
		const catalog = fakeCatalog();
		const cache = new PictureCache(catalog.service, 'thumbnail', 2);
		for (const id of ['a', 'b']) cache.url(id);
		await settled();
		catalog.pictures.at(0).resolve([new Blob(['a']), new Blob(['b'])]);
		await settled();
		const oldest = cache.url('b');
		cache.url('a');
		cache.url('c');
		await settled();
		catalog.pictures.at(1).resolve([new Blob(['c'])]);
		await settled();
		expect(revoke).toHaveBeenCalledExactlyOnceWith(oldest);
		cache.clear();
		expect(revoke).toHaveBeenCalledTimes(3);
	});

	it('asks again after a failure', async () => {
		const catalog = fakeCatalog();
		const cache = new PictureCache(catalog.service, 'photo');
		cache.url('a');
		await settled();
		catalog.pictures.at(0).reject(new NamedError('WorkerDiedError'));
		await settled();
		cache.url('a');
		await settled();
		expect(catalog.pictures.calls).toHaveLength(2);
	});
});
