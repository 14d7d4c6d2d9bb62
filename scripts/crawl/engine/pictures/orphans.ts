/** Pictures that nothing shows any more. */

import type { Store } from '../../store/store';

/** Out of the store first, then off the disk. */
export async function removeOrphans(store: Store): Promise<void> {
	const orphans = store.transaction(() => store.pictures.removeOrphans());
	await Promise.all(orphans.map(({ sha256, type }) => store.files.remove(sha256, type)));
}
