import { beforeEach, describe, expect, it } from 'vitest';
import { RuntimeState } from '../../../src/lib/state/runtime-state.svelte';
import { SearchBoard } from '../../../src/lib/state/search-board.svelte';
import { SearchSession } from '../../../src/lib/state/search-session.svelte';
import type { PhotoService } from '../../../src/lib/state/services';
import type { RuntimeReport } from '../../../src/workers/contract';
import { fakeCatalog, fakePhotos, garment, NamedError, photoResult, settled, wasm } from './fakes';

const photo = (content: string) => new Blob([content], { type: 'image/jpeg' });
const top = garment(0, 'top', 0.1);
const pants = garment(1, 'pants', 0.3);

function setUp(check?: PhotoService['check']) {
	const photos = fakePhotos(check);
	const catalog = fakeCatalog();
	const runtime = new RuntimeState(photos.service, () => 'auto');
	const board = new SearchBoard(catalog.service);
	return {
		photos,
		catalog,
		runtime,
		board,
		session: new SearchSession(photos.service, runtime, board)
	};
}

describe('SearchSession', () => {
	let the: ReturnType<typeof setUp>;

	/** Models that run, so that photos go straight to the analysis. */
	async function prepared(report: RuntimeReport = wasm): Promise<void> {
		the.runtime.warmUp();
		the.photos.preparations.at(0).resolve(report);
		await settled();
	}

	beforeEach(() => {
		the = setUp();
	});

	it('prepares the models before the first photo and searches for its best top and bottom', async () => {
		void the.session.start(photo('a'), 'a.jpg');
		expect(the.session.status.state).toBe('analysing');
		await settled();
		expect(the.photos.analyses.calls).toHaveLength(0);
		the.photos.preparations.at(0).resolve(wasm);
		await settled();
		the.photos.analyses.at(0).resolve(photoResult([pants, top]).result);
		await settled();
		expect(the.session.status.state).toBe('found');
		// The trousers are larger, but a top is what a person means first.
		expect(the.session.chosen).toEqual([1, 0]);
		expect(the.catalog.searches.at(0).input.categories).toEqual(['top']);
		expect(the.catalog.searches.at(1).input.categories).toEqual(['pants']);
		expect(the.catalog.searches.at(0).input.embedModel).toBe('embed');
	});

	it('refuses a bad file at once, and asks for no model', async () => {
		the = setUp(() => Promise.reject(new NamedError('EmptyFileError')));
		await the.session.start(photo(''), 'empty.jpg');
		const { status } = the.session;
		expect(status.state === 'failed' && status.failure.name).toBe('EmptyFileError');
		expect(the.session.refused).toBe(true);
		expect(the.photos.preparations.calls).toHaveLength(0);
	});

	it('drops what the check of an older photo still says', async () => {
		const checks: (() => void)[] = [];
		the = setUp(() => new Promise((resolve) => checks.push(resolve)));
		void the.session.start(photo('first'), 'first.jpg');
		void the.session.start(photo('second'), 'second.jpg');
		checks[0]?.();
		await settled();
		expect(the.photos.preparations.calls).toHaveLength(0);
		checks[1]?.();
		await settled();
		expect(the.photos.preparations.calls).toHaveLength(1);
	});

	it('shows the latest photo, whichever answers last, and closes what came late', async () => {
		await prepared();
		void the.session.start(photo('first'), 'first.jpg');
		await settled();
		void the.session.start(photo('second'), 'second.jpg');
		await settled();
		expect(the.photos.analyses.at(0).job.signal?.aborted).toBe(true);
		const second = photoResult([top]);
		the.photos.analyses.at(1).resolve(second.result);
		await settled();
		const first = photoResult([pants]);
		the.photos.analyses.at(0).resolve(first.result);
		await settled();
		const { status } = the.session;
		expect(status.state === 'found' && status.photo.name).toBe('second.jpg');
		expect(first.isClosed()).toBe(true);
		expect(second.isClosed()).toBe(false);
	});

	it('keeps the last photo to go back to when the next one is refused', async () => {
		await prepared();
		void the.session.start(photo('good'), 'good.jpg');
		await settled();
		const good = photoResult([top]);
		the.photos.analyses.at(0).resolve(good.result);
		await settled();
		void the.session.start(photo('bad'), 'bad.txt');
		await settled();
		the.photos.analyses.at(1).reject(new NamedError('NotAnImageError'));
		await settled();
		const failed = the.session.status;
		expect(failed.state === 'failed' && failed.failure.name).toBe('NotAnImageError');
		expect(the.session.canGoBack).toBe(true);
		the.session.back();
		expect(the.session.status.state).toBe('found');
		expect(good.isClosed()).toBe(false);
	});

	it('says nothing of a photo that was cancelled', async () => {
		await prepared();
		const running = the.session.start(photo('a'), 'a.jpg');
		await settled();
		the.session.back();
		the.photos.analyses.at(0).reject(new NamedError('AbortError'));
		await running;
		expect(the.session.status.state).toBe('empty');
	});

	it('tries a failed model load again with the next photo', async () => {
		void the.session.start(photo('a'), 'a.jpg');
		await settled();
		the.photos.preparations.at(0).reject(new NamedError('ModelDownloadError'));
		await settled();
		expect(the.session.status.state).toBe('failed');
		void the.session.retry();
		await settled();
		the.photos.preparations.at(1).resolve(wasm);
		await settled();
		the.photos.analyses.at(0).resolve(photoResult([top]).result);
		await settled();
		expect(the.session.status.state).toBe('found');
	});

	it('analyses the whole photo when asked, and searches it in every category', async () => {
		await prepared();
		void the.session.start(photo('a'), 'a.jpg');
		await settled();
		the.photos.analyses.at(0).resolve(photoResult([top]).result);
		await settled();
		void the.session.choose('whole');
		await settled();
		expect(the.photos.analyses.at(1).input.wholePhoto).toBe(true);
		const whole = photoResult([garment(0, 'dress', 0.5)], 'whole-photo');
		the.photos.analyses.at(1).resolve(whole.result);
		await settled();
		expect(whole.isClosed()).toBe(true);
		expect(the.catalog.searches.at(1).input.categories).toEqual([]);
	});

	it.each([
		['names the one article of a photo where it is sure', 'dress', 0.9, 0, ['dress']],
		['searches with the whole photo where it is not', 'dress', 0.4, 'whole', []],
		['searches with the whole photo for what may be a face', 'hat', 0.9, 'whole', []]
	] as const)('%s', async (_, category, score, choice, categories) => {
		await prepared();
		void the.session.start(photo('a'), 'a.jpg');
		await settled();
		const article = { ...garment(0, category, 0.5), score };
		the.photos.analyses.at(0).resolve(photoResult([article], 'whole-photo').result);
		await settled();
		expect(the.session.chosen).toEqual([choice]);
		expect(the.session.whole.state).toBe('ready');
		expect(the.catalog.searches.at(0).input.categories).toEqual(categories);
	});

	it('searches again for nothing that it searches for already', async () => {
		await prepared();
		void the.session.start(photo('a'), 'a.jpg');
		await settled();
		the.photos.analyses.at(0).resolve(photoResult([pants, top]).result);
		await settled();
		await the.session.toggle(0);
		expect(the.session.chosen).toEqual([1]);
		expect(the.board.searches.map(({ garment: one }) => one?.category)).toEqual(['top']);
		expect(the.catalog.searches.calls).toHaveLength(2);
		expect(the.catalog.searches.at(1).job.signal?.aborted).toBe(true);
		await the.session.toggle(1);
		expect(the.session.chosen).toEqual([1]);
	});

	it('searches with what is in a frame, beside nothing else', async () => {
		await prepared();
		void the.session.start(photo('a'), 'a.jpg');
		await settled();
		the.photos.analyses.at(0).resolve(photoResult([top]).result);
		await settled();
		const frame = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
		void the.session.drawFrame(frame);
		await settled();
		expect(the.photos.analyses.at(1).input.box).toEqual(frame);
		the.photos.analyses.at(1).resolve(photoResult([garment(0, 'skirt', 0.1)]).result);
		await settled();
		expect(the.session.framed.state).toBe('ready');
		expect(the.catalog.searches.at(1).input.categories).toEqual(['skirt']);
	});

	it('says so where the frame holds nothing, and takes the next frame', async () => {
		await prepared();
		void the.session.start(photo('a'), 'a.jpg');
		await settled();
		the.photos.analyses.at(0).resolve(photoResult([top]).result);
		await settled();
		const frame = { x: 0, y: 0, width: 0.2, height: 0.2 };
		void the.session.drawFrame(frame);
		await settled();
		the.photos.analyses.at(1).resolve(photoResult([], 'nothing').result);
		await settled();
		const { framed } = the.session;
		expect(framed.state === 'failed' && framed.failure.name).toBe('NothingThereError');
		void the.session.drawFrame({ ...frame, width: 0.5 });
		await settled();
		expect(the.photos.analyses.at(2).input.box?.width).toBe(0.5);
	});

	it('leaves a photo without garments without results', async () => {
		await prepared();
		void the.session.start(photo('a'), 'a.jpg');
		await settled();
		the.photos.analyses.at(0).resolve(photoResult([], 'nothing').result);
		await settled();
		expect(the.session.status.state).toBe('found');
		expect(the.session.chosen).toEqual([]);
		expect(the.catalog.searches.calls).toHaveLength(0);
	});

	it('notices that the graphics processor was lost on the way', async () => {
		await prepared({ backend: 'webgpu', threads: 1 });
		void the.session.start(photo('a'), 'a.jpg');
		await settled();
		const lost = { ...wasm, fellBackFrom: 'webgpu' as const };
		the.photos.analyses.at(0).resolve(photoResult([top], 'garments', lost).result);
		await settled();
		const { status } = the.session;
		expect(status.state === 'found' && status.slowed).toBe(true);
	});
});
