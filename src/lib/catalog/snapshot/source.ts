/** Where a snapshot is read from: an address of this origin, or files a person picked. */

export type SnapshotLocation =
	| { readonly kind: 'address'; readonly baseUrl: string }
	| { readonly kind: 'files'; readonly files: readonly File[] };

/** Reads one file of a snapshot by its path relative to the manifest. */
export interface SnapshotSource {
	read(path: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}
