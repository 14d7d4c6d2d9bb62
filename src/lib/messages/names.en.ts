/** English names of garment categories and kinds. */

import type { Kind } from '../vision/embed/kinds';
import type { Category } from '../vision/parse/classes';

export const categoriesEn: Readonly<Record<Category, string>> = {
	top: 'Top',
	outer: 'Outerwear',
	dress: 'Dress',
	skirt: 'Skirt',
	pants: 'Trousers',
	shoes: 'Shoes',
	bag: 'Bag',
	hat: 'Hat',
	accessory: 'Accessory'
};

export const kindsEn: Readonly<Record<Kind, string>> = {
	Blazer: 'Blazer',
	Blouse: 'Blouse',
	Body: 'Bodysuit',
	Dress: 'Dress',
	Hat: 'Hat',
	Hoodie: 'Hoodie',
	Longsleeve: 'Long-sleeved top',
	Outwear: 'Coat or jacket',
	Pants: 'Trousers',
	Polo: 'Polo shirt',
	Shirt: 'Shirt',
	Shoes: 'Shoes',
	Shorts: 'Shorts',
	Skirt: 'Skirt',
	'T-Shirt': 'T-shirt',
	Top: 'Sleeveless top',
	Undershirt: 'Vest'
};
