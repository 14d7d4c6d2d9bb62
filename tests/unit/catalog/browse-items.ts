/** Items of every facet, drawn at random, for tests of filters and counts. */

import type { CatalogItem } from '../../../src/lib/catalog/records';
import { fileUnder } from '../../../src/lib/catalog/snapshot/item-schema';
import { LABELS32 } from '../../../src/lib/vision/colour/labels32';
import { ATTRIBUTES, ATTRIBUTE_VALUES } from '../../../src/lib/vision/embed/attributes';
import { KIND_CATEGORIES, KINDS } from '../../../src/lib/vision/embed/kinds';
import { BODY_POSES } from '../../../src/lib/vision/person/body-pose';
import { FRAMINGS } from '../../../src/lib/vision/person/framing';
import { sampleItem } from './sample-snapshot';
import { seededRandom } from './seeded-random';

const NAMES = ['니트가디건', '플리츠 스커트', '옥스퍼드 셔츠', '청바지'];
const SHOPS = ['Alpha', 'Beta', 'Gamma', ''];

export function drawItems(count: number, seed = 1): CatalogItem[] {
	const random = seededRandom(seed);
	const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
	const maybe = <T>(values: readonly T[]): T | undefined =>
		random() < 0.3 ? undefined : pick(values);
	return Array.from({ length: count }, (_, i) => {
		const kind = maybe(KINDS) ?? null;
		const pose = maybe(BODY_POSES);
		const framing = maybe(FRAMINGS);
		const project = maybe(['skirts', 'knits']);
		const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
		const attributes = Object.fromEntries(
			ATTRIBUTES.map((name) => [name, maybe<string>(ATTRIBUTE_VALUES[name])]).filter(
				([, value]) => value !== undefined
			)
		) as NonNullable<CatalogItem['attributes']>;
		const base = sampleItem(i, {
			name: { ko: pick(NAMES), en: `Garment ${i}` },
			shop: pick(SHOPS),
			kind,
			category: kind === null ? 'bag' : pick(KIND_CATEGORIES[kind]),
			hasModel: pick(['yes', 'no', 'unknown']),
			price:
				random() < 0.2
					? null
					: { amount: Math.round(random() * 1000) / 10, currency: pick(['KRW', 'EUR']) },
			colours: Array.from({ length: Math.floor(random() * 4) }, () => {
				const [label, runnerUp] = [pick(LABELS32), pick(LABELS32)];
				const oklab = [random(), random() - 0.5, random() - 0.5] as const;
				const share = pick([0.05, 0.3, 0.6]);
				return { hex: label.swatch, share, label: label.id, runnerUp: runnerUp.id, oklab };
			}),
			attributes
		});
		return {
			...fileUnder(i % 3 === 0 ? 'other' : 'demo', base),
			...(pose && { pose }),
			...(framing && { framing }),
			...(project && { project }),
			...(random() < 0.8 && { collectedAt: `2026-03-${day}T10:00:00Z` })
		};
	});
}
