/** STUB until the engine is merged. */
import type { ZipService, ZipPlan, ZipOutcome } from '../export/zip/wish';
import { ZipPatternError } from '../export/zip/zip-errors';

export class ZipClient implements ZipService {
	async plan(
		wish: Parameters<ZipService['plan']>[0],
		options: Parameters<ZipService['plan']>[1]
	): Promise<ZipPlan> {
		await new Promise((r) => setTimeout(r, 50));
		if (!/\{(number|name)\}/.test(wish.pattern)) throw new ZipPatternError('no number');
		const items =
			wish.items.kind === 'ids'
				? wish.items.ids.length
				: wish.items.kind === 'at'
					? wish.items.at.items.length
					: 420;
		const made = wish.cutout || wish.crop || wish.mask;
		return {
			items,
			lost: [],
			withoutPhoto: 3,
			files: items + 2,
			split: wish.training ? { train: 336, val: 42, test: 42 } : null,
			bytes: items * 100000,
			exactBytes: items * 90000,
			aboutBytes: 1000,
			margin: made ? (options?.samples ? 0.013 : null) : 0.001,
			examples: [
				`images/${wish.pattern.replaceAll('{category}', 'top').replaceAll('{number}', 'n0001')}.jpg`,
				'images/top/n0002.jpg'
			],
			renamed: 2,
			writer: 'stream'
		};
	}
	async sample(): ReturnType<ZipService['sample']> {
		await new Promise((r) => setTimeout(r, 3000));
		return [];
	}
	write(
		wish: Parameters<ZipService['write']>[0],
		_s: Parameters<ZipService['write']>[1],
		options?: Parameters<ZipService['write']>[2]
	) {
		let stop = () => {};
		let state: 'writing' | 'paused' = 'writing';
		let done = options?.resume ? 40 : 0;
		const finished = new Promise<ZipOutcome>((resolve) => {
			const timer = setInterval(() => {
				if (state === 'writing') done += 2;
				options?.onProgress?.({
					done,
					total: 100,
					bytes: done * 1e5,
					remainingMs: (100 - done) * 200,
					state
				});
				if (done >= 100) {
					clearInterval(timer);
					resolve({
						state: 'written',
						file: null,
						summary: { items: 100, files: 102, bytes: 1e7, missing: ['a'], underived: ['b', 'c'] }
					});
				}
			}, 200);
			stop = () => {
				clearInterval(timer);
				resolve({
					state: 'stopped',
					journal: {
						version: 1,
						wish,
						createdAt: '',
						fingerprint: '',
						done,
						total: 100,
						offset: 1,
						written: new Uint8Array(0)
					}
				});
			};
		});
		return {
			finished,
			pause: () => {
				state = 'paused';
			},
			resume: () => {
				state = 'writing';
			},
			stop: () => stop()
		};
	}
	unfinished(): ReturnType<ZipService['unfinished']> {
		return Promise.resolve([]);
	}
	discard(): Promise<void> {
		return Promise.resolve();
	}
	read(): ReturnType<ZipService['read']> {
		return Promise.resolve({ added: 3, known: 1, left: 0, edited: 2, collections: [] });
	}
}
