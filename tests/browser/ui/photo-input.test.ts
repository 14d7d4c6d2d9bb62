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
});
