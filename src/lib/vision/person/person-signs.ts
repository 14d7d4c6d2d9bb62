/** What an analysis says of the person in a photo, from the parse first and key-points later. */

import type { KeyPoint } from '../pose/key-points';
import { classShares, type LabelMap } from '../parse/label-map';
import { describePerson, type PersonReading } from './describe-person';
import { sketchLabels, type LabelSketch } from './label-sketch';

type Size = { readonly widthPx: number; readonly heightPx: number };

/** Signs of a person in the photo. */
export type PersonSigns = {
	/** Parts of the photo that are skin and hair, 0..1. */
	readonly skin: number;
	readonly hair: number;
	/** [17], or null where the pose network has not run. */
	readonly keyPoints: readonly KeyPoint[] | null;
	/** Part of the photo that is not ground, 0..1; like all below absent from older analyses. */
	readonly figure?: number;
	readonly sketch?: LabelSketch;
} & Partial<PersonReading>;

/** What the parse alone says. */
export function signsOfParse(map: LabelMap): PersonSigns {
	const { skin, hair, background } = classShares(map);
	const seen = { skin, hair, figure: 1 - background, sketch: sketchLabels(map) };
	const reading = describePerson({ ...seen, keyPoints: null, size: map });
	return { ...seen, keyPoints: null, ...reading };
}

/** The same with key-points, and all that is read from them; `size` is that of any copy of the photo. */
export function addKeyPoints(
	signs: PersonSigns,
	keyPoints: readonly KeyPoint[],
	size: Size
): PersonSigns {
	const { skin, hair, figure, sketch } = signs;
	if (figure === undefined || !sketch) return { ...signs, keyPoints };
	const reading = describePerson({ skin, hair, figure, sketch, keyPoints, size });
	return { ...signs, keyPoints, ...reading };
}
