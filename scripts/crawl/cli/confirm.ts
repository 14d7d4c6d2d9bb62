/** Asks before something goes that cannot be brought back. */

import { CliError, EXIT } from './cli-error';
import type { Session } from './session';

/** @throws CliError unless the person says yes, here or by `--yes` */
export async function confirm(
	session: Session,
	isSaid: true | undefined,
	question: string
): Promise<void> {
	if (isSaid) return;
	const { words, outside } = session;
	const answer = await outside.ask(`${question} ${words.ask.choice} `);
	if (answer === null) throw new CliError(`${question} ${words.ask.sayYes}`);
	if (!words.ask.yes.test(answer.trim())) throw new CliError(words.ask.kept, EXIT.failed);
}
