import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { FacetCounts } from '../../../src/lib/catalog/facets/count-facets';
import {
	EVERYTHING,
	FACETS,
	filterOf,
	partsOf,
	type Filter
} from '../../../src/lib/catalog/facets/filter';
import type { SearchHit } from '../../../src/lib/catalog/records';
import { setLanguage } from '../../../src/lib/messages/current.svelte';
import BrowseBar from '../../../src/lib/ui/catalog/BrowseBar.svelte';
import BrowseDetails from '../../../src/lib/ui/catalog/BrowseDetails.svelte';
import EditDialog from '../../../src/lib/ui/catalog/EditDialog.svelte';
import FacetPanel from '../../../src/lib/ui/catalog/FacetPanel.svelte';
import FilterChips from '../../../src/lib/ui/catalog/FilterChips.svelte';
import KeyHelp from '../../../src/lib/ui/catalog/KeyHelp.svelte';
import PickedBar from '../../../src/lib/ui/catalog/PickedBar.svelte';
import SavedFilters from '../../../src/lib/ui/catalog/SavedFilters.svelte';
import '../../../src/lib/ui/base/theme.css';
import '../../../src/lib/ui/base/base.css';
import { expectAccessible } from './axe';
import { hits } from './items';

afterEach(() => setLanguage('en'));

const [{ item }] = hits(1) as [SearchHit];

const some = (...values: [string, number][]) => values.map(([value, count]) => ({ value, count }));
const everyFacet = Object.fromEntries(
	FACETS.map((facet) => [facet, some(['', 3])])
) as unknown as FacetCounts['values'];
const counts: FacetCounts = {
	total: 12,
	values: {
		...everyFacet,
		category: some(['top', 8], ['bag', 0]),
		kind: some(['Shirt', 5], ['Hat', 2]),
		label: some(['black', 2], ['navy', 9]),
		nearLabel: some(['black', 4], ['navy', 9]),
		hasModel: some(['', 1], ['yes', 4], ['no', 7])
	},
	prices: [
		{ currency: 'KRW', min: 9900, max: 250_000, count: 10 },
		{ currency: 'EUR', min: 20, max: 90, count: 2 }
	],
	collected: { from: '2026-01-02', to: '2026-03-04' }
};

describe('FacetPanel', () => {
	async function show(filter: Filter = EVERYTHING) {
		const onChange = vi.fn<(filter: Filter) => void>();
		const view = await render(FacetPanel, { filter, counts, collections: {}, onChange });
		return { ...view, onChange, parts: () => partsOf(onChange.mock.lastCall?.[0] ?? EVERYTHING) };
	}

	it('chooses a value with its count beside it, and its kinds below it', async () => {
		const { parts } = await show(filterOf({ kind: 'is', facet: 'category', values: ['top'] }));
		await userEvent.click(page.getByText('Shirt', { exact: true }));
		expect(parts()).toEqual([
			{ kind: 'is', facet: 'category', values: ['top'] },
			{ kind: 'is', facet: 'kind', values: ['Shirt'] }
		]);
		await expect.element(page.getByRole('checkbox', { name: 'Top, 8 items' })).toBeChecked();
		expect(page.getByText('Hat', { exact: true }).elements()).toHaveLength(0);
	});

	it('matches colours also where they are only near', async () => {
		const { parts } = await show(filterOf({ kind: 'is', facet: 'label', values: ['navy'] }));
		await userEvent.click(page.getByText('Colours close to it too'));
		expect(parts()).toEqual([{ kind: 'is', facet: 'nearLabel', values: ['navy'] }]);
		await expect.element(page.getByRole('checkbox', { name: 'Black, 4 items' })).not.toBeChecked();
		await userEvent.click(page.getByText('Black', { exact: true }));
		expect(parts().at(-1)).toMatchObject({ facet: 'nearLabel' });
	});

	it('leaves chosen values out, and says so', async () => {
		const { parts, rerender } = await show(
			filterOf({ kind: 'is', facet: 'category', values: ['top'] })
		);
		const leaveOut = page.getByRole('button', { name: 'Leave out what is chosen under Category' });
		await userEvent.click(leaveOut);
		const out = { kind: 'not', of: { kind: 'is', facet: 'category', values: ['top'] } } as const;
		expect(parts()).toEqual([out]);
		await rerender({ filter: filterOf(out) });
		await expect.element(leaveOut).toHaveAttribute('aria-pressed', 'true');
		await userEvent.click(page.getByText('Bag', { exact: true }));
		expect(parts()).toEqual([
			{ kind: 'not', of: { kind: 'is', facet: 'category', values: ['top', 'bag'] } }
		]);
	});

	it('takes a price range in the currency that is shown', async () => {
		const { parts } = await show();
		const fields = page.getByRole('group', { name: 'Price in KRW' });
		await userEvent.fill(fields.getByLabelText('From'), '30000');
		await userEvent.tab();
		expect(parts()).toEqual([{ kind: 'price', currency: 'KRW', min: 30_000, max: null }]);
		await userEvent.selectOptions(page.getByLabelText('Currency'), 'EUR');
		await expect.element(page.getByRole('group', { name: 'Price in EUR' })).toBeInTheDocument();
	});

	it.each(['en', 'ko'] as const)('has no accessibility fault in %s', async (language) => {
		setLanguage(language);
		const { container } = await show(filterOf({ kind: 'is', facet: 'category', values: ['top'] }));
		await expectAccessible(container);
	});
});

describe('the rest of the screen', () => {
	it('searches while one types, and leaves for the items by Enter', async () => {
		const [onWords, onDone, onSort] = [vi.fn(), vi.fn(), vi.fn()];
		const { container } = await render(BrowseBar, {
			words: '',
			sort: { by: 'newest' },
			active: 2,
			onWords,
			onSort,
			onFilters: vi.fn(),
			onHelp: vi.fn(),
			onDone
		});
		await userEvent.type(page.getByRole('searchbox'), 'kn');
		expect(onWords.mock.calls).toEqual([['k'], ['kn']]);
		await userEvent.keyboard('{Enter}');
		expect(onDone).toHaveBeenCalledOnce();
		await userEvent.selectOptions(page.getByLabelText('Order'), 'low');
		expect(onSort).toHaveBeenLastCalledWith({ by: 'price', first: 'low' });
		await expectAccessible(container);
	});

	it('says each filter in words and lifts it', async () => {
		const filter = filterOf(
			{ kind: 'is', facet: 'hasModel', values: ['yes'] },
			{ kind: 'price', currency: 'KRW', min: 10_000, max: null },
			{ kind: 'text', words: '니트' },
			{ kind: 'not', of: { kind: 'is', facet: 'shop', values: ['A'] } }
		);
		const [onLift, onJoin] = [vi.fn(), vi.fn()];
		const { container } = await render(FilterChips, {
			filter,
			collections: {},
			onLift,
			onClear: vi.fn(),
			onJoin
		});
		for (const words of ['Worn by a model: Yes', 'from ₩10,000', '“니트”', 'not A']) {
			await expect.element(page.getByText(words)).toBeVisible();
		}
		await userEvent.click(page.getByRole('button', { name: 'Remove the filter from ₩10,000' }));
		expect(onLift).toHaveBeenCalledExactlyOnceWith(partsOf(filter)[1]);
		await userEvent.selectOptions(page.getByLabelText('How the filters go together'), 'any');
		expect(onJoin).toHaveBeenCalledExactlyOnceWith('any');
		await expectAccessible(container);
	});

	it('saves a filter under a name and deletes one with a way back', async () => {
		const [onSave, onRemove, onUndo, onUse] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
		const { container } = await render(SavedFilters, {
			saved: [{ name: 'Knits', filter: EVERYTHING }],
			removed: 'Old',
			unkept: false,
			canSave: true,
			onUse,
			onSave,
			onRemove,
			onUndo
		});
		await userEvent.click(page.getByRole('button', { name: 'Save this filter' }));
		await userEvent.keyboard('Black tops{Enter}');
		expect(onSave).toHaveBeenCalledExactlyOnceWith('Black tops');
		await userEvent.click(page.getByRole('button', { name: 'Knits', exact: true }));
		expect(onUse).toHaveBeenCalledExactlyOnceWith(EVERYTHING);
		await userEvent.click(page.getByRole('button', { name: 'Delete the saved filter Knits' }));
		expect(onRemove).toHaveBeenCalledExactlyOnceWith('Knits');
		await userEvent.click(page.getByRole('button', { name: 'Undo' }));
		expect(onUndo).toHaveBeenCalledOnce();
		await expectAccessible(container);
	});

	it('changes only the labels that were touched', async () => {
		const onApply = vi.fn();
		const { container } = await render(EditDialog, { count: 3, onApply, onClose: vi.fn() });
		const apply = page.getByRole('button', { name: 'Change' });
		await expect.element(apply).toBeDisabled();
		await userEvent.selectOptions(page.getByLabelText('Category'), 'bag');
		await userEvent.selectOptions(page.getByLabelText('In the photo'), 'detail');
		await userEvent.selectOptions(page.getByLabelText('Measured as'), 'navy');
		await userEvent.selectOptions(page.getByLabelText('Show as'), 'black');
		await expectAccessible(container);
		await userEvent.click(apply);
		expect(onApply).toHaveBeenCalledExactlyOnceWith({
			category: 'bag',
			framing: 'detail',
			labels: { navy: 'black' }
		});
	});

	it('offers what can be done with picked items, and undo after it was done', async () => {
		const acts = {
			onAll: vi.fn(),
			onEdit: vi.fn(),
			onDelete: vi.fn(),
			onZip: vi.fn(),
			onClear: vi.fn(),
			onUndo: vi.fn(),
			onDismiss: vi.fn()
		};
		const { container } = await render(PickedBar, {
			count: 3,
			total: 150_000,
			busy: false,
			done: '2 items deleted',
			canUndo: true,
			...acts
		});
		await userEvent.click(page.getByRole('button', { name: 'Pick all 150,000' }));
		await userEvent.click(page.getByRole('button', { name: 'Delete' }));
		await userEvent.click(page.getByRole('button', { name: 'Undo' }));
		for (const act of [acts.onAll, acts.onDelete, acts.onUndo]) expect(act).toHaveBeenCalledOnce();
		await expectAccessible(container);
	});

	it('tells all of an item, follows no script as a link, leads to a search, and is corrected', async () => {
		const onChange = vi.fn();
		const { container } = await render(BrowseDetails, {
			item: { ...item, pose: 'side', project: 'Skirts', collectedAt: '2026-03-04T00:00:00Z' },
			pictureUrl: null,
			collections: { demo: 'Demo' },
			likeHref: '/?like=demo%2F0',
			onChange
		});
		const like = page.getByRole('link', { name: 'Search like this' });
		await expect.element(like).toHaveAttribute('href', '/?like=demo%2F0');
		expect(page.getByRole('link').elements()).toHaveLength(1);
		await userEvent.click(page.getByRole('button', { name: 'Upper body' }));
		expect(onChange).toHaveBeenLastCalledWith({ framing: 'upper-body' });
		await userEvent.click(page.getByRole('button', { name: 'From the side', pressed: true }));
		expect(onChange).toHaveBeenLastCalledWith({ pose: 'unknown' });
		for (const fact of ['From the side', 'Skirts', '4 Mar 2026', 'Demo']) {
			await expect.element(page.getByText(fact, { exact: true })).toBeVisible();
		}
		await expectAccessible(container);
	});

	it('lists the keys and closes by Escape', async () => {
		const onClose = vi.fn();
		const { container } = await render(KeyHelp, { onClose });
		await expect.element(page.getByText('Pick all that fit the filters')).toBeVisible();
		await expectAccessible(container);
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => onClose.mock.calls.length).toBe(1);
	});
});
