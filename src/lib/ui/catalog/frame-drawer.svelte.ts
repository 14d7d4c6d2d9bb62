/** A frame drawn with the mouse over a scrolling element, to pick what lies in it. */

import type { Frame } from './browse-layout';

type Options = {
	/** Where the element is in the window now. */
	readonly origin: () => DOMRect | undefined;
	/** `started`: the first call of a frame; `added`: beside what was picked before. */
	readonly onDraw: (frame: Frame, how: { started: boolean; added: boolean }) => void;
};

/** Less is a click with an unsteady hand. */
const BEGINS_PX = 6;
/** Nearer than this to the upper or lower end of the window the page scrolls along. */
const EDGE_PX = 56;
const SCROLL_PX = 18;

export function createFrameDrawer({ origin, onDraw }: Options) {
	let frame = $state.raw<Frame | null>(null);
	let justDrawn = false;

	/** Takes hold of the mouse from its button's way down to its way up. */
	function begin(event: PointerEvent): void {
		justDrawn = false;
		const isOnTick = event.target instanceof Element && event.target.closest('[data-tick]');
		if (event.button !== 0 || event.pointerType !== 'mouse' || isOnTick) return;
		const start = origin();
		if (!start) return;
		const [fromX, fromY] = [event.clientX - start.left, event.clientY - start.top];
		const added = event.ctrlKey || event.metaKey || event.shiftKey;
		let at: PointerEvent = event;
		let scrolling = 0;

		const draw = () => {
			const now = origin();
			if (!now) return;
			const [toX, toY] = [at.clientX - now.left, at.clientY - now.top];
			const started = frame === null;
			if (started && Math.hypot(toX - fromX, toY - fromY) < BEGINS_PX) return;
			frame = { fromX, fromY, toX, toY };
			onDraw(frame, { started, added });
		};
		const scroll = () => {
			const byPx =
				at.clientY < EDGE_PX * 2
					? -SCROLL_PX
					: at.clientY > window.innerHeight - EDGE_PX
						? SCROLL_PX
						: 0;
			if (frame && byPx !== 0) {
				window.scrollBy({ top: byPx });
				draw();
			}
			scrolling = requestAnimationFrame(scroll);
		};
		const move = (moved: PointerEvent) => {
			at = moved;
			draw();
		};
		const end = () => {
			window.removeEventListener('pointermove', move);
			window.removeEventListener('pointerup', end);
			window.removeEventListener('pointercancel', end);
			cancelAnimationFrame(scrolling);
			justDrawn = frame !== null;
			frame = null;
		};
		window.addEventListener('pointermove', move);
		window.addEventListener('pointerup', end);
		window.addEventListener('pointercancel', end);
		scrolling = requestAnimationFrame(scroll);
	}

	return {
		get frame() {
			return frame;
		},
		/** The click that follows now is the end of a frame. */
		get justDrawn() {
			return justDrawn;
		},
		begin
	};
}
