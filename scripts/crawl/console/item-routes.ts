/** Routes of what was collected: items, their pictures, removal and its undoing. */

import { collectedItemSchema, itemPageSchema } from '../../../src/lib/catalog/collect/crawler';
import { checked, describe } from './describe';
import { fileAnswer } from './file-answer';
import { countAnswer, idsBody, itemParam, itemQuery, pictureParam, pictureQuery } from './inputs';
import type { ConsoleApp, Parts } from './parts';
import { Refusal } from './refusal';
import { smallPicture } from './small-picture';

/** Pictures come from shops: whatever they hold, opened alone they run nothing. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

export function addItemRoutes(app: ConsoleApp, { collector }: Parts): void {
	app.get(
		'/api/items',
		describe({
			id: 'listItems',
			tag: 'Items',
			summary: 'Collected items, page by page',
			answer: { description: 'A page of items', schema: itemPageSchema },
			refusals: [400]
		}),
		checked('query', itemQuery),
		async (c) => c.json(await collector.items(c.req.valid('query')))
	);
	app.post(
		'/api/items/remove',
		describe({
			id: 'removeItems',
			tag: 'Items',
			summary: 'Take items out of every list; can be undone',
			answer: { description: 'How many were removed', schema: countAnswer },
			refusals: [400, 411, 413, 415]
		}),
		checked('json', idsBody),
		async (c) => c.json({ count: await collector.removeItems(c.req.valid('json').ids) })
	);
	app.post(
		'/api/items/restore',
		describe({
			id: 'restoreItems',
			tag: 'Items',
			summary: 'Put removed items back',
			answer: { description: 'How many are back', schema: countAnswer },
			refusals: [400, 411, 413, 415]
		}),
		checked('json', idsBody),
		async (c) => c.json({ count: await collector.restoreItems(c.req.valid('json').ids) })
	);
	app.get(
		'/api/items/:id',
		describe({
			id: 'getItem',
			tag: 'Items',
			summary: 'One item; its id, with its slash, escaped as one part of the address',
			answer: { description: 'The item', schema: collectedItemSchema },
			refusals: [400, 404]
		}),
		checked('param', itemParam),
		async (c) => c.json(await collector.item(c.req.valid('param').id))
	);
	app.get(
		'/api/items/:id/pictures/:index',
		describe({
			id: 'getPicture',
			tag: 'Items',
			summary: 'One picture of an item, whole, or at most `width` pixels wide as WebP',
			answer: { description: 'The picture', type: 'image/*' },
			refusals: [400, 404]
		}),
		checked('param', pictureParam),
		checked('query', pictureQuery),
		async (c) => {
			const { id, index } = c.req.valid('param');
			const { file, type } = await collector.picture(id, Number(index));
			if (!type.startsWith('image/')) throw new Refusal('not-found', 'This is no picture.');
			const { width } = c.req.valid('query');
			const small = width === undefined ? null : await smallPicture(file, type, width);
			const headers = {
				'Content-Type': small ? 'image/webp' : type,
				'Content-Security-Policy': PICTURE_POLICY,
				'Cache-Control': 'private, max-age=3600'
			};
			return small ? new Response(small, { headers }) : fileAnswer(file, headers);
		}
	);
}
