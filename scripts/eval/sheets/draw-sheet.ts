/** Draws a sheet as PNG. */

import sharp, { type Sharp } from 'sharp';
import { toOverlay } from './fit-picture';
import { layOut } from './layout';
import type { Sheet } from './sheet';
import { sheetSvg } from './sheet-svg';

/** A sheet is looked at in a browser and kept in the repository. */
const MOST_BYTES = 600_000;
/** Colours of the palette, tried from many to few until the file is small enough. */
const PALETTES = [256, 192, 128, 96, 64, 48, 32, 16] as const;

async function encode(picture: Sharp): Promise<Buffer> {
	const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
	const { width, height, channels } = info;
	let png = Buffer.alloc(0);
	for (const colours of PALETTES) {
		// Dots of mixed colours would look like cloth, and cost a third of the file.
		png = await sharp(data, { raw: { width, height, channels } })
			.png({ palette: true, colours, dither: 0, effort: 8, compressionLevel: 9 })
			.toBuffer();
		if (png.length <= MOST_BYTES) break;
	}
	return png;
}

/** @returns a palette PNG, the same bytes for the same sheet, fonts and sharp */
export async function drawSheet(sheet: Sheet, heading: string, command: string): Promise<Buffer> {
	const { cells, picturesPerCell, legend } = sheet;
	const layout = layOut({
		count: cells.length,
		picturesPerCell,
		captionLines: Math.max(...cells.map(({ captions }) => captions.length)),
		hasLegend: legend !== undefined
	});
	const overlays = cells.flatMap(({ pictures }, i) =>
		pictures.flatMap((picture, at) => {
			const frame = layout.cells[i]?.[at];
			return frame ? [toOverlay(picture, frame)] : [];
		})
	);
	const svg = Buffer.from(sheetSvg(sheet, layout, heading, command));
	const { widthPx: width, heightPx: height } = layout;
	return encode(
		sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
			.composite([...overlays, { input: svg, left: 0, top: 0 }])
			.removeAlpha()
	);
}
