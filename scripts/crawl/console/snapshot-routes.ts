/** Routes of a project's snapshot: making it, how far it is, its files. */

import * as v from 'valibot';
import { consoleEventSchema } from '../../../src/lib/catalog/collect/crawler';
import { checked, describe } from './describe';
import { fileAnswer } from './file-answer';
import { findProject } from './find';
import { fileParam, idParam, threadsQuery } from './inputs';
import type { ConsoleApp, Parts } from './parts';
import { Refusal } from './refusal';

/** As the event stream tells it; null: none was ever made. */
const stateSchema = v.nullable(consoleEventSchema.options[3]);

export function addSnapshotRoutes(app: ConsoleApp, { collector, snapshots }: Parts): void {
	app.post(
		'/api/projects/:id/snapshot',
		describe({
			id: 'makeSnapshot',
			tag: 'Snapshots',
			summary: 'Analyse what was collected and make a catalog of it that the app can load',
			answer: { description: 'How far it is', schema: stateSchema },
			refusals: [400, 404]
		}),
		checked('param', idParam),
		checked('query', threadsQuery),
		async (c) => {
			const { id } = await findProject(collector, c.req.valid('param').id);
			const { threads } = c.req.valid('query');
			return c.json(await snapshots.start(id, threads === undefined ? {} : { threads }));
		}
	);
	app.delete(
		'/api/projects/:id/snapshot',
		describe({
			id: 'stopSnapshot',
			tag: 'Snapshots',
			summary: 'Stop making the snapshot; what was analysed is kept for the next time',
			answer: { description: 'How far it is', schema: stateSchema },
			refusals: [400, 404]
		}),
		checked('param', idParam),
		async (c) => {
			const { id } = await findProject(collector, c.req.valid('param').id);
			return c.json(await snapshots.stop(id));
		}
	);
	app.get(
		'/api/projects/:id/snapshot',
		describe({
			id: 'getSnapshotState',
			tag: 'Snapshots',
			summary: 'How far the making of the snapshot is',
			answer: { description: 'How far it is', schema: stateSchema },
			refusals: [400, 404]
		}),
		checked('param', idParam),
		async (c) => {
			const { id } = await findProject(collector, c.req.valid('param').id);
			return c.json(await snapshots.state(id));
		}
	);
	app.get(
		'/api/projects/:id/snapshot/:file',
		describe({
			id: 'getSnapshotFile',
			tag: 'Snapshots',
			summary: 'A file of the finished snapshot; `manifest.json` names the others',
			answer: { description: 'The file', type: 'application/octet-stream' },
			refusals: [400, 404]
		}),
		checked('param', fileParam),
		async (c) => {
			const { id, file } = c.req.valid('param');
			const found = await snapshots.file(id, file);
			if (found === null) throw new Refusal('not-found', 'There is no such file of a snapshot.');
			return fileAnswer(found.path, {
				'Content-Type': file.endsWith('.json') ? 'application/json' : 'application/octet-stream'
			});
		}
	);
}
