/** Draws label maps and colour-coded photos, and stands in for the models that read them. */

import type { ModelManifest, RunModel } from '../../../src/lib/vision/models';
import { isKind, KIND_CATEGORIES, KINDS } from '../../../src/lib/vision/embed/kinds';
import type { Raster } from '../../../src/lib/vision/image/raster';
import { CATEGORIES, PARSE_CLASSES, type ParseClass } from '../../../src/lib/vision/parse/classes';
import type { LabelMap } from '../../../src/lib/vision/parse/label-map';

/** x, y, width, height in pixels. */
export type Rect = readonly [number, number, number, number];

function fill<T>(target: T[], widthPx: number, [x, y, w, h]: Rect, value: T): void {
	for (let row = y; row < y + h; row++) {
		for (let column = x; column < x + w; column++) target[row * widthPx + column] = value;
	}
}

/** A label map of rectangles, later ones on top; confidence 0..1, 0.9 unless given. */
export function drawLabels(
	widthPx: number,
	heightPx: number,
	shapes: readonly (readonly [ParseClass, Rect, number?])[]
): LabelMap {
	const labels = new Array<number>(widthPx * heightPx).fill(0);
	const confidence = new Array<number>(widthPx * heightPx).fill(230);
	for (const [name, rect, sure = 0.9] of shapes) {
		fill(labels, widthPx, rect, PARSE_CLASSES.indexOf(name));
		fill(confidence, widthPx, rect, Math.round(sure * 255));
	}
	return {
		widthPx,
		heightPx,
		labels: Uint8Array.from(labels),
		confidence: Uint8Array.from(confidence)
	};
}

/** A class is drawn in a red that tells its index. */
export const codeOf = (name: ParseClass): readonly [number, number, number] => [
	PARSE_CLASSES.indexOf(name) * 20,
	90,
	160
];

export function drawPhoto(
	widthPx: number,
	heightPx: number,
	ground: readonly [number, number, number],
	shapes: readonly (readonly [readonly [number, number, number], Rect])[] = []
): Raster {
	const pixels = new Array<readonly [number, number, number]>(widthPx * heightPx).fill(ground);
	for (const [colour, rect] of shapes) fill(pixels, widthPx, rect, colour);
	const rgba = Uint8ClampedArray.from(pixels.flatMap(([r, g, b]) => [r, g, b, 255]));
	return { widthPx, heightPx, rgba };
}

const input = { name: 'input', multipleOf: 32, mean: 127.5, std: 127.5 };
const paper = { runtime: 'onnx', licence: 'MIT', card: 'none.md' } as const;
const files = [{ file: 'none.onnx', bytes: 1, sha256: '0'.repeat(64) }];

export const MANIFEST: ModelManifest = {
	version: 1,
	models: [
		{
			...paper,
			id: 'fake-parse',
			role: 'parse',
			files,
			input: { ...input, layout: 'nchw', widthPx: null, heightPx: null, areaPx: 71680 },
			outputs: ['logits'],
			labels: [...PARSE_CLASSES]
		},
		{
			...paper,
			id: 'fake-embed',
			role: 'embed',
			files,
			input: { ...input, layout: 'nchw', widthPx: 192, heightPx: 192, areaPx: 36864 },
			outputs: ['vector', 'kinds', 'categories'],
			labels: [...KINDS]
		}
	]
};

/** The class a colour stands for; colours that no class is drawn in are background. */
function classOf(red: number, green: number, blue: number): number {
	const index = Math.round(red / 20);
	const isCode = Math.abs(green - 90) < 12 && Math.abs(blue - 160) < 12;
	return isCode && index < PARSE_CLASSES.length ? index : 0;
}

export type Call = { readonly role: string; readonly dims: readonly number[] };

/** Scores of all categories and of nothing: high for the one named, or that the kind is filed under first. */
function categoryLogits(kind: string, logit: number): Float32Array {
	const own = isKind(kind) ? KIND_CATEGORIES[kind][0] : kind;
	return Float32Array.from([...CATEGORIES, 'nothing'], (name) => (name === own ? logit : 0));
}

/** Parses colour-coded photos; embeds everything as one vector, of the kind or category named. */
export function fakeRun(kind = 'T-Shirt', calls: Call[] = [], logit = 6): RunModel {
	return async (role, { dims, data }) => {
		calls.push({ role, dims });
		if (role === 'embed') {
			const vector = new Float32Array(256).fill(0.5);
			const kinds = Float32Array.from(KINDS, (name) => (name === kind ? logit : 0));
			return {
				vector: { dims: [1, 256], data: vector },
				kinds: { dims: [1, KINDS.length], data: kinds },
				categories: { dims: [1, CATEGORIES.length + 1], data: categoryLogits(kind, logit) }
			};
		}
		const [, , height = 0, width = 0] = dims;
		const [rows, columns] = [height / 4, width / 4];
		const logits = new Float32Array(PARSE_CLASSES.length * rows * columns);
		const byte = (plane: number, at: number) =>
			((data[plane * width * height + at] ?? 0) + 1) * 127.5;
		for (let y = 0; y < rows; y++) {
			for (let x = 0; x < columns; x++) {
				const at = (y * 4 + 2) * width + x * 4 + 2;
				const label = classOf(byte(0, at), byte(1, at), byte(2, at));
				logits[label * rows * columns + y * columns + x] = 8;
			}
		}
		return { logits: { dims: [1, PARSE_CLASSES.length, rows, columns], data: logits } };
	};
}
