/** A collecting process killed at random moments goes on where it was. */

import { expect, it } from 'vitest';
import { measureKills } from '../../scripts/bench/crawl/kill';

it('loses nothing, doubles nothing, and fetches again only what was on its way', async () => {
	const { wrong, fetchedAgain, ...figures } = await measureKills(3, 160);
	expect(wrong).toEqual([]);
	expect(figures).toMatchObject({ kills: 3, lost: 0, doubled: 0, picturesOfNobody: 0 });
	expect(figures.fetchedAgainMost, fetchedAgain.join()).toBeLessThanOrEqual(figures.concurrency);
});
