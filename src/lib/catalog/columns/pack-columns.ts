/** Columns as one buffer with magic and version: read back as views, without a copy. */

import { ATTRIBUTES, ATTRIBUTE_VALUES, type Attribute } from '../../vision/embed/attributes';
import { LABELS32 } from '../../vision/colour/labels32';
import { KINDS } from '../../vision/embed/kinds';
import { CATEGORIES } from '../../vision/parse/classes';
import { BODY_POSES } from '../../vision/person/body-pose';
import { FRAMINGS } from '../../vision/person/framing';
import type { ItemColumns, Words } from './item-columns';
import { packTexts, unpackTexts } from './texts';

const MAGIC = 0x4349544f; // 'OTIC' read as little-endian uint32
const VERSION = 1;
/** magic, version, vocabulary, count, number of sections; then the bytes of each section. */
const HEADER_WORDS = 5;
const ALIGNMENT = 4;

/** FNV-1a over all that codes are positions in: other lists, other codes. */
function vocabulary(): number {
	const lists = [CATEGORIES, KINDS, LABELS32.map(({ id }) => id), ATTRIBUTE_VALUES];
	const text = JSON.stringify([...lists, BODY_POSES, FRAMINGS]);
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	}
	return hash >>> 0;
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

function wordSections({ codes, values }: Words): readonly ArrayBufferView[] {
	const { bytes, starts } = packTexts(values);
	return [codes, starts, bytes];
}

/** In the order in which they are read again. */
function sectionsOf(columns: ItemColumns): readonly ArrayBufferView[] {
	const { ids, names, attributes, palettes } = columns;
	return [
		ids.starts,
		ids.bytes,
		names.starts,
		names.bytes,
		columns.category,
		columns.kind,
		columns.labels,
		columns.nearLabels,
		...ATTRIBUTES.map((attribute) => attributes[attribute]),
		columns.hasModel,
		columns.pose,
		columns.framing,
		columns.price,
		...wordSections(columns.currency),
		columns.day,
		...wordSections(columns.shop),
		...wordSections(columns.project),
		palettes.starts,
		palettes.colours
	];
}

/** The layout: five little-endian uint32, one more a section for its bytes, then the sections at multiples of 4. */
export function encodeColumns(columns: ItemColumns): Uint8Array<ArrayBuffer> {
	const sections = sectionsOf(columns);
	const header = [MAGIC, VERSION, vocabulary(), columns.count, sections.length];
	const words = [...header, ...sections.map(({ byteLength }) => byteLength)];
	const dataAt = words.length * 4;
	const total = sections.reduce((sum, { byteLength }) => sum + aligned(byteLength), dataAt);
	const packed = new Uint8Array(total);
	new Uint32Array(packed.buffer, 0, words.length).set(words);
	let at = dataAt;
	for (const { buffer, byteOffset, byteLength } of sections) {
		packed.set(new Uint8Array(buffer, byteOffset, byteLength), at);
		at += aligned(byteLength);
	}
	return packed;
}

/** Hands out the sections one by one as views of the type asked for. */
class SectionReader {
	readonly #packed: Uint8Array;
	readonly #lengths: Uint32Array;
	#next = 0;
	#at: number;

	constructor(packed: Uint8Array, lengths: Uint32Array) {
		this.#packed = packed;
		this.#lengths = lengths;
		this.#at = (HEADER_WORDS + lengths.length) * 4;
	}

	take<T>(
		View: (new (buffer: ArrayBufferLike, at: number, length: number) => T) & {
			readonly BYTES_PER_ELEMENT: number;
		}
	): T {
		const bytes = this.#lengths[this.#next] ?? 0;
		const { buffer, byteOffset } = this.#packed;
		const view = new View(buffer, byteOffset + this.#at, bytes / View.BYTES_PER_ELEMENT);
		this.#next += 1;
		this.#at += aligned(bytes);
		return view;
	}

	texts() {
		const starts = this.take(Uint32Array);
		return { starts, bytes: this.take(Uint8Array) };
	}

	words(): Words {
		return { codes: this.take(Uint16Array), values: unpackTexts(this.texts()) };
	}
}

/** Bytes of each section; null where the buffer does not hold them all. */
function sectionLengths(packed: Uint8Array, sections: number): Uint32Array | null {
	const dataAt = (HEADER_WORDS + sections) * 4;
	if (dataAt > packed.length) return null;
	const at = packed.byteOffset + HEADER_WORDS * 4;
	const lengths = new Uint32Array(packed.buffer, at, sections);
	const end = lengths.reduce((sum, bytes) => sum + aligned(bytes), dataAt);
	return end === packed.length ? lengths : null;
}

/**
 * Reads columns back; they share the buffer's bytes, which must not change.
 *
 * @returns null for what is damaged, or was made by another version or with other lists of categories,
 * kinds, labels …: then they are made anew from the items
 */
export function decodeColumns(bytes: Uint8Array): ItemColumns | null {
	const packed = bytes.byteOffset % ALIGNMENT === 0 ? bytes : new Uint8Array(bytes);
	if (packed.length < HEADER_WORDS * 4) return null;
	const header = new Uint32Array(packed.buffer, packed.byteOffset, HEADER_WORDS);
	const [magic, version, words, count = 0, sections = 0] = header;
	if (magic !== MAGIC || version !== VERSION || words !== vocabulary()) return null;
	const lengths = sectionLengths(packed, sections);
	if (!lengths) return null;
	const reader = new SectionReader(packed, lengths);
	const take8 = (): Uint8Array => reader.take(Uint8Array);
	return {
		count,
		ids: reader.texts(),
		names: reader.texts(),
		category: take8(),
		kind: take8(),
		labels: reader.take(Uint32Array),
		nearLabels: reader.take(Uint32Array),
		attributes: Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, take8()])) as Record<
			Attribute,
			Uint8Array
		>,
		hasModel: take8(),
		pose: take8(),
		framing: take8(),
		price: reader.take(Float32Array),
		currency: reader.words(),
		day: reader.take(Uint16Array),
		shop: reader.words(),
		project: reader.words(),
		palettes: { starts: reader.take(Uint32Array), colours: reader.take(Float32Array) }
	};
}
