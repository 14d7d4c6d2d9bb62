/** A photo that another app shared to this one: left by the service worker, taken by the page, once. */

const CACHE = 'otlens-shared-photo';
const PLACE = '/shared-photo';
const NAME_HEADER = 'X-Name';

/** Where the system posts what is shared, and the name of the field; static/manifest.webmanifest says the same. */
export const SHARE_PATH = '/share';
export const SHARE_FIELD = 'photo';
/** The page that takes it. */
export const SHARED_QUERY = '?shared';

/** Keeps the photo of a shared form for the page. @returns false where there is none in it */
export async function leaveSharedPhoto(form: FormData): Promise<boolean> {
	const photo = form.getAll(SHARE_FIELD).find((value) => value instanceof File);
	if (!photo) return false;
	const headers = { 'Content-Type': photo.type, [NAME_HEADER]: encodeURIComponent(photo.name) };
	const cache = await caches.open(CACHE);
	await cache.put(PLACE, new Response(photo, { headers }));
	return true;
}

/** The photo that was left, which is then gone; null where there is none. */
export async function takeSharedPhoto(): Promise<File | null> {
	try {
		const cache = await caches.open(CACHE);
		const response = await cache.match(PLACE);
		if (!response) return null;
		await cache.delete(PLACE);
		const blob = await response.blob();
		const name = decodeURIComponent(response.headers.get(NAME_HEADER) ?? '');
		return new File([blob], name, { type: blob.type });
	} catch {
		return null;
	}
}
