import { describe, expect, it } from 'vitest';
import { workingSize } from '../../../src/lib/vision/image/working-size';

describe('workingSize', () => {
	it.each([
		[4032, 3024, 1024, 768],
		[800, 600, 800, 600],
		[1, 5000, 1, 1024]
	])('%i × %i is worked on as %i × %i', (widthPx, heightPx, w, h) => {
		expect(workingSize({ widthPx, heightPx })).toEqual({ widthPx: w, heightPx: h });
	});
});
