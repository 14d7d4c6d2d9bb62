/**
 * A palette as an Adobe Swatch Exchange file, which Photoshop, Illustrator and InDesign open.
 *
 * Adobe never published the format; the layout is the one its programs write, all numbers big-endian:
 * 'ASEF', version 1.0, number of blocks; a block is its type, the length of what follows, and that.
 */

export type Swatch = {
	readonly name: string;
	/** sRGB, 0..255. */
	readonly rgb: readonly [number, number, number];
};

const BLOCK = { groupStart: 0xc001, groupEnd: 0xc002, colour: 0x0001 } as const;
/** A colour of its own: 0 is global, 1 a spot ink, 2 normal. */
const NORMAL = 2;

/** UTF-16 units; of an ASCII text its bytes. */
const unitsOf = (text: string): number[] =>
	Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
const uint16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const uint32 = (value: number): number[] => [...uint16(value >>> 16), ...uint16(value & 0xffff)];

function float32(value: number): number[] {
	const bytes = new DataView(new ArrayBuffer(4));
	bytes.setFloat32(0, value);
	return uint32(bytes.getUint32(0));
}

/** Length in UTF-16 units with the closing zero, the units, the zero. */
function nameBytes(name: string): number[] {
	const units = unitsOf(name);
	return [...uint16(units.length + 1), ...units.flatMap(uint16), ...uint16(0)];
}

const block = (type: number, content: readonly number[]): number[] => [
	...uint16(type),
	...uint32(content.length),
	...content
];

const colourBlock = ({ name, rgb }: Swatch): number[] =>
	block(BLOCK.colour, [
		...nameBytes(name),
		...unitsOf('RGB '),
		...rgb.flatMap((value) => float32(value / 255)),
		...uint16(NORMAL)
	]);

/** @param group the name of the palette, under which the swatches are filed */
export function paletteAse(group: string, swatches: readonly Swatch[]): Uint8Array<ArrayBuffer> {
	return Uint8Array.from([
		...unitsOf('ASEF'),
		...uint16(1),
		...uint16(0),
		...uint32(swatches.length + 2),
		...block(BLOCK.groupStart, nameBytes(group)),
		...swatches.flatMap(colourBlock),
		...block(BLOCK.groupEnd, [])
	]);
}
