/** Bytes of an answer or a file → text, whatever encoding the shop uses. */

import { decodeKorean } from './read/korean';

export type DecodedText = {
	readonly text: string;
	/** By its name in the Encoding Standard: `utf-8`, `euc-kr`, … */
	readonly encoding: string;
};

/** How far into a document its own word on the encoding is looked for, bytes; HTML says 1,024. */
const DECLARATION_BYTES = 4096;

const MARKS: readonly (readonly [readonly number[], string])[] = [
	[[0xef, 0xbb, 0xbf], 'utf-8'],
	[[0xff, 0xfe], 'utf-16le'],
	[[0xfe, 0xff], 'utf-16be']
];

const DECLARATIONS = [
	/<\?xml[^>]*?encoding\s*=\s*["']?([\w-]+)/i,
	/<meta[^>]*?charset\s*=\s*["']?\s*([\w-]+)/i,
	/^\s*@charset\s+"([\w-]+)"/i
];

/** Names that are in use and that the Encoding Standard does not know. */
const ALIASES: Readonly<Record<string, string>> = {
	cp949: 'euc-kr',
	ms949: 'euc-kr',
	uhc: 'euc-kr',
	'x-windows-949': 'euc-kr',
	utf8mb4: 'utf-8'
};

const markOf = (bytes: Uint8Array): string | undefined =>
	MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];

/** Null where the name means nothing here. */
function decoderFor(name: string): TextDecoder | null {
	const lower = name.trim().toLowerCase();
	try {
		return new TextDecoder(ALIASES[lower] ?? lower);
	} catch {
		return null;
	}
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

function declaredIn(bytes: Uint8Array): string | undefined {
	// Every encoding that a shop may use keeps ASCII, and this one never fails.
	const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARATION_BYTES));
	for (const pattern of DECLARATIONS) {
		const name = pattern.exec(start)?.[1];
		if (name !== undefined) return name;
	}
	return undefined;
}

function decodeAs(decoder: TextDecoder, bytes: Uint8Array): DecodedText {
	const { encoding } = decoder;
	return { text: encoding === 'euc-kr' ? decodeKorean(bytes) : decoder.decode(bytes), encoding };
}

/**
 * The text by, in this order: a byte order mark, the header's charset, the document's own word, UTF-8
 * where the bytes are UTF-8, and EUC-KR (with the CP949 extension) for the rest. A name that says UTF-8
 * of bytes that are not is a shop's mistake and passed over; so is one that nobody knows.
 *
 * @param contentType the header as it came: `text/html; charset=euc-kr`; may be empty
 */
export function decodeText(bytes: Uint8Array, contentType = ''): DecodedText {
	const mark = markOf(bytes);
	const header = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1];
	for (const name of [mark, header, declaredIn(bytes)]) {
		const decoder = name === undefined ? null : decoderFor(name);
		if (!decoder) continue;
		// A document that is read as ASCII cannot be UTF-16, whatever it says of itself.
		if (decoder.encoding.startsWith('utf-16') && !mark) continue;
		if (decoder.encoding === 'utf-8' && !mark && !isUtf8(bytes)) continue;
		return decodeAs(decoder, bytes);
	}
	return decodeAs(new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'euc-kr'), bytes);
}
