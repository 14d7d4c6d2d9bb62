/** Text in an SVG. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export type TextStyle = {
	readonly anchor?: string;
	readonly ink?: string;
	readonly sizePx?: number;
};

export function text(
	words: string,
	x: number,
	y: number,
	{ anchor = 'start', ink = '#333', sizePx = 11 }: TextStyle = {}
): string {
	const safe = words.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? '');
	return (
		`<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${ink}" ` +
		`font-family="sans-serif" font-size="${sizePx}">${safe}</text>`
	);
}
