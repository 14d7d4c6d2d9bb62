/** What the shop sells: for each kind, a draw of cut, details, materials and patterns. */
import type { Design, Line } from './design';
import { designDress } from './dress-designs';
import { designPants, designSkirt } from './lower-designs';
import { designOuter } from './outer-designs';
import type { Random } from './random';
import { designSmall } from './small-designs';
import { designTop } from './top-designs';

/** Draws a design of the product line. */
export function designOf(random: Random, line: Line): Design {
	switch (line) {
		case 'Blazer':
		case 'Outwear':
			return designOuter(random, line);
		case 'Pants':
		case 'Shorts':
			return designPants(random, line);
		case 'Skirt':
			return designSkirt(random);
		case 'Dress':
			return designDress(random);
		case 'Hat':
		case 'Shoes':
		case 'bag':
			return designSmall(random, line);
		case 'T-Shirt':
		case 'Longsleeve':
		case 'Hoodie':
		case 'Polo':
		case 'Shirt':
		case 'Blouse':
		case 'Top':
		case 'Undershirt':
		case 'Body':
			return designTop(random, line);
	}
}
