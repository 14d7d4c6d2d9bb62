/** Reads a page saved as one file (`.mhtml`, RFC 2557): its parts by their addresses. */

export type MimePart = {
	/** The address it had on the web; empty where the file does not say. */
	readonly location: string;
	/** Lower case, without parameters: `text/html`. */
	readonly type: string;
	readonly charset: string;
	readonly encoding: 'base64' | 'quoted-printable' | 'plain';
	/** Bytes of its body within the file. */
	readonly from: number;
	readonly to: number;
};

export type SavedParts = {
	/** Of the page itself; empty where the file does not say. */
	readonly url: string;
	readonly parts: readonly MimePart[];
};

/** One character a byte, so that places in the text are places in the file. */
const latin1 = new TextDecoder('latin1');

/** Headers by lower-case name, folded lines joined. */
function headersOf(text: string): ReadonlyMap<string, string> {
	const headers = new Map<string, string>();
	for (const line of text.replaceAll(/\r?\n[\t ]+/g, ' ').split(/\r?\n/)) {
		const colon = line.indexOf(':');
		if (colon > 0)
			headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
	}
	return headers;
}

const parameter = (header: string, name: string): string => {
	const [, quoted, plain] = new RegExp(`${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header) ?? [];
	return quoted ?? plain ?? '';
};

function encodingOf(header = ''): MimePart['encoding'] {
	const name = header.toLowerCase();
	return name === 'base64' || name === 'quoted-printable' ? name : 'plain';
}

/** Where headers end and the body begins. */
function bodyAt(text: string, from: number): number {
	const end = /\r?\n\r?\n/g;
	end.lastIndex = from;
	const match = end.exec(text);
	return match ? match.index + match[0].length : text.length;
}

/** No parts where it is no such file. */
export function readMhtml(bytes: Uint8Array): SavedParts {
	const text = latin1.decode(bytes);
	const start = bodyAt(text, 0);
	const headers = headersOf(text.slice(0, start));
	const boundary = parameter(headers.get('content-type') ?? '', 'boundary');
	const url = headers.get('snapshot-content-location') ?? headers.get('content-location') ?? '';
	if (boundary === '') return { url, parts: [] };
	const mark = `--${boundary}`;
	const parts: MimePart[] = [];
	for (let at = text.indexOf(mark, start); at >= 0;) {
		const next = text.indexOf(`\n${mark}`, at + mark.length);
		const headAt = at + mark.length;
		const to = next < 0 ? text.length : next;
		if (!text.startsWith('--', headAt)) {
			const from = Math.min(bodyAt(text, headAt), to);
			const own = headersOf(text.slice(headAt, from));
			const type = own.get('content-type') ?? 'text/plain';
			parts.push({
				location: own.get('content-location') ?? '',
				type: (type.split(';')[0] ?? '').trim().toLowerCase(),
				charset: parameter(type, 'charset'),
				encoding: encodingOf(own.get('content-transfer-encoding')),
				from,
				to
			});
		}
		at = next < 0 ? -1 : next + 1;
	}
	return { url, parts };
}

/** `=EA=B0=80` and lines broken by `=` (RFC 2045, 6.7). */
function decodeQuoted(text: string): Uint8Array<ArrayBuffer> {
	const plain = text
		.replaceAll(/=\r?\n/g, '')
		.replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
	try {
		const plain = atob(text.replaceAll(/[^0-9a-z+/=]/gi, ''));
		return Uint8Array.from(plain, (character) => character.charCodeAt(0));
	} catch {
		// Damaged: whoever asked for a picture is told that this is none.
		return new Uint8Array(0);
	}
}

/** The decoded bytes of a part. */
export async function openMimePart(
	file: Blob,
	{ from, to, encoding, type }: MimePart
): Promise<Blob> {
	const body = file.slice(from, to);
	if (encoding === 'plain') return body;
	const text = latin1.decode(await body.arrayBuffer());
	return new Blob([encoding === 'base64' ? decodeBase64(text) : decodeQuoted(text)], { type });
}
