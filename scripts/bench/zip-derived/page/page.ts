/** The page of the derived bench: hands photos to its worker, one after the other. */

import { wrap } from 'comlink';
import type { MadeAnswer } from '../made-photo';

const worker = wrap<{ make: (url: string) => Promise<MadeAnswer> }>(
	new Worker(new URL('./make.worker.ts', import.meta.url), { type: 'module' })
);

Object.assign(globalThis, { make: (url: string) => worker.make(url) });
