/** The demo shop as a whole: each item's label record with its rendered photo. */
import type { DemoItem } from './item';
import { boxOf, coloursOf } from './labels';
import { nameOf, priceOf } from './names';
import { Random } from './random';
import { type Rendering, render } from './render';
import { compose } from './scene';
import { stockColours, stockLines } from './stock';

export const SHOP = { ko: '옷렌즈 데모몰', en: 'Otlens Demo Mall' } as const;

export interface Product {
	readonly item: DemoItem;
	readonly rendering: Rendering;
}

/** Every product of the shop in turn; the same seed and count give the same shop. */
export async function* products(seed: number, count: number): AsyncGenerator<Product> {
	const root = new Random(seed);
	const lines = stockLines(root.fork('lines'), count);
	const colours = stockColours(root.fork('colours'), count);
	for (const [i, line] of lines.entries()) {
		const random = root.fork(`item ${i}`);
		const made = await compose(random, line, colours[i] ?? 'black');
		const rendering = await render(made.scene);
		const { design, cloth } = made;
		const number = `D${String(i + 1).padStart(4, '0')}`;
		const item: DemoItem = {
			number,
			name: nameOf(design, cloth),
			kind: design.kind,
			category: design.category,
			cut: design.cut,
			...(design.sleeve === undefined ? {} : { sleeve: design.sleeve }),
			...(design.neckline === undefined ? {} : { neckline: design.neckline }),
			...(design.length === undefined ? {} : { length: design.length }),
			pattern: cloth.pattern,
			colours: coloursOf(cloth, rendering.truth),
			worn: made.worn,
			pose: made.pose,
			background: made.background,
			price: priceOf(random.fork('price'), design),
			link: `/demo-mall/${number}`,
			shop: SHOP,
			box: boxOf(rendering.sold),
			file: `photos/${number}.webp`
		};
		yield { item, rendering };
	}
}
