/** Opens an address in the person's browser, where there is one to open. */
import { spawn } from 'node:child_process';

/** @param {string} url */
export function openBrowser(url) {
	const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
	/** @type {Partial<Record<NodeJS.Platform, string>>} */
	const own = { darwin: 'open', win32: 'explorer' };
	const opener = own[process.platform] ?? (display && 'xdg-open');
	if (!opener || process.env['CI']) return;
	spawn(opener, [url], { stdio: 'ignore', detached: true })
		.on('error', () => undefined)
		.unref();
}
