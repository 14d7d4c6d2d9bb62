/** A feed of any length as small documents of some products each, so that its length takes no memory. */

/** Characters of products a part: parsing some hundred at a time is as quick as all at once. */
const PART_LENGTH = 1 << 20;
/** Before the first product stands what the shop says of itself: more than this is no feed. */
const MAX_HEAD_LENGTH = 1 << 20;
const DECLARATION_BYTES = 1024;

const FIRST = /<(item|entry|product)[\s>]/i;

/** The encoding that the document names; UTF-8 otherwise, as XML has it. */
async function encodingOf(blob: Blob): Promise<string> {
	const start = new TextDecoder('latin1').decode(
		await blob.slice(0, DECLARATION_BYTES).arrayBuffer()
	);
	const name = /<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1] ?? 'utf-8';
	try {
		return new TextDecoder(/^(cp949|ms949)$/i.test(name) ? 'euc-kr' : name).encoding;
	} catch {
		return 'utf-8';
	}
}

async function* texts(blob: Blob): AsyncGenerator<string> {
	const decoder = new TextDecoder(await encodingOf(blob));
	const reader = blob.stream().getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			yield decoder.decode(value, { stream: true });
		}
		yield decoder.decode();
	} finally {
		reader.cancel().catch(() => undefined);
	}
}

/** Closes, in order, the elements that a text leaves open. */
function closingOf(head: string): string {
	const open: string[] = [];
	const tags = head.replaceAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>/g, '');
	for (const [, slash, name = '', self] of tags.matchAll(/<(\/?)([\w:.-]+)[^>]*?(\/?)>/g)) {
		if (slash) open.splice(Math.max(0, open.lastIndexOf(name)));
		else if (!self) open.push(name);
	}
	return open.reverse().reduce((text, name) => `${text}</${name}>`, '');
}

/**
 * The documents of a feed: each with the feed's own head and some of its products. A document without
 * any product comes as it is where it is short, and not at all where it is long. A product that is cut
 * off by the end of the file is left to the reader.
 */
export async function* feedParts(blob: Blob): AsyncGenerator<string> {
	let waiting = '';
	let shape: { readonly head: string; readonly close: string; readonly end: string } | null = null;
	for await (const text of texts(blob)) {
		waiting += text;
		if (!shape) {
			const first = FIRST.exec(waiting);
			if (!first) {
				if (waiting.length > MAX_HEAD_LENGTH) return;
				continue;
			}
			const head = waiting.slice(0, first.index);
			const name = first[1] ?? '';
			shape = { head, close: closingOf(head), end: `</${name}>` };
			waiting = waiting.slice(first.index);
		}
		const { head, close, end } = shape;
		for (;;) {
			const last = waiting.indexOf(end, PART_LENGTH);
			if (last < 0) break;
			const cut = last + end.length;
			yield head + waiting.slice(0, cut) + close;
			waiting = waiting.slice(cut);
		}
		// One product of megabytes: nothing that a shop writes.
		if (waiting.length > 8 * PART_LENGTH) return;
	}
	if (!shape) yield waiting;
	else if (waiting.includes(shape.end)) yield shape.head + waiting;
}
