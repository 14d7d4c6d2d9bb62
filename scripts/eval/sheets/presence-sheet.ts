/** The sheet of presence: is a model in the photo, how surely, and how much of the body. */

import { chooseHalves } from './choose-items';
import { truthOf } from './demo-items';
import { personCells, type SeenPerson } from './person-cells';
import type { Cell, Sheet, SheetSource } from './sheet';

export function presenceCell({ item, raster, reading }: SeenPerson): Cell {
	const { presence, framing } = reading;
	const said = presence.hasModel ? `model, ${framing}` : 'no model';
	return {
		pictures: [raster],
		captions: [`${presence.score.toFixed(3)} ${said}`, `${item.number} ${truthOf(item)}`],
		verdict: presence.hasModel === item.worn ? 'agrees' : 'disagrees'
	};
}

export async function presenceSheet({ items, runtime }: SheetSource): Promise<Sheet> {
	return {
		title: 'probability of a model, framing',
		picturesPerCell: 1,
		cells: await personCells(chooseHalves(items), runtime, presenceCell)
	};
}
