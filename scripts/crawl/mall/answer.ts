/** What a shop answers, before the server sends it. */

export type Answer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array | string;
	/** How the shop lets a client ask again without sending it twice. */
	readonly again: 'etag' | 'modified' | 'never';
};

type Again = Answer['again'];

const answer = (type: string, body: Answer['body'], again: Again, more = {}): Answer => ({
	status: 200,
	headers: { 'content-type': type, ...more },
	body,
	again
});

export const html = (body: Answer['body'], again: Again = 'etag', charset = 'utf-8'): Answer =>
	answer(`text/html; charset=${charset}`, body, again);

export const json = (value: unknown, headers: Record<string, string> = {}): Answer =>
	answer('application/json; charset=utf-8', JSON.stringify(value), 'modified', headers);

export const xml = (body: string): Answer =>
	answer('application/xml; charset=utf-8', body, 'modified');

export const file = (type: string, body: Uint8Array): Answer => answer(type, body, 'etag');

export const plainText = (status: number, body: string, headers = {}): Answer => ({
	status,
	headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
	body,
	again: 'never'
});

export const notFound = (): Answer => plainText(404, 'Not found');

export const redirect = (location: string): Answer => plainText(302, 'Found', { location });

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'“': '&ldquo;',
	'”': '&#8221;'
};

/** Text as mark-up; curly quotes too, since shops write those as entities. */
export const escaped = (text: string): string =>
	text.replace(/[&<>"“”]/g, (character) => ENTITIES[character] ?? character);

/** As XML, which knows five entities only. */
export const escapedXml = (text: string): string =>
	text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
