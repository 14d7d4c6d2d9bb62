/** The items of a shard as a Parquet table: flat columns that pandas, DuckDB or a spreadsheet open. */

import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { ITEM_VERSION } from '../records';
import type { SnapshotItem } from './item-schema';
import { COLUMNS, SCHEMA, type Cell } from './item-cells';
import { SnapshotFormatError } from './snapshot-errors';

/** @returns the bytes of a `.parquet` file; the same for the same items */
export function encodeItemTable(items: readonly SnapshotItem[]): Uint8Array<ArrayBuffer> {
	const columnData = COLUMNS.map(({ name, write }) => ({ name, data: items.map(write) }));
	// One row group: a shard is read as a whole.
	return new Uint8Array(
		parquetWriteBuffer({
			columnData,
			schema: [...SCHEMA],
			rowGroupSize: Math.max(1, items.length),
			createdBy: 'otlens'
		})
	);
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): ArrayBuffer =>
	byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);

/**
 * The rows as values that `checkItem` has yet to judge.
 * @throws SnapshotFormatError for what is no Parquet, and naming a column that is missing
 */
export async function decodeItemTable(bytes: Uint8Array<ArrayBuffer>): Promise<readonly unknown[]> {
	const file = bufferOf(bytes);
	let rows: readonly Readonly<Record<string, Cell>>[];
	try {
		const metadata = parquetMetadata(file);
		const present = new Set(metadata.schema.map(({ name }) => name));
		const missing = COLUMNS.find(({ name }) => !present.has(name));
		if (missing) throw new SnapshotFormatError(`the table has no column ${missing.name}`);
		const columns = COLUMNS.map(({ name }) => name);
		rows = await parquetReadObjects({ file, metadata, columns });
	} catch (error) {
		if (error instanceof SnapshotFormatError) throw error;
		throw new SnapshotFormatError('the table is no Parquet that can be read', { cause: error });
	}
	return rows.map((row) => {
		const item: Record<string, unknown> = { version: ITEM_VERSION };
		for (const { read } of COLUMNS) read?.(row, item);
		return item;
	});
}
