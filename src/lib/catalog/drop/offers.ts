/** Whatever tells of something to sell – a table's row, a shop's product, a photo alone – in one shape. */

import { labelsWithin, languageOf, photoFacts, type PhotoFacts } from '../collect/photo-facts';
import { categoriesOf } from '../collect/match-term';
import type { Product } from '../collect/product';
import { meaningOf } from '../collect/label-meaning';
import { fieldsOf, type Mapping, type TableRow } from '../collect/table';
import { kindOf } from './list-files';
import { nameOf, type FileAt } from './place';
import { realAddress } from './saved-page';

export type Offer = {
	readonly facts: PhotoFacts;
	/** What names its pictures: file names, paths or addresses, the main one first. */
	readonly pictures: readonly string[];
	/** File that tells of it. */
	readonly from: string;
};

/** A file's name without the ending of a picture. */
export const stemOf = (path: string): string => {
	const name = nameOf(path);
	return kindOf(name) === 'picture' ? name.replace(/\.\w+$/, '') : name;
};

/** One cell may hold several addresses: feeds separate them by `|`, commas or spaces. */
const picturesIn = (cell: string): string[] =>
	cell.split(/\s*[|,]\s*(?=https?:\/\/)|\s+(?=https?:\/\/)/i).filter((part) => part !== '');

export function offerOfRow(row: TableRow, mapping: Mapping, from: string): Offer {
	const fields = fieldsOf(row, mapping);
	const pictures = picturesIn(fields.image);
	const [first = ''] = pictures;
	return { facts: photoFacts(fields, stemOf(first.split(/[?#]/)[0] ?? '')), pictures, from };
}

export function offerOfPhoto({ path }: FileAt): Offer {
	const nothing = fieldsOf({});
	return { facts: photoFacts(nothing, stemOf(path)), pictures: [path], from: path };
}

/** The innermost word of the shop's category that means a garment; else the one that its name means. */
function labelOf(product: Product): string {
	const words = product.category
		.split(/[>/|,]/)
		.map((word) => word.trim())
		.reverse();
	const filed = words.find((word) => meaningOf(word).categories.length > 0);
	if (filed !== undefined) return filed;
	const [only, second] = categoriesOf(product);
	return only !== undefined && second === undefined ? only : '';
}

export function offerOfProduct(product: Product, from: string): Offer {
	const link = realAddress(product.link);
	const price = product.price?.currency ? product.price : null;
	const name = product.name.slice(0, 4000);
	return {
		facts: {
			number: product.number.slice(0, 200),
			name: { [languageOf(name)]: name },
			link: link.length > 4000 ? '' : link,
			shop: link === '' ? '' : new URL(link).hostname.replace(/^www\./, ''),
			price,
			label: labelOf(product),
			labels: labelsWithin({
				...product.labels,
				brand: product.brand,
				category: product.category,
				colours: product.colours.join(', '),
				sizes: product.sizes.join(', '),
				material: product.material,
				gender: product.gender,
				description: product.description,
				group: product.group,
				// A price without a currency is no price that can be compared.
				price: product.price && !price ? String(product.price.amount) : ''
			})
		},
		pictures: product.images,
		from
	};
}
