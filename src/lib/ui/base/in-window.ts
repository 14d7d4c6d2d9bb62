/** What grids that the window scrolls share: where they begin, and the focus of what is not drawn yet. */

import { tick } from 'svelte';

/** Frames that a scroll may take until what it brings is drawn. */
const MOST_FRAMES = 12;

/** Tells how far below the page's top an element begins, now and whenever the page's size changes. @returns what ends it */
export function watchTop(element: HTMLElement, onTop: (topPx: number) => void): () => void {
	const measure = () => onTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
	const observer = new ResizeObserver(measure);
	observer.observe(document.body);
	measure();
	return () => observer.disconnect();
}

/** Focuses what a scroll is about to bring: it exists only after the scroll was heard. */
export async function focusWhenDrawn(find: () => HTMLElement | null | undefined): Promise<void> {
	await tick();
	for (let frame = 0; frame < MOST_FRAMES; frame++) {
		const element = find();
		if (element) {
			element.focus({ preventScroll: true });
			return;
		}
		await new Promise((resolve) => requestAnimationFrame(resolve));
	}
}
