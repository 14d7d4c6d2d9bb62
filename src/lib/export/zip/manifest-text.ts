/** The `manifest.json` of a zip, version 2: everything known of its items, for programs and for taking it in again. */

import type { RestoreGroup } from './restore-groups';
import { derivedKinds, type DerivedPictureKind, type ZipWish } from './wish';
import { restorePath } from './zip-layout';
import type { ZipFacts, ZipRecord } from './zip-source';

export const ZIP_SCHEMA = 'otlens-items';
export const ZIP_VERSION = 2;

/** Paths of what there is of an item. */
export type ItemParts = Partial<Record<'photo' | 'thumbnail' | DerivedPictureKind, string>> & {
	/** The photo is the thumbnail: there was no other. */
	readonly photoIs?: 'thumbnail';
};

const line = (key: string, value: unknown): string =>
	`\t${JSON.stringify(key)}: ${JSON.stringify(value)}`;

/** What vectors, kinds and attributes come from, and what made the pictures and outlines that are in it. */
function modelsOf(collections: ZipFacts['collections'], wish: ZipWish) {
	const kinds = derivedKinds(wish);
	return {
		embed: [...new Set(collections.map(({ embedModel }) => embedModel))],
		...(kinds.length > 0 && wish.models && { parse: wish.models.parse }),
		...(kinds.includes('keyPoints') && wish.models && { pose: wish.models.pose })
	};
}

/**
 * All before the items.
 * @param groups by the number that their files have; null for one whose files could not be written
 */
export function manifestHead(
	{ collections }: Pick<ZipFacts, 'collections'>,
	groups: readonly (RestoreGroup | null)[],
	wish: ZipWish,
	createdAt: string
): string {
	const { items: _, filter, language, pattern, training, models: _models, ...parts } = wish;
	const lines = [
		line('schema', ZIP_SCHEMA),
		line('version', ZIP_VERSION),
		line('app', 'Otlens'),
		line('createdAt', createdAt),
		line('models', modelsOf(collections, wish)),
		line('filter', filter ?? null),
		line('language', language),
		line('pattern', pattern),
		line('training', training),
		line('parts', parts),
		line(
			'collections',
			collections.map(({ id, name, embedModel }) => ({ id, name, embedModel }))
		),
		line(
			'restore',
			groups.flatMap((group, i) => {
				if (!group) return [];
				const { fine, ...rest } = group;
				return {
					...rest,
					thumbnails: restorePath('thumbnails', i),
					vectors: restorePath('vectors', i),
					scales: restorePath('scales', i),
					...(fine && { fine: restorePath('fine', i) })
				};
			})
		)
	];
	return `{\n${lines.join(',\n')},\n\t"items": [`;
}

/** One item; `first` is the one without a comma before it. */
export function manifestItem(
	{ item, edit, split }: ZipRecord,
	parts: ItemParts,
	isFirst: boolean
): string {
	const value = { ...item, parts, ...(split && { split }), ...(edit && { edit }) };
	return `${isFirst ? '' : ','}\n\t\t${JSON.stringify(value)}`;
}

/** Takes the place of an item that is gone, so that places stay as they were. */
export const manifestGap = (isFirst: boolean): string => `${isFirst ? '' : ','}\n\t\tnull`;

/** All after the items. */
export const manifestTail = (missing: readonly string[], underived: readonly string[]): string =>
	`\n\t],\n${line('missing', missing)},\n${line('underived', underived)}\n}\n`;
