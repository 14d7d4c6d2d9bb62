/** A collector that has collected already, as far as a snapshot asks. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Collector } from '../../../scripts/crawl/engine/collector';
import type { CollectedItem, Project } from '../../../src/lib/catalog/collect/crawler';
import { createProduct, type Product } from '../../../src/lib/catalog/collect/product';

export const PROJECT: Project = {
	id: 'linen',
	name: '린넨 프로젝트',
	shop: 'https://shop.example',
	attribute: null,
	content: 'images',
	labels: ['여름', 'test'],
	createdAt: '2026-11-01T00:00:00.000Z',
	crawlers: 1,
	products: 0,
	images: 0,
	bytes: 0
};

type Known = Pick<Product, 'number' | 'name'> & Partial<Product>;

export class FakeCollector implements Pick<Collector, 'items' | 'picture'> {
	readonly items_: CollectedItem[] = [];
	readonly #files = new Map<string, string>();

	/** An item with these files for pictures. */
	add(known: Known, ...files: readonly string[]): void {
		const id = `${PROJECT.id}/${known.number}`;
		const link = `https://shop.example/goods/${known.number}`;
		this.items_.push({
			...{ id, project: PROJECT.id, crawler: null },
			collectedAt: '2026-11-02T03:04:05.000Z',
			changedAt: '2026-11-02T03:04:05.000Z',
			product: createProduct({ link, ...known }),
			images: files.map((file, index) => {
				this.#files.set(`${id} ${index}`, file);
				const bytes = readFileSync(file);
				return {
					...{ index, url: `https://shop.example/p/${known.number}-${index}.webp` },
					sha256: createHash('sha256').update(bytes).digest('hex'),
					...{ type: 'image/webp', widthPx: 480, heightPx: 640, bytes: bytes.length },
					duplicateOf: null
				};
			})
		});
	}

	/** Two a page, so that there are several. */
	async items({ after = '' }: Parameters<Collector['items']>[0]) {
		const from = after === '' ? 0 : Number(after);
		const items = this.items_.slice(from, from + 2);
		const next = from + 2 < this.items_.length ? String(from + 2) : '';
		return { items, total: this.items_.length, next };
	}

	async picture(id: string, index: number) {
		return { file: this.#files.get(`${id} ${index}`) ?? '', type: 'image/webp' };
	}

	/** As whoever asks for a whole one sees it. */
	get collector(): Collector {
		return this as unknown as Collector;
	}
}
