/** Where a shop can reach whoever collects: an address of mail or of a page. */

import { CliError } from './cli-error';
import type { Words } from './words';

/** It becomes a comment of a header: one line of plain letters, without brackets. */
const MAIL_OR_PAGE = /^(?:https?:\/\/[^\s()\\]+|[^\s()\\@]+@[^\s()\\@]+)$/;
const PLAIN = /^[\x21-\x7e]{1,200}$/;

/** @throws CliError where what was given is neither */
export function readContact(given: string | undefined, words: Words): string | undefined {
	if (given === undefined) return undefined;
	if (!MAIL_OR_PAGE.test(given) || !PLAIN.test(given)) {
		throw new CliError(words.wrong.contact(given));
	}
	return given;
}
