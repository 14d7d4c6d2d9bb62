/** What a key says of the item that is looked at. */

import type { ItemChange } from '$lib/catalog/facets/item-edits';

export type ReviewCommand =
	| { readonly kind: 'say'; readonly change: ItemChange }
	| { readonly kind: 'go'; readonly by: 1 | -1 }
	| { readonly kind: 'undo' };

const say = (change: ItemChange): ReviewCommand => ({ kind: 'say', change });
const on: ReviewCommand = { kind: 'go', by: 1 };
const back: ReviewCommand = { kind: 'go', by: -1 };
const undo: ReviewCommand = { kind: 'undo' };

const MODEL = { m: say({ hasModel: 'yes' }), n: say({ hasModel: 'no' }) };
const POSE = {
	'1': say({ pose: 'front' }),
	'2': say({ pose: 'back' }),
	'3': say({ pose: 'side' }),
	'4': say({ pose: 'sitting' })
};
const FRAMING = {
	f: say({ framing: 'full-body' }),
	u: say({ framing: 'upper-body' }),
	l: say({ framing: 'lower-body' }),
	d: say({ framing: 'detail' })
};
/** What the same keys give under a Korean keyboard. */
const KOREAN = {
	ㅡ: MODEL.m,
	ㅜ: MODEL.n,
	ㄹ: FRAMING.f,
	ㅕ: FRAMING.u,
	ㅣ: FRAMING.l,
	ㅇ: FRAMING.d,
	ㅋ: undo
};

const COMMANDS: Readonly<Record<string, ReviewCommand>> = {
	...MODEL,
	...POSE,
	...FRAMING,
	...KOREAN,
	z: undo,
	arrowright: on,
	arrowdown: on,
	arrowleft: back,
	arrowup: back
};

/** By field and value, the key to show on its button. */
export const REVIEW_KEYS = {
	hasModel: { yes: 'M', no: 'N' },
	pose: { front: '1', back: '2', side: '3', sitting: '4' },
	framing: { 'full-body': 'F', 'upper-body': 'U', 'lower-body': 'L', detail: 'D' }
} as const;

/** Null for a key that says nothing here; a button keeps its own keys. */
export function reviewCommand(event: KeyboardEvent): ReviewCommand | null {
	const { key, altKey, ctrlKey, metaKey, defaultPrevented, isComposing } = event;
	if (defaultPrevented || altKey || isComposing) return null;
	const command = COMMANDS[key.toLowerCase()] ?? null;
	if (ctrlKey || metaKey) return command?.kind === 'undo' ? command : null;
	return command;
}
