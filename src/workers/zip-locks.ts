/** Which zips are being written now, in whichever tab: a dead tab holds none. */

import { ZipSinkError } from '../lib/export/zip/zip-errors';

const PREFIX = 'otlens-zip:';

/** Not there without a secure context. */
const locksOf = (): LockManager | null => ('locks' in navigator ? navigator.locks : null);

/** Holds a zip while it is written. @throws ZipSinkError where another tab writes it */
export async function holdZip<T>(name: string, work: () => Promise<T>): Promise<T> {
	const locks = locksOf();
	if (!locks) return work();
	return locks.request(PREFIX + name, { ifAvailable: true }, (lock) => {
		if (!lock) throw new ZipSinkError('another tab writes this zip');
		return work();
	});
}

/** Names of the zips that are being written. */
export async function heldZips(): Promise<ReadonlySet<string>> {
	const { held = [] } = (await locksOf()?.query()) ?? {};
	return new Set(
		held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []))
	);
}
