/** Starts the analysis of pictures in a thread of its own, where TypeScript is not at home yet. */

import { register } from 'tsx/esm/api';

register();
await import('./analyse-pictures.ts');
