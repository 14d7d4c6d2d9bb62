/** Palettes that a person edited, for tests of the store. */

import type { StoredPalette } from '../../../src/lib/catalog/palette-record';

export const edited = (photo: string, target: string): StoredPalette => ({
	version: 1,
	photo,
	target,
	kind: 'garment',
	box: { x: 0.1, y: 0.2, width: 0.5, height: 0.6 },
	palette: { count: 2, colours: [] },
	editedAt: '2026-01-01T00:00:00Z'
});
