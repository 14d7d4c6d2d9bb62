/** New versions of the app: waiting until the person agrees, then one reload. */

/** The part of workbox-window's `Workbox` that is used. */
export interface UpdateSource {
	addEventListener(type: 'waiting' | 'controlling', listener: () => void): void;
	register(): Promise<ServiceWorkerRegistration | undefined>;
	messageSkipWaiting(): void;
}

/**
 * How long the new version may take to take over, in ms. Chromium can count a request of a page
 * that left as still open and let the old version hold on for minutes; a reload frees it.
 */
const TAKE_OVER_MS = 4000;

export class AppUpdate {
	#waiting = $state(false);
	#installed = $state(false);
	#source: UpdateSource | null = null;
	readonly #reload: () => void;

	constructor(reload: () => void) {
		this.#reload = reload;
	}

	/** A new version is ready and waits for `apply`. */
	get waiting(): boolean {
		return this.#waiting;
	}

	/** The app's own files are kept on this device. */
	get installed(): boolean {
		return this.#installed;
	}

	/**
	 * Registers the service worker; without one (private browsing, old hosts) the app still runs.
	 * @param ready resolves once a worker has the app's files: the browser's own promise, since
	 *   Workbox's never does on a page opened while an earlier page's worker is still installing
	 */
	async watch(source: UpdateSource, ready: Promise<unknown>): Promise<void> {
		this.#source = source;
		source.addEventListener('waiting', () => {
			this.#waiting = true;
		});
		try {
			const registration = await source.register();
			if (registration) this.#follow(registration);
			await ready;
			this.#installed = true;
		} catch {
			this.#source = null;
		}
	}

	/** Hears of a version that an earlier page began to install, of which Workbox tells nothing. */
	#follow(registration: ServiceWorkerRegistration): void {
		const { installing } = registration;
		installing?.addEventListener('statechange', () => {
			if (registration.waiting === installing && registration.active) this.#waiting = true;
		});
	}

	/** Lets the new version take over; then, or where it is held up, the page reloads once. */
	apply(): void {
		const source = this.#source;
		if (!source) return;
		this.#waiting = false;
		const heldUp = setTimeout(this.#reload, TAKE_OVER_MS);
		source.addEventListener('controlling', () => {
			clearTimeout(heldUp);
			this.#reload();
		});
		source.messageSkipWaiting();
	}

	later(): void {
		this.#waiting = false;
	}
}
