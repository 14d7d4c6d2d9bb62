/** What every run is given: the store, the doors of the hosts, the ways to fetch and to read. */

import type { Store } from '../../store/store';
import type { Clock } from '../clock';
import type { Fetcher } from '../fetch/fetcher';
import type { HostGates } from '../hosts/host-gates';
import type { Looks } from '../pictures/looks';
import type { Reader } from '../reader';

export type RunContext = {
	readonly store: Store;
	readonly gates: HostGates;
	readonly fetcher: Fetcher;
	readonly reader: Reader;
	readonly clock: Clock;
	readonly internalHosts: ReadonlySet<string>;
	/** The looks of a project's pictures. */
	looksOf(project: string): Looks;
	/** Something about a crawler is different now. */
	changed(crawler: string): void;
};
