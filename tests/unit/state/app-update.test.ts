import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppUpdate } from '../../../src/lib/state/app-update.svelte';
import { shouldReloadForIsolation } from '../../../src/lib/state/isolation';

type Registration = ServiceWorkerRegistration | undefined;

function fakeSource(register: () => Promise<Registration> = () => Promise.resolve(undefined)) {
	const listeners = new Map<string, () => void>();
	return {
		addEventListener: (type: string, listener: () => void) => void listeners.set(type, listener),
		register,
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
		await update.watch(source, Promise.resolve());
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
		await update.watch(source, Promise.resolve());
		source.emit('waiting');
		update.apply();
		vi.advanceTimersByTime(3900);
		expect(reload).not.toHaveBeenCalled();
		vi.advanceTimersByTime(200);
		expect(reload).toHaveBeenCalledOnce();
	});

	it('runs without a service worker', async () => {
		const update = new AppUpdate(() => undefined);
		const refused = fakeSource(() => Promise.reject(new Error('refused')));
		await update.watch(refused, Promise.resolve());
		expect(update.waiting).toBe(false);
		expect(update.installed).toBe(false);
	});

	/** A registration whose worker another page began to install. */
	function installingElsewhere(active: object | null) {
		const installing = new EventTarget();
		const registration = { installing, waiting: null as unknown, active };
		const finish = () => {
			registration.waiting = installing;
			installing.dispatchEvent(new Event('statechange'));
		};
		return { source: fakeSource(() => Promise.resolve(registration as never)), finish };
	}

	it('hears of a new version that an earlier page began to install', async () => {
		const update = new AppUpdate(() => undefined);
		const { source, finish } = installingElsewhere({});
		await update.watch(source, Promise.resolve());
		expect(update.waiting).toBe(false);
		finish();
		expect(update.waiting).toBe(true);
	});

	it('offers no first version, and is installed once the browser says so', async () => {
		const update = new AppUpdate(() => undefined);
		const { source, finish } = installingElsewhere(null);
		let resolveReady = (): void => undefined;
		const ready = new Promise<void>((resolve) => (resolveReady = resolve));
		const watched = update.watch(source, ready);
		await Promise.resolve();
		finish();
		expect(update.waiting).toBe(false);
		expect(update.installed).toBe(false);
		resolveReady();
		await watched;
		expect(update.installed).toBe(true);
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
