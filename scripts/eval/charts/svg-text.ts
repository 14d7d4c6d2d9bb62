/** Text in an SVG. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function text(
	words: string,
	x: number,
	y: number,
	{ anchor = 'start', ink = '#333' }: { readonly anchor?: string; readonly ink?: string } = {}
): string {
	const safe = words.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? '');
	return (
		`<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${ink}" ` +
		`font-family="sans-serif" font-size="11">${safe}</text>`
	);
}
