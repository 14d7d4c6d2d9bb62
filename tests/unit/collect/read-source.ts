/** A page read by one source, for tests. */

import { sourceOf } from '../../../src/lib/catalog/collect/sources/sources';
import type { Findings, Page } from '../../../src/lib/catalog/collect/sources/source';

/** @throws RangeError where the source reads nothing in it */
export function read(id: string, page: Page): Findings {
	const findings = sourceOf(id)?.read(page);
	if (!findings) throw new RangeError(`${id} reads nothing in ${page.url}`);
	return findings;
}
