import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppUpdate } from '../../../src/lib/state/app-update.svelte';
import { shouldReloadForIsolation } from '../../../src/lib/state/isolation';

function fakeSource(register: () => Promise<unknown> = () => Promise.resolve()) {
	const listeners = new Map<string, () => void>();
	return {
		addEventListener: (type: string, listener: () => void) => void listeners.set(type, listener),
		register,
		active: Promise.resolve(),
		messageSkipWaiting: vi.fn(),
		emit: (type: string) => listeners.get(type)?.()
	};
}

describe('AppUpdate', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('waits for the person, then lets the new version take over and reloads once it has', async () => {
		const reload = vi.fn();
		const source = fakeSource();
		const update = new AppUpdate(reload);
		expect(update.installed).toBe(false);
		await update.watch(source);
		expect(update.installed).toBe(true);
		expect(update.waiting).toBe(false);
		source.emit('waiting');
		expect(update.waiting).toBe(true);
		expect(source.messageSkipWaiting).not.toHaveBeenCalled();
		update.apply();
		expect(source.messageSkipWaiting).toHaveBeenCalledOnce();
		expect(reload).not.toHaveBeenCalled();
		source.emit('controlling');
		expect(reload).toHaveBeenCalledOnce();
		vi.advanceTimersByTime(60_000);
		expect(reload).toHaveBeenCalledOnce();
	});

	it('reloads where the old version does not let go', async () => {
		const reload = vi.fn();
		const source = fakeSource();
		const update = new AppUpdate(reload);
		await update.watch(source);
		source.emit('waiting');
		update.apply();
		vi.advanceTimersByTime(3900);
		expect(reload).not.toHaveBeenCalled();
		vi.advanceTimersByTime(200);
		expect(reload).toHaveBeenCalledOnce();
	});

	it('runs without a service worker', async () => {
		const update = new AppUpdate(() => undefined);
		await update.watch(fakeSource(() => Promise.reject(new Error('refused'))));
		expect(update.waiting).toBe(false);
		expect(update.installed).toBe(false);
	});
});

describe('shouldReloadForIsolation', () => {
	const memory = () => {
		const values = new Map<string, string>();
		return {
			getItem: (key: string) => values.get(key) ?? null,
			setItem: (key: string, value: string) => void values.set(key, value)
		};
	};

	it('reloads once a tab, and only a controlled page that is not isolated', () => {
		const store = memory();
		expect(shouldReloadForIsolation({ isolated: true, controlled: true, store })).toBe(false);
		expect(shouldReloadForIsolation({ isolated: false, controlled: false, store })).toBe(false);
		expect(shouldReloadForIsolation({ isolated: false, controlled: true, store })).toBe(true);
		expect(shouldReloadForIsolation({ isolated: false, controlled: true, store })).toBe(false);
	});

	it('never reloads where nothing could guard against a loop', () => {
		const facts = { isolated: false, controlled: true };
		expect(shouldReloadForIsolation({ ...facts, store: null })).toBe(false);
	});
});
