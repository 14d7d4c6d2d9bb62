/** A cloth for an item: material, palette and pattern together. */
import { type Label, type Swatch, palette } from './palette';
import type { Random } from './random';
import type { Pattern, PatternName, Surface, Weave } from './surface';

export type Material =
	| 'cotton'
	| 'jersey'
	| 'linen'
	| 'denim'
	| 'wool'
	| 'knit'
	| 'rib'
	| 'satin'
	| 'chiffon'
	| 'twill'
	| 'corduroy'
	| 'leather'
	| 'suede'
	| 'nylon'
	| 'fleece'
	| 'canvas'
	| 'straw';

const LOOK: Record<Material, readonly [weave: Weave, sheen: number]> = {
	cotton: ['smooth', 0.05],
	jersey: ['jersey', 0.05],
	linen: ['twill', 0],
	denim: ['denim', 0],
	wool: ['wool', 0],
	knit: ['knit', 0],
	rib: ['rib', 0.05],
	satin: ['satin', 0.75],
	chiffon: ['smooth', 0.12],
	twill: ['twill', 0.08],
	corduroy: ['cord', 0.1],
	leather: ['leather', 0.75],
	suede: ['wool', 0.05],
	nylon: ['smooth', 0.45],
	fleece: ['jersey', 0],
	canvas: ['twill', 0],
	straw: ['straw', 0.1]
};

/** How a pattern is called in a product name. */
export type Motif =
	| 'plain'
	| 'stripe'
	| 'pinstripe'
	| 'check'
	| 'gingham'
	| 'windowpane'
	| 'dot'
	| 'block'
	| 'floral'
	| 'camo'
	| 'graphic'
	| 'melange';

export interface Cloth {
	readonly surface: Surface;
	readonly swatches: readonly Swatch[];
	readonly pattern: PatternName;
	readonly motif: Motif;
}

interface Choice {
	readonly motif: Motif;
	readonly colours: number;
	readonly pattern: Pattern;
}

const plain: Pattern = { kind: 'solid', index: 0 };

function choose(random: Random, name: PatternName, chestPrint: boolean): Choice {
	switch (name) {
		case 'plain':
			return { motif: 'plain', colours: 1, pattern: plain };
		case 'melange':
			return { motif: 'melange', colours: 1, pattern: plain };
		case 'stripe': {
			const fine = random.chance(0.3);
			const base = fine ? random.range(6, 9) : random.range(10, 24);
			const line = fine ? 3.4 : base * random.range(0.3, 1);
			const third = !fine && random.chance(0.25);
			const bands = [
				{ index: 0, width: base },
				{ index: 1, width: line }
			];
			if (third) bands.push({ index: 0, width: base }, { index: 2, width: line });
			const vertical = fine || random.chance(0.25);
			return {
				motif: fine ? 'pinstripe' : 'stripe',
				colours: third ? 3 : 2,
				pattern: { kind: 'stripe', vertical, bands }
			};
		}
		case 'check': {
			const kind = random.pick(['gingham', 'tartan', 'window'] as const);
			if (kind === 'gingham')
				return { motif: 'gingham', colours: 2, pattern: { kind, size: random.range(7, 14) } };
			if (kind === 'window')
				return {
					motif: 'windowpane',
					colours: 2,
					pattern: { kind, size: random.range(30, 46), line: 3.2 }
				};
			const colours = random.int(3, 4);
			return { motif: 'check', colours, pattern: { kind, size: random.range(48, 76), colours } };
		}
		case 'dot':
			return {
				motif: 'dot',
				colours: 2,
				pattern: { kind: 'dot', pitch: random.range(15, 28), radius: random.range(3.2, 5.4) }
			};
		case 'block': {
			if (chestPrint && random.chance(0.45)) return { motif: 'block', colours: 2, pattern: plain };
			const edges = chestPrint
				? [random.range(205, 235), random.range(280, 310)]
				: [random.range(370, 430), random.range(480, 530)];
			const used = random.chance(0.5) ? edges : edges.slice(0, 1);
			return {
				motif: 'block',
				colours: used.length + 1,
				pattern: { kind: 'panel', vertical: false, edges: used }
			};
		}
		case 'print': {
			if (chestPrint) return { motif: 'graphic', colours: random.int(3, 4), pattern: plain };
			if (random.chance(0.2))
				return {
					motif: 'camo',
					colours: random.int(3, 4),
					pattern: { kind: 'camo', size: random.range(30, 52), colours: 4 }
				};
			const colours = random.int(3, 4);
			return {
				motif: 'floral',
				colours,
				pattern: { kind: 'floral', pitch: random.range(26, 48), colours }
			};
		}
	}
}

/** Cloth of the label's colour. `chestPrint`: print and block sit on the chest, not all over. */
export function clothOf(
	random: Random,
	material: Material,
	name: PatternName,
	main: Label,
	chestPrint: boolean
): Cloth {
	const [weave, sheen] = LOOK[material];
	const choice = choose(random, name, chestPrint);
	const swatches = palette(random, main, choice.colours);
	return {
		surface: {
			colours: swatches.map((s) => s.rgb),
			pattern: fitted(choice.pattern, swatches.length),
			weave: name === 'melange' ? 'melange' : weave,
			sheen
		},
		swatches,
		pattern: name,
		motif: choice.motif
	};
}

/** A pattern never points past the end of its palette. */
function fitted(pattern: Pattern, count: number): Pattern {
	if (pattern.kind === 'tartan' || pattern.kind === 'floral' || pattern.kind === 'camo') {
		return { ...pattern, colours: Math.min(pattern.colours, count) };
	}
	return pattern;
}
