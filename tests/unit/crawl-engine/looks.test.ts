import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { inspectPicture } from '../../../scripts/crawl/engine/pictures/inspect-picture';
import {
	colourDistance,
	hashDistance,
	looksSame,
	SAME
} from '../../../scripts/crawl/engine/pictures/look';
import { Looks } from '../../../scripts/crawl/engine/pictures/looks';

const WIDTH = 480;
const HEIGHT = 640;

/** A garment on a plain ground: a body, two sleeves, stripes. */
function drawGarment(seed: number, colour: string): Buffer {
	const [a, b, c] = [7, 11, 13].map((prime) => (seed * prime * 37) % 100);
	const stripes = Array.from({ length: 3 + (seed % 4) }, (_, index) => {
		const y = 220 + index * (30 + (b ?? 0) / 4);
		return `<rect x="150" y="${y}" width="${120 + (a ?? 0)}" height="12" fill="#222" opacity=".5"/>`;
	});
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
		<rect width="100%" height="100%" fill="#eceae6"/>
		<path d="M150 ${140 + (a ?? 0)} L330 ${150 + (b ?? 0)} L${360 - (c ?? 0)} 560 L${110 + (a ?? 0)} 560 Z" fill="${colour}"/>
		<path d="M150 ${150 + (a ?? 0)} L60 ${380 + (c ?? 0)} L100 420 L190 230 Z" fill="${colour}" opacity=".9"/>
		<circle cx="${200 + (c ?? 0)}" cy="${300 + (a ?? 0)}" r="${20 + (b ?? 0) / 3}" fill="#fff"/>${stripes.join('')}
	</svg>`;
	return Buffer.from(svg);
}

const COLOURS = ['#b3342d', '#1f5fa8', '#2f7d4f', '#d9a21b', '#6b4fa0', '#33302e'];
const originals: Buffer[] = [];

beforeAll(async () => {
	for (let seed = 1; seed <= COLOURS.length; seed++) {
		const svg = drawGarment(seed, COLOURS[seed % COLOURS.length] ?? '#888');
		originals.push(await sharp(svg).jpeg({ quality: 92 }).toBuffer());
	}
});

const crop = 0.03;
const CHANGES: readonly [string, boolean, (bytes: Buffer) => Promise<Buffer>][] = [
	[
		'half its size',
		true,
		(bytes) =>
			sharp(bytes)
				.resize(WIDTH / 2)
				.jpeg()
				.toBuffer()
	],
	[
		'a quarter of its size',
		true,
		(bytes) =>
			sharp(bytes)
				.resize(WIDTH / 4)
				.jpeg()
				.toBuffer()
	],
	['packed hard', true, (bytes) => sharp(bytes).jpeg({ quality: 40 }).toBuffer()],
	['as WebP', true, (bytes) => sharp(bytes).webp({ quality: 75 }).toBuffer()],
	[
		'cropped by 3 % on two sides',
		true,
		(bytes) =>
			sharp(bytes)
				.extract({
					left: Math.round(WIDTH * crop),
					top: Math.round(HEIGHT * crop),
					width: Math.round(WIDTH * (1 - crop)),
					height: Math.round(HEIGHT * (1 - crop))
				})
				.jpeg()
				.toBuffer()
	],
	[
		'its hue turned by 180°',
		false,
		(bytes) => sharp(bytes).modulate({ hue: 180 }).jpeg().toBuffer()
	]
];

const lookOf = async (bytes: Buffer) => (await inspectPicture(bytes)).look;

// Grey garments have no hue to turn.
const isColourful = (index: number) => COLOURS[(index + 1) % COLOURS.length] !== '#33302e';

it.each(CHANGES)('a picture %s looks the same: %s', async (name, isSame, change) => {
	for (const [index, original] of originals.entries()) {
		if (name.includes('hue') && !isColourful(index)) continue;
		const one = await lookOf(original);
		const other = await lookOf(await change(original));
		const distance = { hash: hashDistance(one, other), colour: colourDistance(one, other) };
		expect(looksSame(one, other)).toBe(isSame);
		// A margin is left on both sides of the limits.
		if (isSame) expect(distance.hash).toBeLessThanOrEqual(0.7 * SAME.hash);
		if (isSame) expect(distance.colour).toBeLessThanOrEqual(0.5 * SAME.colour);
		else expect(distance.colour).toBeGreaterThanOrEqual(1.4 * SAME.colour);
	}
});

it('tells any two of the garments apart', async () => {
	const looks = await Promise.all(originals.map(lookOf));
	for (const [index, one] of looks.entries())
		for (const other of looks.slice(index + 1)) expect(looksSame(one, other)).toBe(false);
});

it('finds the picture that looks the same among many, and never itself', async () => {
	const known = await Promise.all(originals.map(inspectPicture));
	const looks = new Looks(known);
	const half = await inspectPicture(
		await sharp(originals[3])
			.resize(WIDTH / 2)
			.png()
			.toBuffer()
	);
	expect(looks.find(half.look, half.sha256)).toBe(known[3]?.sha256);
	const [first] = known;
	if (first) expect(looks.find(first.look, first.sha256)).toBeNull();
});
