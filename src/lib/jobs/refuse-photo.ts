/** Refuses what is no usable photo before any worker or model is asked. */

import { checkPhoto } from '../vision/image/photo-errors';
import { sniffImage } from '../vision/image/sniff';

/** Tells every format from every other, and a drawing from words. */
const HEAD_BYTES = 4096;

/**
 * Checks a photo's header and that it is whole, without decoding it.
 *
 * On the page: a worker would answer only after its scripts came and the model it is starting let it.
 * The walk takes about 1 ms a megabyte, and only JPEG is walked to its end. What does not begin like a
 * picture (a dropped film) is not read any further. The vision worker checks again as it decodes.
 *
 * @throws the errors of `checkPhoto`; the browser's own where the file cannot be read
 */
export async function refusePhoto(photo: Blob): Promise<void> {
	const head = sniffImage(new Uint8Array(await photo.slice(0, HEAD_BYTES).arrayBuffer()));
	const isPicture = head.format !== 'unknown' && head.format !== 'svg';
	const isRead = !isPicture || photo.size <= HEAD_BYTES;
	checkPhoto(isRead ? head : sniffImage(new Uint8Array(await photo.arrayBuffer())));
}
