/** Routes of projects and of what one project has. */

import * as v from 'valibot';
import {
	crawlerSchema,
	newCrawlerSchema,
	newProjectSchema,
	projectEditSchema,
	projectSchema
} from '../../../src/lib/catalog/collect/crawler';
import { findProject } from './find';
import { checked, describe } from './describe';
import { idParam } from './inputs';
import type { ConsoleApp, Parts } from './parts';

export function addProjectRoutes(app: ConsoleApp, { collector, snapshots }: Parts): void {
	app.get(
		'/api/projects',
		describe({
			id: 'listProjects',
			tag: 'Projects',
			summary: 'All projects',
			answer: { description: 'The projects', schema: v.array(projectSchema) }
		}),
		async (c) => c.json(await collector.projects())
	);
	app.post(
		'/api/projects',
		describe({
			id: 'addProject',
			tag: 'Projects',
			summary: 'Add a project: a shop, an attribute, images or text',
			answer: { status: 201, description: 'The new project', schema: projectSchema },
			refusals: [400, 411, 413, 415]
		}),
		checked('json', newProjectSchema),
		async (c) => {
			const project = await collector.addProject(c.req.valid('json'));
			return c.json(project, 201);
		}
	);
	app.patch(
		'/api/projects/:id',
		describe({
			id: 'editProject',
			tag: 'Projects',
			summary: 'Change a project’s name or labels',
			answer: { description: 'The project as it is now', schema: projectSchema },
			refusals: [400, 404, 411, 413, 415]
		}),
		checked('param', idParam),
		checked('json', projectEditSchema),
		async (c) => {
			const project = await collector.editProject(c.req.valid('param').id, c.req.valid('json'));
			return c.json(project);
		}
	);
	app.delete(
		'/api/projects/:id',
		describe({
			id: 'removeProject',
			tag: 'Projects',
			summary: 'Remove a project with its crawlers and everything they collected',
			answer: { status: 204, description: 'Gone' },
			refusals: [400, 404]
		}),
		checked('param', idParam),
		async (c) => {
			const { id } = c.req.valid('param');
			await collector.removeProject(id);
			await snapshots.discard(id);
			return c.body(null, 204);
		}
	);
	app.get(
		'/api/projects/:id/crawlers',
		describe({
			id: 'listProjectCrawlers',
			tag: 'Crawlers',
			summary: 'The crawlers of a project with their live figures',
			answer: { description: 'The crawlers', schema: v.array(crawlerSchema) },
			refusals: [400, 404]
		}),
		checked('param', idParam),
		async (c) => {
			const { id } = await findProject(collector, c.req.valid('param').id);
			return c.json(await collector.crawlers(id));
		}
	);
	app.post(
		'/api/projects/:id/crawlers',
		describe({
			id: 'addCrawler',
			tag: 'Crawlers',
			summary: 'Add a crawler to a project; it waits for its start',
			answer: { status: 201, description: 'The new crawler', schema: crawlerSchema },
			refusals: [400, 404, 411, 413, 415]
		}),
		checked('param', idParam),
		checked('json', newCrawlerSchema),
		async (c) => {
			const crawler = await collector.addCrawler(c.req.valid('param').id, c.req.valid('json'));
			return c.json(crawler, 201);
		}
	);
}
