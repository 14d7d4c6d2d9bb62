/** The make of a cloth: palette, pattern, weave and gloss. */
import type { Rgb } from './rgb';

export type Weave =
	| 'smooth'
	| 'jersey'
	| 'melange'
	| 'twill'
	| 'denim'
	| 'knit'
	| 'rib'
	| 'wool'
	| 'cord'
	| 'leather'
	| 'satin'
	| 'straw'
	| 'skin'
	| 'hair';

export interface Band {
	readonly index: number;
	readonly width: number;
}

/** Which palette entry shows at a place (u, v) of the cloth, in garment units. */
export type Pattern =
	| { readonly kind: 'solid'; readonly index: number }
	| { readonly kind: 'stripe'; readonly vertical: boolean; readonly bands: readonly Band[] }
	| { readonly kind: 'gingham'; readonly size: number }
	| { readonly kind: 'tartan'; readonly size: number; readonly colours: number }
	| { readonly kind: 'window'; readonly size: number; readonly line: number }
	| { readonly kind: 'dot'; readonly pitch: number; readonly radius: number }
	| { readonly kind: 'floral'; readonly pitch: number; readonly colours: number }
	| { readonly kind: 'camo'; readonly size: number; readonly colours: number }
	| { readonly kind: 'panel'; readonly vertical: boolean; readonly edges: readonly number[] };

/** What a layer is made of; `colours` are the exact palette, shading comes on top. */
export interface Surface {
	readonly colours: readonly Rgb[];
	readonly pattern: Pattern;
	readonly weave: Weave;
	/** 0 matt … 1 glossy */
	readonly sheen: number;
	/** buttons, zips, soles: no colour of the item */
	readonly trim?: boolean;
}

export type PatternName = 'plain' | 'stripe' | 'check' | 'dot' | 'block' | 'print' | 'melange';
