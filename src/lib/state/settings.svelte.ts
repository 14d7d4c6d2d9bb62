/** What the person chose: language, appearance, processor; kept in the browser where it allows that. */

import type { BackendChoice } from '../../workers/contract';
import { setLanguage } from '$lib/messages/current.svelte';
import { isLanguage, preferredLanguage, type Language } from '$lib/messages/language';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const BACKEND_CHOICES = [
	'auto',
	'webgpu',
	'wasm'
] as const satisfies readonly BackendChoice[];

const KEY = 'otlens.settings';
const VERSION = 1;

/** The part of `Storage` that is used; null where the browser blocks it. */
export type SettingsStore = Pick<Storage, 'getItem' | 'setItem'> | null;

type Values = {
	readonly language: Language;
	readonly theme: Theme;
	readonly backend: BackendChoice;
};

export class Settings {
	#values = $state.raw<Values>({ language: 'en', theme: 'system', backend: 'auto' });
	readonly #store: SettingsStore;

	constructor(store: SettingsStore, wantedLanguages: readonly string[]) {
		this.#store = store;
		this.#values = {
			language: preferredLanguage(wantedLanguages),
			theme: 'system',
			backend: 'auto',
			...readStored(store)
		};
		this.#apply();
	}

	get language(): Language {
		return this.#values.language;
	}
	get theme(): Theme {
		return this.#values.theme;
	}
	get backend(): BackendChoice {
		return this.#values.backend;
	}

	change(change: Partial<Values>): void {
		this.#values = { ...this.#values, ...change };
		this.#apply();
		try {
			this.#store?.setItem(KEY, JSON.stringify({ version: VERSION, ...this.#values }));
		} catch {
			// Blocked or full: the choice holds until the tab closes.
		}
	}

	#apply(): void {
		setLanguage(this.#values.language);
		if (typeof document === 'undefined') return;
		const { theme } = this.#values;
		if (theme === 'system') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = theme;
	}
}

/** The browser's store, or null where even touching it throws. */
export function openSettingsStore(): Storage | null {
	try {
		return window.localStorage;
	} catch {
		return null;
	}
}

function readStored(store: SettingsStore): Partial<Values> {
	try {
		const stored: unknown = JSON.parse(store?.getItem(KEY) ?? 'null');
		if (typeof stored !== 'object' || stored === null) return {};
		const { version, language, theme, backend } = stored as Record<string, unknown>;
		if (version !== VERSION) return {};
		const knownTheme = THEMES.find((name) => name === theme);
		const knownBackend = BACKEND_CHOICES.find((name) => name === backend);
		return {
			...(isLanguage(language) && { language }),
			...(knownTheme && { theme: knownTheme }),
			...(knownBackend && { backend: knownBackend })
		};
	} catch {
		return {};
	}
}
