/** Writes the confusion matrix and the F1-confidence curve as tables and pictures, for the cards. */

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { heatMap } from './charts/heat-map';
import { lineChart } from './charts/line-chart';
import type { ConfidenceCurve } from './confidence-curve';
import type { Confusion } from './confusion';

type Row = readonly (string | number)[];

const toCsv = (rows: readonly Row[]): string => rows.map((row) => `${row.join(',')}\n`).join('');

const toPng = (svg: string): Promise<Buffer> =>
	sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();

export type Figures = {
	readonly confusion: Confusion;
	readonly curve: ConfidenceCurve;
	/** Of the classes, in their order. */
	readonly names: readonly string[];
};

/** `<measure>-confusion.csv|png` (rows: truth) and `<measure>-f1.csv|png` in `folder`. */
export async function writeFigures(
	folder: string,
	measure: string,
	{ confusion, curve, names }: Figures
): Promise<void> {
	const matrix: Row[] = names.map((name, row) => [
		name,
		...confusion.counts.subarray(row * names.length, (row + 1) * names.length)
	]);
	const macro = { name: 'mean', values: curve.macroF1() };
	const curves = names.flatMap((name, i) => {
		const values = curve.f1(i);
		return values ? [{ name, values }] : [];
	});
	const lines: Row[] = macro.values.map((_, step) => [
		(step / (macro.values.length - 1)).toFixed(2),
		...[macro, ...curves].map(({ values }) => (values[step] ?? 0).toFixed(4))
	]);
	const header = ['confidence', macro.name, ...curves.map(({ name }) => name)];
	const title = `${measure}: F1 by least confidence`;
	const files = {
		'confusion.csv': toCsv([['truth', ...names], ...matrix]),
		'confusion.png': await toPng(
			heatMap(confusion, names, `${measure}: rows truth, columns guess`)
		),
		'f1.csv': toCsv([header, ...lines]),
		'f1.png': await toPng(lineChart([macro, ...curves], title))
	};
	await mkdir(folder, { recursive: true });
	for (const [ending, content] of Object.entries(files)) {
		await writeFile(path.join(folder, `${measure}-${ending}`), content);
	}
}
