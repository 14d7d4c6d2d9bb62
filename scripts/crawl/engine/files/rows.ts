/** Rows of a table and names of photos → products. */

import { basename } from 'node:path';
import { readPrice } from '../../../../src/lib/catalog/collect/price';
import { createProduct, type Product } from '../../../../src/lib/catalog/collect/product';
import { fieldsOf, type TableRow } from '../../../../src/lib/catalog/collect/table';

const PICTURE = /\.(jpe?g|png|webp|avif|gif)$/i;

export function isPicture(name: string): boolean {
	return PICTURE.test(name) && !name.startsWith('__MACOSX/');
}

/** Each photo is a product of its own. */
export function productsOfPhotos(names: readonly string[], addressOf: AddressOf): Product[] {
	return mergeRows(
		names.map((name) => {
			const stem = stemOf(name);
			return createProduct({ number: stem, name: stem, link: '', images: [addressOf(name)] });
		})
	);
}

export type AddressOf = (name: string) => string;

/** In the table's order; rows of one number are one product with several photos. */
export function productsOfRows(
	rows: readonly TableRow[],
	names: readonly string[],
	addressOf: AddressOf
): Product[] {
	const photos = new Map<string, string>();
	// Whole paths before bare names, those before names without an ending.
	for (const key of [stemOf, (name: string) => basename(name), (name: string) => name])
		for (const name of names) photos.set(key(name).toLowerCase(), name);
	return mergeRows(rows.flatMap((row) => productOfRow(row, photos, addressOf) ?? []));
}

function productOfRow(
	row: TableRow,
	photos: ReadonlyMap<string, string>,
	addressOf: AddressOf
): Product | null {
	const fields = fieldsOf(row);
	const images = fields.image
		.split(/[;|\n]/)
		.flatMap((cell) => photosOf(cell.trim(), photos))
		.filter((name, index, all) => all.indexOf(name) === index);
	const [first] = images;
	const number = fields.number || (first === undefined ? '' : stemOf(first));
	if (!number) return null;
	const price = readPrice(fields.price, fields.currency);
	return createProduct({
		number,
		name: fields.name || fields.label || number,
		link: /^https?:\/\//i.test(fields.link) && URL.canParse(fields.link) ? fields.link : '',
		category: fields.label,
		price,
		images: images.map(addressOf),
		labels: {
			...Object.fromEntries(Object.entries(fields.rest).filter(([, cell]) => cell !== '')),
			...(fields.shop && { shop: fields.shop }),
			// What could not be read as what it should be is kept as it came.
			...(fields.price && !price && { price: fields.price })
		}
	});
}

/** The photo of that name, and those that count on from it: `A12`, `A12-2`, `A12_3`. */
function photosOf(cell: string, photos: ReadonlyMap<string, string>): string[] {
	const name = cell.replaceAll('\\', '/').replace(/^\.\//, '').toLowerCase();
	const first = photos.get(name) ?? photos.get(basename(name));
	const found = first === undefined ? [] : [first];
	if (PICTURE.test(name)) return found;
	for (let count = found.length + 1; ; count++) {
		const next = photos.get(`${name}-${count}`) ?? photos.get(`${name}_${count}`);
		if (next === undefined) return found;
		found.push(next);
	}
}

function mergeRows(products: readonly Product[]): Product[] {
	const byNumber = new Map<string, Product>();
	for (const product of products) {
		const known = byNumber.get(product.number);
		const images = [...new Set([...(known?.images ?? []), ...product.images])];
		byNumber.set(product.number, { ...(known ?? product), images });
	}
	return [...byNumber.values()];
}

function stemOf(name: string): string {
	return basename(name).replace(PICTURE, '');
}
