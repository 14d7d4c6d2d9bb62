/** Why something was left out, in the person's language. */

import type { LeftOut } from '$lib/catalog/drop/left-out';
import type { Dictionary } from '$lib/messages/dictionary';
import { errorText } from '$lib/messages/error-names';

export function reasonText({ reason, error }: LeftOut, { drop, errors }: Dictionary): string {
	return error === undefined ? drop.leftOut.reasons[reason] : errorText(errors, error).title;
}

export type ReasonGroup = { readonly reason: string; readonly all: readonly LeftOut[] };

/** By what is said of them, the most frequent first. */
export function byReason(all: readonly LeftOut[], dictionary: Dictionary): readonly ReasonGroup[] {
	const groups = new Map<string, LeftOut[]>();
	for (const one of all) {
		const reason = reasonText(one, dictionary);
		const group = groups.get(reason);
		if (group) group.push(one);
		else groups.set(reason, [one]);
	}
	return [...groups]
		.map(([reason, members]) => ({ reason, all: members }))
		.sort((a, b) => b.all.length - a.all.length);
}
