import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import PhotoInput from '../../../src/lib/ui/photo/PhotoInput.svelte';

const photo = () => new File(['x'], 'street.jpg', { type: 'image/jpeg' });
const text = () => new File(['x'], 'notes.txt', { type: 'text/plain' });

function transferOf(...files: File[]): DataTransfer {
	const transfer = new DataTransfer();
	for (const file of files) transfer.items.add(file);
	return transfer;
}

const drag = (type: string, dataTransfer: DataTransfer) =>
	document.body.dispatchEvent(
		new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
	);

describe('PhotoInput', () => {
	it('takes a photo dropped anywhere, and shows that it will while it hovers', async () => {
		const onPhoto = vi.fn();
		render(PhotoInput, { onPhoto });
		drag('dragenter', transferOf(photo()));
		await expect.element(page.getByText('Drop the photo to search with it')).toBeVisible();
		drag('drop', transferOf(text(), photo()));
		expect(onPhoto).toHaveBeenCalledOnce();
		expect(onPhoto.mock.calls[0]?.[0]).toMatchObject({ name: 'street.jpg' });
		await expect
			.element(page.getByText('Drop the photo to search with it'))
			.not.toBeInTheDocument();
	});

	it('hands on a wrong file as well, so that it gets its own message', () => {
		const onPhoto = vi.fn();
		render(PhotoInput, { onPhoto });
		drag('drop', transferOf(text()));
		expect(onPhoto.mock.calls[0]?.[0]).toMatchObject({ name: 'notes.txt' });
	});

	it('lets a dragged text pass', () => {
		const onPhoto = vi.fn();
		render(PhotoInput, { onPhoto });
		const transfer = new DataTransfer();
		transfer.setData('text/plain', 'hello');
		// `false` means that somebody prevented the default.
		expect(drag('drop', transfer)).toBe(true);
		expect(onPhoto).not.toHaveBeenCalled();
	});

	it('takes a pasted picture and leaves a pasted text alone', () => {
		const onPhoto = vi.fn();
		render(PhotoInput, { onPhoto });
		const paste = (clipboardData: DataTransfer) =>
			document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
		paste(new DataTransfer());
		expect(onPhoto).not.toHaveBeenCalled();
		paste(transferOf(photo()));
		expect(onPhoto).toHaveBeenCalledOnce();
	});

	it('takes a file from the dialog, the same one twice', async () => {
		const onPhoto = vi.fn();
		render(PhotoInput, { onPhoto });
		const input = page.getByTestId('photo-input');
		await input.upload(photo());
		await input.upload(photo());
		expect(onPhoto).toHaveBeenCalledTimes(2);
	});

	describe('where several photos are taken', () => {
		const named = (name: string, type = 'image/jpeg') => new File(['x'], name, { type });

		it('hands on all pictures of a choice, without what lies beside them', async () => {
			const onPhoto = vi.fn();
			const onPhotos = vi.fn();
			render(PhotoInput, { onPhoto, onPhotos });
			const files = [named('a.jpg'), text(), named('b.heic', ''), named('.thumb.jpg')];
			await page.getByTestId('photo-input').upload(files);
			expect(onPhotos).toHaveBeenCalledOnce();
			const [photos, leftOut] = onPhotos.mock.calls[0] as [File[], number];
			expect(photos.map(({ name }) => name)).toEqual(['a.jpg', 'b.heic']);
			expect(leftOut).toBe(2);
			expect(onPhoto).not.toHaveBeenCalled();
		});

		it('takes one as one, a wrong one too', async () => {
			const onPhoto = vi.fn();
			render(PhotoInput, { onPhoto, onPhotos: vi.fn() });
			await page.getByTestId('photo-input').upload([photo()]);
			await page.getByTestId('photo-input').upload([text()]);
			expect(onPhoto.mock.calls.map(([file]) => (file as File).name)).toEqual([
				'street.jpg',
				'notes.txt'
			]);
		});

		it('says where there is no picture among several files, and takes none of them', async () => {
			const props = { onPhoto: vi.fn(), onPhotos: vi.fn(), onNothing: vi.fn() };
			render(PhotoInput, props);
			const zip = named('photos.zip', 'application/zip');
			await page.getByTestId('photo-input').upload([zip, text()]);
			expect(props.onNothing.mock.calls).toEqual([[2]]);
			drag('drop', transferOf(zip, text()));
			await expect.poll(() => props.onNothing.mock.calls.length).toBe(2);
			expect(props.onPhoto.mock.calls.length + props.onPhotos.mock.calls.length).toBe(0);
		});

		it('takes what is dropped and pasted together', async () => {
			const onPhotos = vi.fn();
			render(PhotoInput, { onPhoto: vi.fn(), onPhotos });
			drag('drop', transferOf(named('a.jpg'), named('b.jpg')));
			await expect.poll(() => onPhotos.mock.calls.length).toBe(1);
			const clipboardData = transferOf(named('c.png', 'image/png'), named('d.jpg'));
			document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
			expect(onPhotos).toHaveBeenCalledTimes(2);
		});
	});
});
