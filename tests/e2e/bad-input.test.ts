/** Files that are no use, and files that look so: each gets its own answer, and the app goes on. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted, blackFrame, refused } from './bad-files';
import { analysed, catalogReady, choosePhoto, openApp, type App } from './harness';

describe.each(['en-GB', 'ko-KR'])('odd files in %s', (locale) => {
	let app: App;
	const seen = new Map<string, string>();
	beforeAll(async () => {
		app = await openApp({ locale });
		await catalogReady(app.page);
	});
	afterAll(() => app.close());

	it.each(refused.map((file) => [file.name, file] as const))('refuses %s', async (_name, file) => {
		await choosePhoto(app.page, file.name, file.type, await file.make());
		const message = app.page
			.getByTestId('error-message')
			.filter({ has: app.page.locator(`[data-error-name="${file.error}"]`) });
		await message.waitFor();
		const words = (await message.locator('.title').textContent()) ?? '';
		expect(words.length).toBeGreaterThan(5);
		expect(/[가-힣]/.test(words)).toBe(locale === 'ko-KR');
		expect([...seen.values()]).not.toContain(words);
		seen.set(file.error, words);
	});

	it.each(accepted.map((file) => [file.name, file] as const))(
		'takes %s and says what was done',
		async (_name, file) => {
			await choosePhoto(app.page, file.name, file.type, await file.make());
			await analysed(app.page);
			const notice = app.page.locator(`[data-testid="photo-notice"][data-notice="${file.notice}"]`);
			await notice.waitFor();
		}
	);

	it('says that a black frame shows no garment', async () => {
		await choosePhoto(app.page, blackFrame.name, blackFrame.type, await blackFrame.make());
		await app.page.getByTestId('nothing-found').waitFor();
	});

	it('is as usable as before', async () => {
		expect(app.pageErrors).toEqual([]);
		await app.page.goto(app.url);
		await catalogReady(app.page);
	});
});
