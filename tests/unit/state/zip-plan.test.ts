import { describe, expect, it, vi } from 'vitest';
import type {
	Derive,
	DerivedSample,
	PlanOptions,
	SampleOptions,
	ZipPlan,
	ZipWish
} from '../../../src/lib/export/zip/wish';
import { plainWish } from '../../../src/lib/export/zip/wish';
import { PlannedZip } from '../../../src/lib/state/zip-plan.svelte';
import { NamedError, settled } from './fakes';

const ITEMS = { kind: 'ids', ids: ['demo/1', 'demo/2'] } as const;
const PHOTOS = plainWish(ITEMS, 'en');
const CUTOUTS: ZipWish = { ...PHOTOS, cutout: 'png' };

const sample = (number: number, bytes: DerivedSample['bytes'] = { cutoutPng: 9 }) => ({
	id: `demo/${number}`,
	photoBytes: 5,
	bytes
});

/** Samples are told by hand; a plan tells by how many there are, one hundredth off for each below `enough`. */
function setUp({ enough = 100, all = 1000 }: { enough?: number; all?: number } = {}) {
	type Search = {
		readonly wish: ZipWish;
		readonly options: SampleOptions;
		readonly derive: Derive;
		readonly end: (error?: Error) => void;
		made: number;
	};
	const searches: Search[] = [];
	const plans: { readonly wish: ZipWish; readonly samples: readonly DerivedSample[] }[] = [];
	const faults: { plan: Error | null; outdated: readonly string[] } = { plan: null, outdated: [] };
	const service = {
		plan: (wish: ZipWish, { samples = [] }: PlanOptions = {}): Promise<ZipPlan> => {
			plans.push({ wish, samples });
			if (faults.plan) return Promise.reject(faults.plan);
			const isDerived = wish.cutout !== null || wish.mask;
			const known = samples.filter(({ bytes }) => !wish.mask || bytes.mask !== undefined).length;
			return Promise.resolve({
				items: all,
				lost: [],
				withoutPhoto: 0,
				files: 2,
				split: null,
				bytes: 1000 + known,
				exactBytes: 1000,
				aboutBytes: known,
				margin: !isDerived ? 0 : known < 4 ? null : 0.015 + Math.max(0, enough - known) / 100,
				sampled: known >= all ? Infinity : known,
				outdated: faults.outdated,
				examples: [],
				renamed: 0,
				writer: 'stream'
			});
		},
		sample: (wish: ZipWish, derive: Derive, options: SampleOptions): Promise<void> =>
			new Promise((resolve, reject) => {
				const end = (error?: Error) => (error ? reject(error) : resolve());
				searches.push({ wish, options, derive, end, made: 0 });
				options.signal.addEventListener('abort', () => reject(options.signal.reason as Error));
			})
	};
	const derive = vi.fn<Derive>(() => Promise.resolve(null));
	const planned = new PlannedZip(service, derive);
	/** So many more items are made by the nth search. */
	async function make(search: number, count: number, bytes?: DerivedSample['bytes']) {
		const one = searches[search];
		if (!one) throw new Error(`no search ${search}`);
		for (let i = 0; i < count; i += 1) {
			one.options.onSample(sample((one.made += 1), bytes));
			await settled();
		}
	}
	return { planned, plans, searches, faults, make, derive };
}

describe('the size of what is made', () => {
	it('is not looked for where nothing is made', async () => {
		const { planned, searches } = setUp();
		await planned.show(PHOTOS);
		expect(searches).toHaveLength(0);
		expect(planned.sampling).toBe(false);
	});

	it('is told soon, ever more closely, and no longer looked for once it is near', async () => {
		const { planned, searches, make } = setUp({ enough: 80 });
		await planned.show(CUTOUTS);
		expect([planned.sampling, planned.plan?.margin]).toEqual([true, null]);
		await make(0, 4);
		expect(planned.plan?.margin).toBeCloseTo(0.775);
		const margins = [];
		for (let i = 0; i < 7; i += 1) {
			await make(0, 10);
			margins.push(planned.plan?.margin ?? 0);
			expect(planned.status.state).toBe('planned');
		}
		expect(margins).toEqual([...margins].sort((a, b) => b - a));
		expect(planned.sampling).toBe(true);
		await make(0, 10);
		expect(searches[0]?.options.signal.aborted).toBe(true);
		expect([planned.sampling, planned.plan?.margin]).toEqual([false, 0.015]);
	});

	it('is told with each twentieth more, not with each item', async () => {
		const { planned, plans, make } = setUp({ enough: 900 });
		await planned.show(CUTOUTS);
		await make(0, 400);
		expect(plans.length).toBeGreaterThan(30);
		expect(plans.length).toBeLessThan(80);
	});

	it('is not believed of a few that are alike by chance', async () => {
		const { planned, make } = setUp({ enough: 4 });
		await planned.show(CUTOUTS);
		await make(0, 50);
		expect([planned.plan?.margin, planned.sampling]).toEqual([0.015, true]);
		await make(0, 20);
		expect(planned.sampling).toBe(false);
	});

	it('ends with the last item where it never gets near', async () => {
		const { planned, plans, searches, make } = setUp({ enough: 500, all: 9 });
		await planned.show(CUTOUTS);
		await make(0, 9);
		searches[0]?.end();
		await settled();
		expect(plans.at(-1)?.samples).toHaveLength(9);
		expect(planned.sampling).toBe(false);
		expect(searches).toHaveLength(1);
	});
});

describe('what was found out', () => {
	it('goes on being found out where names, tables and the split change', async () => {
		const { planned, searches, make } = setUp();
		await planned.show(CUTOUTS);
		await make(0, 5);
		const training = { seed: 1, train: 8, val: 1, test: 1 };
		await planned.show({ ...CUTOUTS, pattern: '{shop}/{number}', training, restorable: false });
		expect(searches).toHaveLength(1);
		expect(searches[0]?.options.signal.aborted).toBe(false);
		await make(0, 5);
		expect(planned.plan?.bytes).toBeGreaterThan(1005);
	});

	it('is kept for another kind, another set and another opening of the dialog', async () => {
		const { planned, plans, searches, make } = setUp({ enough: 40 });
		await planned.show(CUTOUTS);
		await make(0, 10);
		await planned.show({ ...CUTOUTS, mask: true });
		expect(searches[0]?.options.signal.aborted).toBe(true);
		expect(searches[1]?.options.known).toHaveLength(10);
		await make(1, 3, { mask: 2 });
		planned.clear();
		expect(searches[1]?.options.signal.aborted).toBe(true);
		expect(planned.sampling).toBe(false);
		await planned.show({ ...CUTOUTS, mask: true });
		expect(plans.at(-1)?.samples.at(0)?.bytes).toEqual({ cutoutPng: 9, mask: 2 });
		await planned.show({ ...CUTOUTS, items: { kind: 'ids', ids: ['demo/1'] } });
		expect(searches[3]?.options.known).toHaveLength(10);
	});

	it('is told at once, and nothing made, where it is enough', async () => {
		const { planned, searches, make } = setUp({ enough: 40 });
		await planned.show(CUTOUTS);
		await make(0, 70);
		planned.clear();
		await planned.show(CUTOUTS);
		expect(searches).toHaveLength(1);
		expect(planned.plan?.margin).toBe(0.015);
	});

	it('is forgotten of photos that were replaced', async () => {
		const { planned, faults, searches, make } = setUp();
		await planned.show(CUTOUTS);
		await make(0, 3);
		planned.clear();
		faults.outdated = ['demo/2'];
		await planned.show(CUTOUTS);
		expect(searches[1]?.options.known.map(({ id }) => id)).toEqual(['demo/1', 'demo/3']);
	});

	it('tells how long an item takes, without the start of the models', async () => {
		const { planned, searches, make, derive } = setUp();
		vi.useFakeTimers({ toFake: ['performance'] });
		try {
			await planned.show(CUTOUTS);
			const takes = [5000, 200, 300, 100, 200];
			derive.mockImplementation(() => {
				vi.advanceTimersByTime(takes.shift() ?? 0);
				return Promise.resolve(null);
			});
			const { signal } = new AbortController();
			for (let i = 0; i < 5; i += 1) await searches[0]?.derive({} as never, signal);
			await make(0, 4);
			expect(planned.msEach).toBe(200);
		} finally {
			vi.useRealTimers();
		}
	});
});

describe('what cannot be found out', () => {
	it('leaves the plan as it is, and is tried again when something else is wished', async () => {
		const { planned, searches, make } = setUp();
		await planned.show(CUTOUTS);
		await make(0, 6);
		searches[0]?.end(new NamedError('WorkerDiedRepeatedlyError'));
		await settled();
		expect(planned.status).toMatchObject({ state: 'planned', plan: { bytes: 1004 } });
		expect(planned.sampling).toBe(false);
		await planned.show({ ...CUTOUTS, pattern: 'x/{number}' });
		expect(searches).toHaveLength(1);
		await planned.show({ ...CUTOUTS, cutout: 'webp' });
		expect(searches).toHaveLength(2);
	});

	it('stops the search where the items are others by now', async () => {
		const { planned, searches, faults, make } = setUp();
		await planned.show(CUTOUTS);
		faults.plan = new NamedError('CatalogChangedError');
		await make(0, 4);
		expect(planned.status).toMatchObject({ failure: { name: 'CatalogChangedError' } });
		expect(searches[0]?.options.signal.aborted).toBe(true);
	});

	it('does not say so where the same was only asked anew', async () => {
		const { planned, faults, make } = setUp();
		await planned.show(CUTOUTS);
		faults.plan = new NamedError('SupersededError');
		await make(0, 4);
		expect(planned.status.state).toBe('planned');
		faults.plan = null;
		await make(0, 4);
		expect(planned.plan?.margin).not.toBeNull();
	});
});
