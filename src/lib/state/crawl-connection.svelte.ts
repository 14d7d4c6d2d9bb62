/** Whether a console is there, whether this browser may use it, and whether what is shown is how things are now. */

import type { ConsoleEvent } from '$lib/catalog/collect/crawler';
import { isGone } from '$lib/jobs/console-client';
import type { CrawlBoard } from './crawl-board.svelte';
import type { CrawlService } from './crawl-service';
import { failureOf, type Failure } from './failure';

export type ConnectionStatus =
	| { readonly state: 'checking' }
	/** No console serves this origin, or the device is offline. */
	| { readonly state: 'none' }
	/** A console is there and wants its token; the failure is that of the last one tried. */
	| { readonly state: 'locked'; readonly failure: Failure | null }
	| { readonly state: 'live' }
	/** What is shown is as old as that; it is tried again. */
	| { readonly state: 'lost'; readonly heardAt: string }
	| { readonly state: 'failed'; readonly failure: Failure };

/** While anything runs a console tells of it every two seconds; thrice that, and it is not there. */
const SILENCE_MS = 6_000;
const LOOK_MS = 1_000;

type Service = Pick<CrawlService, 'health' | 'signIn' | 'projects' | 'crawlers' | 'watch'>;

export class CrawlConnection {
	#status = $state.raw<ConnectionStatus>({ state: 'checking' });
	#heardMs = 0;
	#stream: ReturnType<Service['watch']> | null = null;
	#timer: ReturnType<typeof setInterval> | undefined;
	/** Grows with each start, so that an answer to an earlier one is passed over. */
	#turn = 0;
	readonly #console: Service;
	readonly #board: CrawlBoard;
	readonly #onEvent: (event: ConsoleEvent) => void;

	constructor(console: Service, board: CrawlBoard, onEvent: (event: ConsoleEvent) => void) {
		this.#console = console;
		this.#board = board;
		this.#onEvent = onEvent;
	}

	get status(): ConnectionStatus {
		return this.#status;
	}

	/**
	 * Looks for a console and follows it until `close`.
	 * @param token as its address carried it; null: this browser may be known already
	 */
	async open(token: string | null): Promise<void> {
		this.close();
		const turn = this.#turn;
		const isOld = () => turn !== this.#turn;
		// What the screen shows meanwhile, and what a person does there, is not swept away for a look.
		if (this.#status.state === 'failed') this.#status = { state: 'checking' };
		if ((await this.#console.health()) === null) {
			if (!isOld()) this.#status = { state: 'none' };
			return;
		}
		try {
			if (token !== null) await this.#console.signIn(token);
			await this.#fill();
			if (isOld()) return;
			this.#heard();
			this.#follow();
		} catch (error) {
			if (!isOld()) this.#fail(error, token !== null);
		}
	}

	/** Tries a lost connection again without the wait. */
	retry(): void {
		this.#stream?.retry();
	}

	/** Ends following; what is shown stays. */
	close(): void {
		this.#turn += 1;
		this.#stream?.close();
		this.#stream = null;
		clearInterval(this.#timer);
	}

	#follow(): void {
		this.#stream = this.#console.watch({
			onEvent: (event) => {
				this.#heard();
				this.#board.take(event);
				this.#onEvent(event);
			},
			onOpen: () => void this.#reopen(),
			onLost: () => void this.#lose(),
			// One event that cannot be read says nothing of the next; the silence would be noticed.
			onUnknown: () => undefined
		});
		this.#timer = setInterval(() => {
			const isSilent = Date.now() - this.#heardMs > SILENCE_MS;
			if (this.#status.state === 'live' && this.#board.isAnyAtWork && isSilent) {
				this.#stream?.reconnect();
			}
		}, LOOK_MS);
	}

	/** After a break more may be gone than events tell of. */
	async #reopen(): Promise<void> {
		if (this.#status.state !== 'lost') return;
		const turn = this.#turn;
		try {
			await this.#fill();
			if (turn === this.#turn) this.#heard();
		} catch {
			if (turn === this.#turn) this.#stream?.reconnect();
		}
	}

	async #lose(): Promise<void> {
		if (this.#status.state === 'live') {
			// eslint-disable-next-line svelte/prefer-svelte-reactivity -- a moment, not a clock
			const heardAt = new Date(this.#heardMs).toISOString();
			this.#status = { state: 'lost', heardAt };
		}
		const turn = this.#turn;
		try {
			await this.#console.projects();
		} catch (error) {
			// A console that was started anew has another token.
			if (turn === this.#turn && !isGone(error)) this.#fail(error, false);
		}
	}

	async #fill(): Promise<void> {
		const [projects, crawlers] = await Promise.all([
			this.#console.projects(),
			this.#console.crawlers()
		]);
		this.#board.fill(projects, crawlers);
	}

	#heard(): void {
		this.#heardMs = Date.now();
		if (this.#status.state !== 'live') this.#status = { state: 'live' };
	}

	#fail(error: unknown, isTried: boolean): void {
		this.close();
		const failure = failureOf(error);
		if (failure.name === 'ConsoleForbiddenError') {
			this.#status = { state: 'locked', failure: isTried ? failure : null };
		} else this.#status = { state: 'failed', failure };
	}
}
