/** `npm run screenshots`: photographs the built app with the demo catalog, for the README and the install dialog. */

import { mkdir } from 'node:fs/promises';
import sharp from 'sharp';
import { catalogReady, openApp, root, searchWithSample } from '../../tests/e2e/harness';

const shots = [
	{ name: 'wide', viewport: { width: 1280, height: 800 } },
	{ name: 'narrow', viewport: { width: 390, height: 844 } }
] as const;

await mkdir(`${root}static/screenshots`, { recursive: true });
for (const { name, viewport } of shots) {
	const app = await openApp({ viewport });
	try {
		await catalogReady(app.page);
		await searchWithSample(app.page);
		await app.page.locator('[data-testid="result-tile"] img').nth(2).waitFor();
		await app.page.waitForTimeout(500);
		const png = await app.page.screenshot();
		await sharp(png).webp({ quality: 82 }).toFile(`${root}static/screenshots/${name}.webp`);
	} finally {
		await app.close();
	}
}
