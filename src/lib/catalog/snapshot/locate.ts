/** From where a snapshot is to how it is read. */

import { addressSource } from './address-source';
import { filesSource } from './files-source';
import type { SnapshotLocation, SnapshotSource } from './source';

export function sourceAt(location: SnapshotLocation): SnapshotSource {
	return location.kind === 'address'
		? addressSource(location.baseUrl)
		: filesSource(location.files);
}
