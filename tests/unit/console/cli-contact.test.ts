/** Where a shop can reach whoever collects: given on the command line or once for all, and told by every command. */

import { beforeEach, describe, expect, it } from 'vitest';
import { addProject, collector, lock, world } from './cli-setup';
import { serve, TOKEN } from './served';

let told: (string | undefined)[] = [];

beforeEach(() => {
	told = [];
	world.openCollector = (_, contact) => {
		told.push(contact);
		return Promise.resolve(collector);
	};
	world.onOut = (text) => {
		if (text.includes('Ctrl+C')) world.interrupt.abort();
	};
});

const SERVE = ['serve', '--port', '0', '--no-open'];

describe('a contact', () => {
	it('is told to shops from the command line', async () => {
		const served = await world.run(...SERVE, '--contact', 'https://team.example/crawl');
		const ran = await world.run('run', '--contact', 'data@team.example');
		expect([served.code, ran.code]).toEqual([0, 0]);
		expect(told).toEqual(['https://team.example/crawl', 'data@team.example']);
	});

	it('is told by every command where it is set once for all, unless another is given', async () => {
		world.env = { OTLENS_CONTACT: 'data@team.example' };
		await addProject();
		await world.run('run');
		await world.run('run', '--contact', 'mail@other.example');
		expect(told).toEqual(['data@team.example', 'data@team.example', 'mail@other.example']);
	});

	it('counts as not set where it is set to nothing', async () => {
		world.env = { OTLENS_CONTACT: '' };
		expect((await world.run('run')).code).toBe(0);
		expect(told).toEqual([undefined]);
	});

	it('is the console’s where that does the work, which is said', async () => {
		const served = await serve();
		await lock({ url: served.url, token: TOKEN });
		const { code, error } = await world.run('run', '--contact', 'data@team.example');
		await served.close();
		expect([code, told]).toEqual([0, []]);
		expect(error).toContain('that it was started with');
	});

	it('is asked for where there is none, and nothing is said where there is one', async () => {
		expect((await world.run(...SERVE)).error).toContain('--contact');
		world.interrupt = new AbortController();
		expect((await world.run(...SERVE, '--contact', 'data@team.example')).error).toBe('');
		expect(told[0]).toBeUndefined();
	});

	it.each([
		'',
		'nobody',
		'a b@c.example',
		'data@team.example\r\nX: y',
		'데이터@team.example',
		'(a@b.example)'
	])(
		'that is neither an address of mail nor of a page (%j) is refused before anything is opened',
		async (contact) => {
			const { code, error } = await world.run('run', '--contact', contact);
			expect([code, told]).toEqual([2, []]);
			expect(error).toContain('--contact');
			world.lang = 'ko_KR.UTF-8';
			expect((await world.run('run', '--contact', contact)).error).toContain('메일');
		}
	);
});
