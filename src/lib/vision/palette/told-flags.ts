/** What is said of a garment's pattern: by the network that has seen garments, where there is a garment. */

import type { Garment } from '../analysis';
import type { PaletteFlags, PatternFlag } from '../colour/flags';
import type { AttributeValue } from '../embed/attributes';

/** A picture placed once counts as printed; dots are all-over prints that the pixels tell apart. */
const SEEN: Readonly<Record<AttributeValue<'pattern'>, PatternFlag>> = {
	plain: 'plain',
	striped: 'stripe',
	checked: 'check',
	graphic: 'print',
	print: 'print'
};

/**
 * On drawn cloth the pixels alone tell patterns apart, on photos folds and shade pass for stripes and checks
 * (`npm run eval -- colour-flags`): there the pattern is the embedder's, and nothing where it is not sure.
 *
 * @param measured from the pixels
 * @param garment null for a photo as a whole: nothing is said of its pattern
 */
export function toldFlags(
	{ multicolour, pattern }: PaletteFlags,
	garment: Pick<Garment, 'attributes'> | null
): PaletteFlags {
	const seen = garment?.attributes.find(({ attribute }) => attribute === 'pattern');
	const told = seen?.attribute === 'pattern' ? SEEN[seen.value] : 'plain';
	return { multicolour, pattern: told === 'print' && pattern === 'dot' ? 'dot' : told };
}
