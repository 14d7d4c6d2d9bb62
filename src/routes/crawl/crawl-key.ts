/** What a key asks of the collecting screen, wherever the focus is but in a field or a dialog. */

import { VIEWS, type View } from './crawl-address';

export type CrawlKey = { readonly kind: 'add' } | { readonly kind: 'view'; readonly view: View };

/** The keys that the catalog screen has too are read by its own `keyCommand`. */
export function crawlKey(event: KeyboardEvent): CrawlKey | null {
	const { target, key, altKey, ctrlKey, metaKey, defaultPrevented } = event;
	if (defaultPrevented || altKey || ctrlKey || metaKey || event.isComposing) return null;
	if (target instanceof Element && target.closest('input, select, textarea, dialog')) return null;
	if (key.toLowerCase() === 'n' || key === 'ㅜ') return { kind: 'add' };
	const view = VIEWS[Number(key) - 1];
	return view ? { kind: 'view', view } : null;
}
