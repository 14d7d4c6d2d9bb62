import { describe, expect, it } from 'vitest';
import { language } from '../../../src/lib/messages/current.svelte';
import { Settings } from '../../../src/lib/state/settings.svelte';

function memoryStore(content?: string) {
	let value = content ?? null;
	return { getItem: () => value, setItem: (_key: string, next: string) => void (value = next) };
}

describe('Settings', () => {
	it.each([
		[['ko-KR', 'en'], 'ko'],
		[['de', 'KO'], 'ko'],
		[['fr-FR'], 'en'],
		[[], 'en']
	])('takes the first known language of %j', (wanted, expected) => {
		expect(new Settings(null, wanted).language).toBe(expected);
	});

	it('remembers choices, and shows the language at once', () => {
		const store = memoryStore();
		new Settings(store, ['en']).change({ language: 'ko', theme: 'dark', backend: 'wasm' });
		expect(language()).toBe('ko');
		const again = new Settings(store, ['en']);
		expect([again.language, again.theme, again.backend]).toEqual(['ko', 'dark', 'wasm']);
	});

	it.each([
		['not JSON', '{'],
		['another version', '{"version":9,"language":"ko"}'],
		['unknown values', '{"version":1,"language":"xx","theme":7,"backend":"cuda"}']
	])('starts afresh from %s', (_name, stored) => {
		const settings = new Settings(memoryStore(stored), ['en']);
		expect([settings.language, settings.theme, settings.backend]).toEqual(['en', 'system', 'auto']);
	});

	it('works where storage is blocked', () => {
		const blocked = () => {
			throw new DOMException('denied', 'SecurityError');
		};
		const settings = new Settings({ getItem: blocked, setItem: blocked }, ['ko']);
		settings.change({ theme: 'dark' });
		expect([settings.language, settings.theme]).toEqual(['ko', 'dark']);
	});
});
