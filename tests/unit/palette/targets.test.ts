import { describe, expect, it } from 'vitest';
import { colourTargets, sameTarget } from '../../../src/lib/vision/palette/targets';
import { garment } from '../state/fakes';

const working = { widthPx: 200, heightPx: 100 };

describe('colourTargets', () => {
	it('offers each garment and the whole photo last', () => {
		const garments = [garment(0, 'top', 0.2), garment(1, 'bag', 0.1)];
		const targets = colourTargets({ found: 'garments', garments, working });
		expect(targets.map(({ kind }) => kind)).toEqual(['garment', 'garment', 'photo']);
		expect(targets[2]).toMatchObject({
			garment: null,
			mask: null,
			place: { xPx: 0, yPx: 0, widthPx: 200, heightPx: 100 }
		});
	});

	it('does not name the one thing of a photo that may be no garment', () => {
		const orange = garment(0, 'hat', 0.2);
		const targets = colourTargets({ found: 'whole-photo', garments: [orange], working });
		expect(targets.map(({ kind }) => kind)).toEqual(['article', 'photo']);
	});

	it('has the whole photo where nothing was found', () => {
		expect(colourTargets({ found: 'nothing', garments: [], working })).toHaveLength(1);
	});
});

describe('sameTarget', () => {
	const box = (x: number, width = 0.4) => ({ x, y: 0.1, width, height: 0.8 });
	const top = { kind: 'garment', box: box(0) } as const;
	const bag = { kind: 'garment', box: box(0.5) } as const;
	const photo = { kind: 'photo', box: { x: 0, y: 0, width: 1, height: 1 } } as const;

	it('knows a garment whose outline moved a little', () => {
		expect(sameTarget({ kind: 'garment', box: box(0.03) }, [photo, bag, top])).toBe(top);
	});

	it('takes no other garment, nor the photo, for it', () => {
		expect(sameTarget(top, [bag, photo])).toBeUndefined();
		expect(sameTarget({ kind: 'garment', box: photo.box }, [photo])).toBeUndefined();
		expect(sameTarget(photo, [top, photo])).toBe(photo);
	});

	it('leaves to the jacket what lies nearer to it than to the top underneath', () => {
		const jacket = { kind: 'garment', box: box(0) } as const;
		const under = { kind: 'garment', box: box(0.05, 0.35) } as const;
		const stored = [{ kind: 'garment', box: box(0.01) } as const];
		expect(sameTarget(under, stored)).toBe(stored[0]);
		expect(sameTarget(under, stored, [jacket, under])).toBeUndefined();
		expect(sameTarget(jacket, stored, [jacket, under])).toBe(stored[0]);
	});
});
