/** What came of a picture's analysis, kept as a file so that no picture is analysed twice. */

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ANALYSIS_VERSION } from '../../../src/lib/vision/analysis';
import type { ModelManifest } from '../../../src/lib/vision/models';
import type { Described } from '../../../src/lib/catalog/collect/describe';
import { parseJson, recordOf } from '../../../src/lib/catalog/collect/read/json';
import type { Wanted } from './measure-photo';
import type { Pictures } from './pictures';

/** Raised whenever the analysis, the encoding or this format gives something else than before. */
const VERSION = 1;
const MAGIC = Buffer.from('OTAN');
const DIMS = 256;
const HEADER_BYTES = 20;

export type Analysed = {
	readonly described: Described;
	readonly pictures: Pictures;
};

/** `bad`: the picture shows nothing to sell, or is none. */
export type Kept =
	| { readonly state: 'good'; readonly analysed: Analysed }
	| { readonly state: 'bad'; readonly reason: string };

/** Names the analysis: other models, or another garment wanted, give another result. */
export function keyOf(manifest: ModelManifest, wanted: Wanted): string {
	const models = manifest.models.map(({ id, role }) => `${role} ${id}`).sort();
	const facts = JSON.stringify([VERSION, ANALYSIS_VERSION, models, wanted]);
	return createHash('sha256').update(facts).digest('hex').slice(0, 16);
}

/** Below the data folder: `analysed/ab/<sha256>.<key>`. */
export const keptFile = (folder: string, sha256: string, key: string): string =>
	path.join(folder, 'analysed', sha256.slice(0, 2), `${sha256}.${key}`);

/** `OTAN`, the version and the bytes of three parts (uint32, little-endian), vector, JSON, thumbnail, photo. */
function encode(kept: Kept): Buffer {
	if (kept.state === 'bad')
		return pack(kept, new Float32Array(DIMS), new Uint8Array(), new Uint8Array());
	const { described, pictures } = kept.analysed;
	const { vector, ...facts } = described;
	const { thumbnail, photo, ...size } = pictures;
	return pack({ state: 'good', facts, size }, vector, thumbnail, photo);
}

function pack(
	json: unknown,
	vector: Float32Array,
	thumbnail: Uint8Array,
	photo: Uint8Array
): Buffer {
	const text = Buffer.from(JSON.stringify(json));
	const header = Buffer.alloc(HEADER_BYTES);
	MAGIC.copy(header);
	for (const [i, value] of [VERSION, text.length, thumbnail.length, photo.length].entries()) {
		header.writeUInt32LE(value, 4 + 4 * i);
	}
	const floats = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
	return Buffer.concat([header, floats, text, thumbnail, photo]);
}

/** Null for a file of another version, or one that was cut off. */
function decode(bytes: Buffer): Kept | null {
	if (bytes.length < HEADER_BYTES || !bytes.subarray(0, 4).equals(MAGIC)) return null;
	const [version, textBytes, thumbnailBytes, photoBytes] = [4, 8, 12, 16].map((at) =>
		bytes.readUInt32LE(at)
	) as [number, number, number, number];
	const ends = [HEADER_BYTES, 4 * DIMS, textBytes, thumbnailBytes, photoBytes];
	if (version !== VERSION || bytes.length !== ends.reduce((sum, part) => sum + part)) return null;
	let from = HEADER_BYTES;
	const take = (length: number) => bytes.subarray(from, (from += length));
	const vector = new Float32Array(Uint8Array.from(take(4 * DIMS)).buffer);
	const json = recordOf(parseJson(take(textBytes).toString()));
	const [thumbnail, photo] = [take(thumbnailBytes), take(photoBytes)];
	if (json['state'] === 'bad') return { state: 'bad', reason: String(json['reason']) };
	const { facts, size } = json as unknown as {
		readonly facts: Omit<Described, 'vector'>;
		readonly size: Pick<Pictures, 'widthPx' | 'heightPx'>;
	};
	const analysed = { described: { ...facts, vector }, pictures: { thumbnail, photo, ...size } };
	return { state: 'good', analysed };
}

/** Whole or not at all, whenever the process dies. */
export async function keep(file: string, kept: Kept): Promise<void> {
	await mkdir(path.dirname(file), { recursive: true });
	const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
	try {
		await writeFile(draft, encode(kept));
		await rename(draft, file);
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
}

/** Null where there is none that can be used. */
export async function readKept(file: string): Promise<Kept | null> {
	const bytes = await readFile(file).catch(() => null);
	return bytes && decode(bytes);
}
