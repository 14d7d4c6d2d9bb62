/** A place in the terminal whose text is drawn over; null where output is no terminal. */

import { createLogUpdate } from 'log-update';
import type { Terminal } from './session';

export type LivePlace = {
	draw(text: string): void;
	/** Takes it away. */
	end(): void;
};

export function createLivePlace(terminal: Terminal): LivePlace | null {
	if (!terminal.isTty || terminal.stream === undefined) return null;
	const update = createLogUpdate(terminal.stream);
	return {
		draw: (text) => update(text),
		end() {
			update.clear();
			update.done();
		}
	};
}
