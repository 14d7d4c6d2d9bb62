/** Which photos are refused, each under its own error name, and which are taken with a notice. */

import type { ImageFacts } from './image-facts';

export const PHOTO_LIMITS = {
	minSidePx: 32,
	maxSidePx: 30_000,
	maxPixels: 120_000_000,
	/** Above these the photo is scaled down on decoding; the side is the usual texture limit. */
	workingPixels: 24_000_000,
	workingSidePx: 16_384
} as const;

export class EmptyFileError extends Error {
	override name = 'EmptyFileError';
}

export class NotAnImageError extends Error {
	override name = 'NotAnImageError';
}

export class VectorImageError extends Error {
	override name = 'VectorImageError';
}

export class TruncatedPhotoError extends Error {
	override name = 'TruncatedPhotoError';
}

export class PhotoTooSmallError extends Error {
	override name = 'PhotoTooSmallError';
}

export class PhotoTooLargeError extends Error {
	override name = 'PhotoTooLargeError';
}

/** The header is in order, but the browser cannot decode the picture (HEIC in most of them). */
export class UndecodablePhotoError extends Error {
	override name = 'UndecodablePhotoError';
}

/** Names of the errors that stand for the file itself: trying it again changes nothing. */
export const REFUSALS: ReadonlySet<string> = new Set([
	'EmptyFileError',
	'NotAnImageError',
	'VectorImageError',
	'TruncatedPhotoError',
	'PhotoTooSmallError',
	'PhotoTooLargeError',
	'UndecodablePhotoError'
]);

/** Something that was done to an accepted photo and that the person should know. */
export type PhotoNotice = 'first-frame-only' | 'converted-from-cmyk' | 'scaled-down';

function refuse(facts: ImageFacts): void {
	const { format, widthPx, heightPx } = facts;
	const size = `${widthPx} × ${heightPx} px`;
	if (facts.byteLength === 0) throw new EmptyFileError('The file has no bytes.');
	if (format === 'svg') throw new VectorImageError('The file is a drawing (SVG), not a photo.');
	if (format === 'unknown') throw new NotAnImageError('The file is not an image.');
	if (!facts.complete) throw new TruncatedPhotoError(`The ${format} file ends too early.`);
	// Item tables of AVIF and HEIC may hide the size: the decoder decides then.
	if (widthPx === 0 || heightPx === 0) {
		if (format === 'avif' || format === 'heic') return;
		throw new UndecodablePhotoError(`The ${format} header gives no size.`);
	}
	if (Math.min(widthPx, heightPx) < PHOTO_LIMITS.minSidePx) throw new PhotoTooSmallError(size);
	const tooLong = Math.max(widthPx, heightPx) > PHOTO_LIMITS.maxSidePx;
	if (tooLong || widthPx * heightPx > PHOTO_LIMITS.maxPixels) throw new PhotoTooLargeError(size);
}

/**
 * Refuses a photo that cannot be worked on and says what will happen to one that can.
 *
 * @throws EmptyFileError, NotAnImageError, VectorImageError, TruncatedPhotoError,
 *   PhotoTooSmallError, PhotoTooLargeError, UndecodablePhotoError
 */
export function checkPhoto(facts: ImageFacts): PhotoNotice[] {
	refuse(facts);
	const notices: PhotoNotice[] = [];
	if (facts.animated) notices.push('first-frame-only');
	if (facts.colourModel === 'cmyk') notices.push('converted-from-cmyk');
	const { workingPixels, workingSidePx } = PHOTO_LIMITS;
	const longSidePx = Math.max(facts.widthPx, facts.heightPx);
	if (facts.widthPx * facts.heightPx > workingPixels || longSidePx > workingSidePx) {
		notices.push('scaled-down');
	}
	return notices;
}
