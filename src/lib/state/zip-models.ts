/** Which models make what is derived for a zip, noted in its wish. */

import type { DerivingRole, ZipWish } from '$lib/export/zip/wish';
import type { ModelEntry } from '$lib/vision/models';

export type ListModels = () => Promise<readonly Pick<ModelEntry, 'id' | 'role'>[]>;

/** Those of an earlier version of the app, which made a part of the zip, stay. */
export async function withModels(
	wish: ZipWish,
	list: ListModels
): Promise<ZipWish & Required<Pick<ZipWish, 'models'>>> {
	const models = await list();
	const idsOf = (role: DerivingRole): readonly string[] => {
		const now = models.flatMap((model) => (model.role === role ? [model.id] : []));
		return [...new Set([...(wish.models?.[role] ?? []), ...now])];
	};
	return { ...wish, models: { parse: idsOf('parse'), pose: idsOf('pose') } };
}
