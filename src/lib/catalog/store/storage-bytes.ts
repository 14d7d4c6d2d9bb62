/** How much room the catalog takes on this device. */

/** Chromium tells what is the database's part of the whole origin's. */
type Estimate = StorageEstimate & { readonly usageDetails?: { readonly indexedDB?: number } };

/** Null where the browser does not tell. */
export async function storageBytes(): Promise<number | null> {
	const { navigator } = globalThis as {
		readonly navigator?: { readonly storage?: StorageManager };
	};
	try {
		const estimate: Estimate | undefined = await navigator?.storage?.estimate();
		return estimate?.usageDetails?.indexedDB ?? estimate?.usage ?? null;
	} catch {
		return null;
	}
}
