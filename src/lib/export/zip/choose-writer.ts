/** Which of the two writers serves a zip. */

/**
 * Up to here jszip writes: it holds the whole until the end, about three times its bytes at the peak.
 * `npm run bench -- zip` prints the memory and time of both at several sizes.
 */
export const JSZIP_MOST_BYTES = 16 << 20;

/** @param derives whether something is made while zipping, which takes long and may be stopped and gone on with */
export const chooseWriter = (bytes: number, derives: boolean): 'jszip' | 'stream' =>
	bytes <= JSZIP_MOST_BYTES && !derives ? 'jszip' : 'stream';
