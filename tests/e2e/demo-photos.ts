/** Photos of the demo catalog that ships, as files that a person might drop. */

import { readFile } from 'node:fs/promises';
import { openSnapshot } from '../../src/lib/catalog/snapshot/read-snapshot';
import { root } from './harness';

export type PhotoFile = {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
};

/** @param wanted numbers of the demo shop, `D0001` … */
export async function demoPhotos(...wanted: readonly string[]): Promise<PhotoFile[]> {
	const { signal } = new AbortController();
	const source = {
		read: async (path: string) => new Uint8Array(await readFile(`${root}static/snapshot/${path}`))
	};
	const { plan } = await openSnapshot(source, signal);
	const found = new Map<string, PhotoFile>();
	for (const shard of plan) {
		const { items, photos } = await shard.read(signal);
		for (const [i, { number }] of items.entries()) {
			const photo = photos?.at(i);
			if (!photo || !wanted.includes(number)) continue;
			const name = `${number}.${photo.type.replace('image/', '')}`;
			found.set(number, { name, mimeType: photo.type, buffer: Buffer.from(photo.bytes) });
		}
	}
	return wanted.map((number) => {
		const photo = found.get(number);
		if (!photo) throw new Error(`The demo catalog has no ${number}.`);
		return photo;
	});
}
