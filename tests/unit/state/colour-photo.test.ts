import { beforeEach, describe, expect, it } from 'vitest';
import { ColourPhoto } from '../../../src/lib/state/colour-photo.svelte';
import { PaletteEditor } from '../../../src/lib/state/palette-editor.svelte';
import { PaletteShelf } from '../../../src/lib/state/palette-shelf';
import { RuntimeState } from '../../../src/lib/state/runtime-state.svelte';
import type { PhotoService } from '../../../src/lib/state/services';
import { fakeColours, navy, study } from './colour-fakes';
import { fakeCatalog, fakePhotos, garment, NamedError, photoResult, settled, wasm } from './fakes';

const photo = (content: string) => new Blob([content], { type: 'image/jpeg' });
const pants = garment(0, 'pants', 0.3);
const top = garment(1, 'top', 0.1);

async function setUp(check?: PhotoService['check']) {
	const photos = fakePhotos(check);
	const colours = fakeColours();
	const runtime = new RuntimeState(photos.service, () => 'auto');
	const editor = new PaletteEditor(colours.service, new PaletteShelf(fakeCatalog().service));
	runtime.warmUp();
	photos.preparations.at(0).resolve(wasm);
	await settled();
	return {
		photos,
		colours,
		runtime,
		editor,
		session: new ColourPhoto(photos.service, runtime, editor)
	};
}

describe('ColourPhoto', () => {
	let the: Awaited<ReturnType<typeof setUp>>;
	const kind = () => the.editor.subject?.target.kind;

	beforeEach(async () => {
		the = await setUp();
	});

	async function analysed(...args: Parameters<typeof photoResult>) {
		void the.session.start(photo('a'), 'a.jpg');
		await settled();
		const made = photoResult(...args);
		the.photos.analyses.calls.at(-1)?.resolve(made.result);
		await settled();
		return made;
	}

	it('begins with the main garment, and knows the photo by its bytes', async () => {
		await analysed([pants, top]);
		expect(the.session.choice).toBe(1);
		expect(the.editor.subject?.target.garment).toBe(top);
		// SHA-256 of "a".
		expect(the.editor.subject?.print).toMatch(/^ca978112ca1bbdca/);
	});

	it('takes another garment, or the whole photo', async () => {
		await analysed([pants, top]);
		the.session.choose(0);
		expect(the.editor.subject?.target.garment).toBe(pants);
		the.session.choose(2);
		expect(kind()).toBe('photo');
		the.session.choose(7);
		expect(the.session.choice).toBe(2);
	});

	it('falls back to the whole photo where nothing was found', async () => {
		await analysed([], 'nothing');
		expect(kind()).toBe('photo');
		the.colours.studies.at(0).resolve(study(navy));
		await settled();
		expect(the.editor.palette?.colours).toHaveLength(1);
	});

	it('refuses a bad file at once', async () => {
		the = await setUp(() => Promise.reject(new NamedError('UndecodablePhotoError')));
		await the.session.start(photo(''), 'x.heic');
		expect(the.session.status).toMatchObject({
			state: 'failed',
			failure: { name: 'UndecodablePhotoError' }
		});
		expect(the.session.refused).toBe(true);
	});

	it('shows the latest photo, and closes what came late', async () => {
		void the.session.start(photo('a'), 'a.jpg');
		await settled();
		void the.session.start(photo('b'), 'b.jpg');
		await settled();
		const late = photoResult([top]);
		the.photos.analyses.at(0).resolve(late.result);
		await settled();
		expect(late.isClosed()).toBe(true);
		expect(the.session.status.state).toBe('analysing');
	});

	it('closes the photo it leaves', async () => {
		const made = await analysed([top]);
		expect(made.isClosed()).toBe(false);
		the.session.reset();
		expect(made.isClosed()).toBe(true);
		expect(the.editor.status.state).toBe('idle');
	});
});
