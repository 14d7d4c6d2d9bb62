/** What listeners are told of crawlers that change and go. */

import { expect, it } from 'vitest';
import type { ConsoleEvent, Crawler } from '../../../src/lib/catalog/collect/crawler';
import { Announcer } from '../../../scripts/crawl/engine/announcer';
import { SYSTEM_CLOCK } from '../../../scripts/crawl/engine/clock';
import { NotFoundError } from '../../../scripts/crawl/engine/collector';

it('a change told after its crawler was removed is passed over, the others are told', () => {
	const timers: (() => void)[] = [];
	const announcer = new Announcer(
		{
			...SYSTEM_CLOCK,
			after(_ms, work) {
				timers.push(work);
				return () => undefined;
			}
		},
		{
			crawler(id) {
				if (id === 'gone') throw new NotFoundError('no crawler gone');
				return { id } as Crawler;
			},
			crawlers: () => [],
			projects: () => [],
			running: () => []
		}
	);
	const told: ConsoleEvent[] = [];
	announcer.subscribe((event) => told.push(event));
	told.length = 0;
	announcer.removed(['gone'], []);
	announcer.changed('gone');
	announcer.changed('here');
	for (const work of [...timers]) work();
	expect(told).toEqual([
		{ kind: 'removed', crawlers: ['gone'], projects: [] },
		{ kind: 'crawlers', crawlers: [{ id: 'here' }] }
	]);
});
