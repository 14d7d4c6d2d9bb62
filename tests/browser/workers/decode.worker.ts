/** Decodes photos where the app does: in a worker. */

import type { PhotoNotice } from '../../../src/lib/vision/image/photo-errors';
import type { Raster } from '../../../src/lib/vision/image/raster';
import type { Method, NoOptions } from '../../../src/workers/contract';
import { decodePhoto, type DecodedPhoto } from '../../../src/workers/decode-photo';
import { serve } from '../../../src/workers/serve';

export type Decoded = DecodedPhoto & {
	readonly notices: readonly PhotoNotice[];
	readonly raster: Raster;
};

export interface DecodeTestWorker {
	decode: Method<Blob, NoOptions, Decoded>;
}

serve<DecodeTestWorker>({ decode: (file, _options, signal) => decodePhoto(file, signal) });
