/** `vocabulary`: the attributes that a project can ask a shop for. */

import type { Command } from 'commander';
import { VOCABULARY } from '../../../src/lib/catalog/collect/vocabulary';
import type { StartSession } from './session';
import { tableText } from './table';
import type { Words } from './words';

export function addVocabularyCommand(program: Command, words: Words, start: StartSession): void {
	const { columns, help } = words;
	program
		.command('vocabulary')
		.description(help.vocabulary)
		.action((_options: unknown, command: Command) => {
			const session = start(command);
			const { out } = session.outside;
			session.answer(VOCABULARY, () =>
				tableText(
					[
						{ title: columns.id },
						{ title: columns.korean },
						{ title: columns.english },
						{ title: columns.synonyms }
					],
					VOCABULARY.map(({ id, ko, en, synonyms }) => [id, ko, en, synonyms.join(', ')]),
					out.isTty ? out.columns : undefined
				)
			);
		});
}
