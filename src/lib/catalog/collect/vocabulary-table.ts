/** The vocabulary as a table for people, in Markdown. */

import { VOCABULARY } from './vocabulary';

const HEADER = ['id', '한국어', 'English', 'category', 'also'];

/** A line for each term, after two lines of header. */
export function vocabularyTable(): string {
	const rows = VOCABULARY.map(({ id, ko, en, category, synonyms }) => [
		`\`${id}\``,
		...[ko, en, category, synonyms.join(', ')]
	]);
	const lines = [HEADER, HEADER.map(() => '---'), ...rows];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
