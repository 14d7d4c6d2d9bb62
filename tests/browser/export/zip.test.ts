import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { fileUnder } from '../../../src/lib/catalog/snapshot/item-schema';
import { zipItems } from '../../../src/lib/export/zip-items';
import { sampleItem } from '../../unit/catalog/sample-snapshot';

const COUNT = 120;
const PHOTO_BYTES = 300_000;
const items = Array.from({ length: COUNT }, (_, i) => fileUnder('demo', sampleItem(i)));
const photo = new Blob(
	[crypto.getRandomValues(new Uint8Array(65_536)), new Uint8Array(PHOTO_BYTES - 65_536)],
	{
		type: 'image/jpeg'
	}
);
const content = { items, lost: [], models: [], readPhoto: () => Promise.resolve(photo) };

describe('zipItems in a browser', () => {
	it('writes a zip of tens of megabytes that opens whole', async () => {
		const done: number[] = [];
		const { file, summary } = await zipItems(
			content,
			{ language: 'en' },
			new AbortController().signal,
			(report) => done.push(report.done)
		);
		expect(summary.bytes).toBeGreaterThan(COUNT * PHOTO_BYTES);
		expect(done.at(-1)).toBe(COUNT);
		const zip = await JSZip.loadAsync(file, { checkCRC32: true });
		expect(zip.file(/^images\//)).toHaveLength(COUNT);
		const last = await zip.file(`images/n0119.jpg`)?.async('arraybuffer');
		expect(last).toEqual(await photo.arrayBuffer());
	});

	it('stops in the middle of writing', async () => {
		const controller = new AbortController();
		let reports = 0;
		const zipping = zipItems(content, { language: 'en' }, controller.signal, ({ done }) => {
			// Beyond the half that is reading.
			if (done > 0.6 * COUNT) controller.abort();
			reports += controller.signal.aborted ? 1 : 0;
		});
		await expect(zipping).rejects.toHaveProperty('name', 'AbortError');
		const reportsAtEnd = reports;
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(reports).toBe(reportsAtEnd);
	});
});
