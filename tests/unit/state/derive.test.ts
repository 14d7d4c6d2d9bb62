import { describe, expect, it } from 'vitest';
import type { DeriveRequest } from '../../../src/lib/export/zip/wish';
import { createDerive } from '../../../src/lib/state/derive';
import { hit, NamedError } from './fakes';

const request: DeriveRequest = {
	item: hit('demo/1').item,
	photo: new Blob(),
	kinds: ['crop'],
	format: 'png'
};
const ready = { ready: () => Promise.resolve() };
const failing = (name: string) =>
	createDerive({ derive: () => Promise.reject(new NamedError(name)) }, ready);
const { signal } = new AbortController();

describe('what is made of an item', () => {
	it('is nothing where its photo cannot be worked on', async () => {
		expect(await failing('TruncatedPhotoError')(request, signal)).toBeNull();
	});

	it('fails the whole zip where the models do', async () => {
		await expect(failing('WorkerDiedRepeatedlyError')(request, signal)).rejects.toHaveProperty(
			'name',
			'WorkerDiedRepeatedlyError'
		);
	});
});
