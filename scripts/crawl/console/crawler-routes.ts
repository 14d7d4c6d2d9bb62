/** Routes of crawlers: their figures, edits, actions. */

import * as v from 'valibot';
import { crawlerEditSchema, crawlerSchema } from '../../../src/lib/catalog/collect/crawler';
import { checked, describe } from './describe';
import { actionParam, idParam } from './inputs';
import type { ConsoleApp, Parts } from './parts';

export function addCrawlerRoutes(app: ConsoleApp, { collector }: Parts): void {
	app.get(
		'/api/crawlers',
		describe({
			id: 'listCrawlers',
			tag: 'Crawlers',
			summary: 'All crawlers with their live figures',
			answer: { description: 'The crawlers', schema: v.array(crawlerSchema) }
		}),
		async (c) => c.json(await collector.crawlers())
	);
	app.patch(
		'/api/crawlers/:id',
		describe({
			id: 'editCrawler',
			tag: 'Crawlers',
			summary: 'Change pace, concurrency, limit, schedule, name or labels, also while it runs',
			answer: { description: 'The crawler as it is now', schema: crawlerSchema },
			refusals: [400, 404, 411, 413, 415]
		}),
		checked('param', idParam),
		checked('json', crawlerEditSchema),
		async (c) => {
			const crawler = await collector.editCrawler(c.req.valid('param').id, c.req.valid('json'));
			return c.json(crawler);
		}
	);
	app.delete(
		'/api/crawlers/:id',
		describe({
			id: 'removeCrawler',
			tag: 'Crawlers',
			summary: 'Remove a crawler; what it collected stays with its project',
			answer: { status: 204, description: 'Gone' },
			refusals: [400, 404, 409]
		}),
		checked('param', idParam),
		async (c) => {
			const { id } = c.req.valid('param');
			await collector.removeCrawler(id);
			return c.body(null, 204);
		}
	);
	app.post(
		'/api/crawlers/:id/:action',
		describe({
			id: 'actOnCrawler',
			tag: 'Crawlers',
			summary: 'Start, pause, resume, stop (keeps what it brought) or cancel (discards it)',
			answer: { description: 'The crawler as it is now', schema: crawlerSchema },
			refusals: [400, 404, 409]
		}),
		checked('param', actionParam),
		async (c) => {
			const { id, action } = c.req.valid('param');
			const crawler = await collector.act(id, action);
			return c.json(crawler);
		}
	);
}
