/** Measures the key-points themselves against COCO-style annotations. */

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Raster } from '../../src/lib/vision/image/raster';
import { cropRaster } from '../../src/lib/vision/image/resize';
import { estimatePose } from '../../src/lib/vision/pose/estimate-pose';
import { KEY_POINTS, type KeyPointName } from '../../src/lib/vision/pose/key-points';
import { round4, type MeasureResult } from './measure';
import { createNodePose, type NodePose } from './node-pose';
import type { NodeRuntime } from './node-runtime';
import { readPhoto } from './read-photo';
import { readText } from './read-table';

const fileSchema = v.object({
	images: v.array(v.object({ id: v.number(), file_name: v.string() })),
	categories: v.array(v.object({ keypoints: v.optional(v.array(v.string())) })),
	annotations: v.array(
		v.object({
			image_id: v.number(),
			bbox: v.tuple([v.number(), v.number(), v.number(), v.number()]),
			keypoints: v.array(v.number())
		})
	)
});

type Truth = { readonly name: KeyPointName; readonly xPx: number; readonly yPx: number };
type Person = {
	readonly file: string;
	/** x, y, width, height in px */
	readonly box: readonly [number, number, number, number];
	readonly truths: readonly Truth[];
};

/** Within this part of the longer side of the person's box a point counts as right (PCK). */
const NEAR = 0.1;
/** Room around a person's box, as part of its longer side. */
const MARGIN = 0.15;

async function readPeople(folder: string, file: string): Promise<Person[]> {
	const parsed = v.safeParse(fileSchema, JSON.parse(await readText(path.join(folder, file))));
	if (!parsed.success) return [];
	const { images, categories, annotations } = parsed.output;
	const names = (categories[0]?.keypoints ?? []).map((name) =>
		name.toLowerCase().replaceAll(' ', '_')
	);
	return annotations.flatMap(({ image_id, bbox, keypoints }) => {
		const image = images.find(({ id }) => id === image_id);
		const truths = names.flatMap((name, i): Truth[] => {
			const known = KEY_POINTS.find((point) => point === name);
			if (!known || keypoints[i * 3 + 2] !== 2) return [];
			return [{ name: known, xPx: keypoints[i * 3] ?? 0, yPx: keypoints[i * 3 + 1] ?? 0 }];
		});
		if (!image || truths.length < 5) return [];
		return [{ file: path.join(folder, image.file_name), box: bbox, truths }];
	});
}

/** Points found near enough, with the photo's corner of `raster` at `left`, `top`. */
async function countNear(
	raster: Raster,
	left: number,
	top: number,
	person: Person,
	pose: NodePose
) {
	const found = await estimatePose(raster, pose.entry, pose.run);
	const reach = NEAR * Math.max(person.box[2], person.box[3]);
	return person.truths.filter(({ name, xPx, yPx }) => {
		const point = found.find((one) => one.name === name);
		if (!point) return false;
		const dx = left + point.x * raster.widthPx - xPx;
		const dy = top + point.y * raster.heightPx - yPx;
		return Math.hypot(dx, dy) <= reach;
	}).length;
}

/**
 * PCK at a tenth of the person's box, over visible points: `crop`, each annotated person cut out
 * with a little room; `wholePhoto`, the largest person of each photo, as the app sees it.
 *
 * @param root folder whose sub-folders hold photos and one COCO-style JSON file each
 * @returns null where there is none
 */
export async function measureKeyPoints(
	root: string,
	{ manifest }: NodeRuntime
): Promise<MeasureResult | null> {
	if (!existsSync(root)) return null;
	const people: Person[] = [];
	for (const name of (await readdir(root)).sort()) {
		const folder = path.join(root, name);
		const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
		for (const file of files) people.push(...(await readPeople(folder, file)));
	}
	if (people.length === 0) return null;
	const pose = await createNodePose(manifest);
	const sums = { crop: 0, cropPoints: 0, whole: 0, wholePoints: 0 };
	try {
		for (const person of people) {
			const { raster, photo } = await readPhoto(person.file);
			// Annotations are in pixels of the delivered photo.
			const scale = raster.widthPx / photo.widthPx;
			const [x, y, width, height] = person.box.map((side) => side * scale) as [
				number,
				number,
				number,
				number
			];
			const scaled: Person = {
				...person,
				box: [x, y, width, height],
				truths: person.truths.map((one) => ({
					...one,
					xPx: one.xPx * scale,
					yPx: one.yPx * scale
				}))
			};
			const room = MARGIN * Math.max(width, height);
			const left = Math.max(0, Math.round(x - room));
			const top = Math.max(0, Math.round(y - room));
			const crop = cropRaster(raster, {
				xPx: left,
				yPx: top,
				widthPx: Math.round(x + width + room) - left,
				heightPx: Math.round(y + height + room) - top
			});
			sums.crop += await countNear(crop, left, top, scaled, pose);
			sums.cropPoints += person.truths.length;
			const area = (one: Person) => one.box[2] * one.box[3];
			const others = people.filter(({ file }) => file === person.file);
			if (others.every((other) => area(other) <= area(person))) {
				sums.whole += await countNear(raster, 0, 0, scaled, pose);
				sums.wholePoints += person.truths.length;
			}
		}
	} finally {
		pose.release();
	}
	return {
		pckCrop: round4(sums.crop / sums.cropPoints),
		pckWholePhoto: round4(sums.whole / Math.max(1, sums.wholePoints)),
		people: people.length,
		points: sums.cropPoints
	};
}
