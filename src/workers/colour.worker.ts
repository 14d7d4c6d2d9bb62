/** The worker that measures the colours of pixels it is given, and says which pixel is which. */

import { transfer } from 'comlink';
import { colourMap } from '../lib/vision/palette/colour-map';
import { splitPixels } from '../lib/vision/palette/split-pixels';
import { studyColours, wholeMask } from '../lib/vision/palette/study';
import type { Mask, Raster } from '../lib/vision/image/raster';
import type { ColourPixels, ColourWorker } from './contract';
import { readPixels } from './pixels';
import { serve } from './serve';

function take({ bitmap, mask }: ColourPixels): readonly [Raster, Mask] {
	try {
		const raster = readPixels(bitmap);
		return [raster, mask ?? wholeMask(raster)];
	} finally {
		bitmap.close();
	}
}

const api: ColourWorker = {
	async study(pixels, options) {
		return Promise.resolve(studyColours(...take(pixels), options));
	},

	async map(pixels, { seeds }) {
		const map = colourMap(...take(pixels), seeds);
		return Promise.resolve(transfer(map, [map.buffer]));
	},

	async split(pixels, { seeds, index }) {
		return Promise.resolve(splitPixels(...take(pixels), seeds, index));
	}
};

serve(api);
