/** A zip's pause and stop, as the page commands them over a port. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZipCommand } from '../../../src/workers/contract';
import { messageTurn } from '../../../src/workers/message-turn';
import { openGate, type ZipGate } from '../../../src/workers/zip-gate';

describe('the gate of a zip', () => {
	let page: MessagePort;
	let cancel: AbortController;
	let gate: ZipGate;
	let told: boolean[];
	const command = async (name: ZipCommand): Promise<void> => {
		page.postMessage(name);
		await messageTurn();
	};
	beforeEach(() => {
		const { port1, port2 } = new MessageChannel();
		page = port1;
		cancel = new AbortController();
		told = [];
		gate = openGate(port2, cancel.signal, (isHeld) => told.push(isHeld));
	});
	afterEach(() => {
		gate.end();
		page.close();
	});

	it('says that it waits once it does, and not while an item is still written', async () => {
		await command('pause');
		expect(told).toEqual([]);
		const next = gate.next();
		await messageTurn();
		expect(told).toEqual([true]);
		await command('resume');
		expect(await next).toBe(true);
		expect(told).toEqual([true, false]);
	});

	it('lets a pause be taken back before anything waits for it', async () => {
		await command('pause');
		await command('resume');
		expect(await gate.next()).toBe(true);
		expect(told).toEqual([]);
	});

	it('ends what is paused when it is stopped, and stays stopped', async () => {
		await command('pause');
		const next = gate.next();
		await command('stop');
		expect(await next).toBe(false);
		await command('resume');
		expect(await gate.next()).toBe(false);
	});

	it('ends what is paused when it is cancelled, and tells nothing more', async () => {
		await command('pause');
		const next = gate.next();
		const end = expect(next).rejects.toThrow('no more');
		await messageTurn();
		cancel.abort(new Error('no more'));
		await end;
		expect(told).toEqual([true]);
	});
});
