/** Command line: a contact sheet of generated photos (or masks), to look at them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { DemoItem } from './item';
import { PART_CLASSES } from './types';

const TILE = { width: 240, height: 320 } as const;
const COLOURS = [
	'#eeeeee',
	'#f2c19b',
	'#4a2f1d',
	'#d9423e',
	'#3f74c9',
	'#b04fc0',
	'#e08a2e',
	'#3a9d5d',
	'#222222',
	'#8a6d3b',
	'#e6d23a',
	'#38b8b4'
];

/** A mask in one plain colour per class. */
async function tinted(path: string): Promise<Buffer> {
	const { data, info } = await sharp(path)
		.extractChannel(0)
		.raw()
		.toBuffer({ resolveWithObject: true });
	const out = Buffer.alloc(data.length * 3);
	const rgb = PART_CLASSES.map((_, i) => Number.parseInt((COLOURS[i] ?? '#000000').slice(1), 16));
	for (const [i, value] of data.entries()) out.writeUIntBE(rgb[value] ?? 0, i * 3, 3);
	return sharp(out, { raw: { width: info.width, height: info.height, channels: 3 } })
		.png()
		.toBuffer();
}

const { values } = parseArgs({
	options: {
		dir: { type: 'string', default: '.' },
		out: { type: 'string', default: 'sheet.png' },
		from: { type: 'string', default: '0' },
		columns: { type: 'string', default: '6' },
		rows: { type: 'string', default: '5' },
		masks: { type: 'boolean', default: false },
		worn: { type: 'boolean', default: false }
	}
});
const [columns, rows] = [Number(values.columns), Number(values.rows)];
const all = JSON.parse(await readFile(join(values.dir, 'items.json'), 'utf8')) as DemoItem[];
const items = all
	.filter((item) => !values.worn || item.worn)
	.slice(Number(values.from))
	.slice(0, columns * rows);
const tiles = await Promise.all(
	items.map(async (item, i) => {
		const path = join(values.dir, values.masks ? `masks/${item.number}.png` : item.file);
		const input = await sharp(values.masks ? await tinted(path) : path)
			.resize(TILE.width, TILE.height, { kernel: values.masks ? 'nearest' : 'lanczos3' })
			.png()
			.toBuffer();
		return {
			input,
			left: (i % columns) * (TILE.width + 4),
			top: Math.floor(i / columns) * (TILE.height + 4)
		};
	})
);
await sharp({
	create: {
		width: columns * (TILE.width + 4),
		height: rows * (TILE.height + 4),
		channels: 3,
		background: '#ffffff'
	}
})
	.composite(tiles)
	.png()
	.toFile(values.out);
