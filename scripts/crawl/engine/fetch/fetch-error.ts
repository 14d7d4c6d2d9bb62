/** Why an address could not be fetched. */

import type { ErrorKind } from '../../../../src/lib/catalog/collect/crawler';

export class FetchError extends Error {
	override name = 'FetchError';

	constructor(
		readonly kind: ErrorKind,
		message: string,
		/** Whether another try may fare better. */
		readonly isPassing: boolean,
		options?: ErrorOptions
	) {
		super(message, options);
	}
}
