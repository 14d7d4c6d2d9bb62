/** A table of text in columns; Hangul takes two cells of a terminal, and nothing is wider than the line. */

export type Align = 'left' | 'right';
export type TableColumn = { readonly title: string; readonly align?: Align };

/** East Asian Wide and Fullwidth ranges that shops' texts use (Unicode UAX #11), and emoji. */
const WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/u;

/** Control characters of a shop's text would steer the terminal. */
const CONTROLS = /[\p{Cc}\p{Cf}]/gu;

export const safeText = (text: string): string => text.replaceAll(CONTROLS, ' ');

/** Cells of a terminal. */
export function widthOf(text: string): number {
	let cells = 0;
	for (const letter of text) cells += WIDE.test(letter) ? 2 : 1;
	return cells;
}

/** At most `cells` wide, with an ellipsis where something was cut. */
export function cut(text: string, cells: number): string {
	if (widthOf(text) <= cells) return text;
	let kept = '';
	let used = 0;
	for (const letter of text) {
		const next = WIDE.test(letter) ? 2 : 1;
		if (used + next > cells - 1) break;
		kept += letter;
		used += next;
	}
	return cells > 0 ? `${kept}…` : '';
}

function pad(text: string, cells: number, align: Align): string {
	const room = ' '.repeat(Math.max(0, cells - widthOf(text)));
	return align === 'right' ? room + text : text + room;
}

const GAP = '  ';

/** @param columns cells of the terminal; the last column is cut to them */
export function tableText(
	head: readonly TableColumn[],
	rows: readonly (readonly string[])[],
	columns = Infinity
): string {
	const safe = rows.map((row) => row.map(safeText));
	const widths = head.map(({ title }, index) =>
		Math.max(widthOf(title), ...safe.map((row) => widthOf(row[index] ?? '')))
	);
	const lines = [head.map(({ title }) => title), ...safe].map((row) =>
		row.map((cell, index) => pad(cell, widths[index] ?? 0, head[index]?.align ?? 'left')).join(GAP)
	);
	return lines.map((line) => cut(line.trimEnd(), columns)).join('\n');
}
