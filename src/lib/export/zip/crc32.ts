/** CRC-32 of zip files (ISO 3309), sixteen bytes a step. */

const POLYNOMIAL = 0xedb88320;
const SLICES = 16;

/**
 * "Slicing-by-16" (Kounavis and Berry, "Novel Table Lookup-Based Algorithms for High-Performance CRC
 * Generation", 2008): table k holds the checksum of a byte followed by k zeros, so that sixteen bytes
 * are looked up at once and none waits for the one before.
 */
const TABLES: readonly Uint32Array[] = (() => {
	const first = Uint32Array.from({ length: 256 }, (_, byte) => {
		let value = byte;
		for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? POLYNOMIAL : 0);
		return value;
	});
	const tables = [first];
	while (tables.length < SLICES) {
		const before = tables.at(-1) ?? first;
		tables.push(before.map((value) => (value >>> 8) ^ (first[value & 0xff] ?? 0)));
	}
	return tables;
})();

const NONE = new Uint32Array(256);
const table = (k: number): Uint32Array => TABLES[k] ?? NONE;
const [t0, t1, t2, t3, t4, t5, t6, t7] = [0, 1, 2, 3, 4, 5, 6, 7].map(table) as Eight;
const [t8, t9, t10, t11, t12, t13, t14, t15] = [8, 9, 10, 11, 12, 13, 14, 15].map(table) as Eight;
type Four<T> = [T, T, T, T];
type Eight = [...Four<Uint32Array>, ...Four<Uint32Array>];

/** What four bytes of a word, the first lowest, do to the checksum. */
const look = (word: number, a: Uint32Array, b: Uint32Array, c: Uint32Array, d: Uint32Array) =>
	(a[word & 0xff] ?? 0) ^
	(b[(word >>> 8) & 0xff] ?? 0) ^
	(c[(word >>> 16) & 0xff] ?? 0) ^
	(d[word >>> 24] ?? 0);

/**
 * @param earlier the checksum of what comes before; 0 at the beginning
 * @returns the checksum up to the end of `bytes`, 0..2³² − 1
 */
export function crc32(bytes: Uint8Array, earlier = 0): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = bytes.length - (bytes.length % SLICES);
	let crc = ~earlier;
	for (let i = 0; i < end; i += SLICES) {
		crc =
			look(crc ^ view.getUint32(i, true), t15, t14, t13, t12) ^
			look(view.getUint32(i + 4, true), t11, t10, t9, t8) ^
			look(view.getUint32(i + 8, true), t7, t6, t5, t4) ^
			look(view.getUint32(i + 12, true), t3, t2, t1, t0);
	}
	for (let i = end; i < bytes.length; i += 1) {
		crc = (t0[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
	}
	return ~crc >>> 0;
}
