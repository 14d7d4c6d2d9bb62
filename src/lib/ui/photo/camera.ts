/** Whether there is a camera, and how it is best used here. */

export type CameraWay = 'none' | 'system' | 'dialog';

/**
 * `system`: a touch device, whose own camera app a file input opens; `dialog`: a desktop with a
 * camera attached; `none` where there is none, or the browser does not tell.
 */
export async function findCamera(): Promise<CameraWay> {
	if (matchMedia('(pointer: coarse)').matches) return 'system';
	try {
		const devices = await navigator.mediaDevices.enumerateDevices();
		return devices.some(({ kind }) => kind === 'videoinput') ? 'dialog' : 'none';
	} catch {
		return 'none';
	}
}
