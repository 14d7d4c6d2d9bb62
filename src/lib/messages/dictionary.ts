/** The shape that every language fills. */

import type { en } from './en';

export type Dictionary = typeof en;
