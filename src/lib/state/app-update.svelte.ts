/** New versions of the app: waiting until the person agrees, then one reload. */

/** The part of workbox-window's `Workbox` that is used. */
export interface UpdateSource {
	addEventListener(type: 'waiting' | 'controlling', listener: () => void): void;
	register(): Promise<unknown>;
	messageSkipWaiting(): void;
	/** Resolves once a worker controls the app's files. */
	readonly active: Promise<unknown>;
}

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

	/** Registers the service worker; without one (private browsing, old hosts) the app still runs. */
	async watch(source: UpdateSource): Promise<void> {
		this.#source = source;
		source.addEventListener('waiting', () => {
			this.#waiting = true;
		});
		try {
			await source.register();
			await source.active;
			this.#installed = true;
		} catch {
			this.#source = null;
		}
	}

	apply(): void {
		const source = this.#source;
		if (!source) return;
		this.#waiting = false;
		source.addEventListener('controlling', this.#reload);
		source.messageSkipWaiting();
	}

	later(): void {
		this.#waiting = false;
	}
}
