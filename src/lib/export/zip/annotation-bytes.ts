/** What the annotations of one picture come to among others like them, in a compressed file. */

import type { cocoAnnotations, CocoImage } from './coco';
import { deflatedBytes } from './deflate-text';

type Annotations = ReturnType<typeof cocoAnnotations>;

/** What any others would have taught the compressor: the words, and how numbers look. */
const BEFORE = [
	'{"id":1837,"file_name":"images/3051.jpg","width":480,"height":640}',
	'{"id":2417,"image_id":1837,"category_id":3,"bbox":[102.4,96,281.6,448],"area":78643.2,"segmentation":[[',
	'182.4,96.5,179.2,101.33,166.4,108.8,150.67,112,128,131.2,121.6,144.27,115.2,192,108.8,256.4,102.4,310.9,',
	'147.2,544,297.6,544.8,320,531.25,368.03,505.6,384,467.2,371.2,281.6,339.7,118.4]],"iscrowd":0}',
	'{"id":2418,"image_id":1837,"category_id":10,"bbox":[102.4,96,281.6,448],"area":78643.2,"segmentation":[],',
	'"iscrowd":0,"keypoints":[0,0,0,214.5,87.3,2,198.25,91.7,1],"num_keypoints":12}'
].join(',');

/** Characters that are looked back on; a compressor looks back on some more. */
const MOST_BEFORE = 16_000;

export type AnnotationMeter = (image: CocoImage, annotations: Annotations) => Promise<number>;

/**
 * Measures one picture after the other, each after those before it.
 * @returns bytes of the compressed file that a picture adds
 */
export function annotationMeter(): AnnotationMeter {
	let before = BEFORE;
	return async (image, annotations) => {
		const own = `,${[image, ...annotations].map((one) => JSON.stringify(one)).join()}`;
		const alone = await deflatedBytes([before]);
		const both = await deflatedBytes([before, own]);
		before = (before + own).slice(-MOST_BEFORE);
		return Math.max(0, both - alone);
	};
}
