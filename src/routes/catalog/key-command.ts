/** What a key asks of the catalog screen, wherever the focus is but in a field or a dialog. */

export type KeyCommand =
	'all' | 'none' | 'edit' | 'review' | 'zip' | 'delete' | 'undo' | 'search' | 'help';

const PLAIN: Readonly<Record<string, KeyCommand>> = {
	Escape: 'none',
	Delete: 'delete',
	Backspace: 'delete',
	e: 'edit',
	ㄷ: 'edit',
	r: 'review',
	ㄱ: 'review',
	d: 'zip',
	ㅇ: 'zip',
	'/': 'search',
	'?': 'help'
};

const WITH_CONTROL: Readonly<Record<string, KeyCommand>> = {
	a: 'all',
	ㅁ: 'all',
	z: 'undo',
	ㅋ: 'undo'
};

/** The same keys under a Korean keyboard give letters of their own. */
export function keyCommand(event: KeyboardEvent): KeyCommand | null {
	const { target, key, altKey, shiftKey, ctrlKey, metaKey, defaultPrevented } = event;
	if (defaultPrevented || altKey || event.isComposing) return null;
	if (target instanceof Element && target.closest('input, select, textarea, dialog')) return null;
	const letter = key.toLowerCase();
	if (ctrlKey || metaKey) return shiftKey ? null : (WITH_CONTROL[letter] ?? null);
	return PLAIN[key] ?? PLAIN[letter] ?? null;
}
