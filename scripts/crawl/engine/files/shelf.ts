/** A place with photos and perhaps a table: a folder or a zip, seen alike. */

export interface Shelf {
	/** Names of its files, `/` between folders, sorted. Only what lies inside. */
	names(): Promise<readonly string[]>;
	/** @throws FetchError `too-large`, `broken-content` */
	read(name: string, maxBytes: number): Promise<Buffer>;
}
