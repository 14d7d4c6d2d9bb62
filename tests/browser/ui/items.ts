/** Hits and garments for component tests. */

import type { SearchHit } from '../../../src/lib/catalog/records';
import type { Garment } from '../../../src/lib/vision/analysis';
import type { Category } from '../../../src/lib/vision/parse/classes';

const navy = {
	hex: '#1b2a49',
	rgb: [27, 42, 73],
	oklab: [0.29, 0, -0.05],
	lab: [17, 3, -21],
	share: 0.8,
	label: 'navy',
	deltaE: 1,
	runnerUp: 'denim',
	runnerUpDeltaE: 9
} as const;
const white = { ...navy, hex: '#fbfbfa', share: 0.2, label: 'white' } as const;

export const hits = (count: number): SearchHit[] =>
	Array.from({ length: count }, (_, i) => ({
		item: {
			version: 1,
			id: `demo/${i}`,
			collection: 'demo',
			number: String(i),
			name: { en: `Item ${i}`, ko: `상품 ${i}` },
			link: i === 0 ? 'javascript:alert(1)' : `https://shop.example/${i}`,
			shop: 'Demo shop',
			category: 'top',
			kind: 'Shirt',
			colours: [navy, white],
			hasModel: 'no',
			box: { x: 0, y: 0, width: 1, height: 1 },
			photo: { widthPx: 300, heightPx: 400, type: 'image/jpeg' },
			price: { amount: 29000, currency: 'KRW' },
			labels: {},
			attributes: { sleeve: 'long', pattern: 'striped' }
		},
		score: 1 - i / 1000,
		similarity: 0.9,
		colourDistance: 0.1
	}));

export function garment(index: number, category: Category, x: number): Garment {
	return {
		index,
		category,
		kinds: [],
		attributes: [],
		box: { x, y: 0.2, width: 0.2, height: 0.4 },
		score: 0.9,
		area: 0.1,
		mask: { widthPx: 2, heightPx: 2, data: new Uint8Array([1, 1, 1, 0]) },
		colours: [navy, white],
		vector: new Float32Array(256)
	};
}

export const garments = [garment(0, 'top', 0.1), garment(1, 'pants', 0.4), garment(2, 'bag', 0.7)];
