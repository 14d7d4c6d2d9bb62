/** How long a crawler still needs, as a range; never more certain than it is. */

import type { Remaining } from '$lib/catalog/collect/crawler';
import { formats, text } from '$lib/messages/current.svelte';

/** Empty where nothing remains to be told. */
export function remainingWords(remaining: Remaining): string {
	const words = text().crawl.remaining;
	switch (remaining.state) {
		case 'none':
			return '';
		case 'discovering':
			return words.discovering(formats().duration(remaining.atLeastMs));
		case 'range':
			return words.range(formats().durationRange(remaining.lowMs, remaining.highMs));
	}
}
