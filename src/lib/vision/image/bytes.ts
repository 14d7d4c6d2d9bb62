/** Reads of a byte buffer that answer 0 past the end, so that garbage never throws. */

export const u8 = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

export const u16be = (bytes: Uint8Array, at: number): number =>
	(u8(bytes, at) << 8) | u8(bytes, at + 1);

export const u16le = (bytes: Uint8Array, at: number): number =>
	u8(bytes, at) | (u8(bytes, at + 1) << 8);

export const u32be = (bytes: Uint8Array, at: number): number =>
	u16be(bytes, at) * 65536 + u16be(bytes, at + 2);

export const u32le = (bytes: Uint8Array, at: number): number =>
	u16le(bytes, at) + u16le(bytes, at + 2) * 65536;

/** `length` bytes as Latin-1 text; shorter where the buffer ends. */
export const latin1 = (bytes: Uint8Array, at: number, length: number): string =>
	String.fromCharCode(...bytes.subarray(at, at + length));

export const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
	signature.every((value, i) => bytes[at + i] === value);
