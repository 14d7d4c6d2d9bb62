/** One reload, so that the service worker's headers isolate a page whose host sends none. */

const KEY = 'otlens.isolation-reload';

export type IsolationFacts = {
	readonly isolated: boolean;
	readonly controlled: boolean;
	/** `sessionStorage`; null where blocked, and then nothing guards against a loop. */
	readonly store: Pick<Storage, 'getItem' | 'setItem'> | null;
};

/** True once a tab: the page is served by the service worker and still not isolated. */
export function shouldReloadForIsolation({ isolated, controlled, store }: IsolationFacts): boolean {
	if (isolated || !controlled || !store) return false;
	try {
		if (store.getItem(KEY) !== null) return false;
		store.setItem(KEY, 'done');
		return true;
	} catch {
		return false;
	}
}
