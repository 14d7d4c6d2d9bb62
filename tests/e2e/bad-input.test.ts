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

describe('while no model can be had', () => {
	it('refuses a bad file all the same, and says of a good one what is missing', async () => {
		const app = await openApp({
			serviceWorkers: 'block',
			before: (context) => context.route(/\/models\/.*\.(onnx|bin)/, (route) => route.abort())
		});
		try {
			await catalogReady(app.page);
			const failed = (name: string) => app.page.locator(`[data-error-name="${name}"]`);
			for (const file of refused) {
				await choosePhoto(app.page, file.name, file.type, await file.make());
				await failed(file.error).waitFor({ timeout: 10_000 });
			}
			const [good] = accepted;
			if (!good) throw new Error('no photo');
			await choosePhoto(app.page, good.name, good.type, await good.make());
			await failed('ModelDownloadError').waitFor();
		} finally {
			await app.close();
		}
	});
});
