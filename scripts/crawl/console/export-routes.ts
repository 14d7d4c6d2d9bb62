/** Routes that hand a project's items on as a file. */

import { csvChunks } from '../export/csv';
import { jsonChunks } from '../export/json';
import { checked, describe } from './describe';
import { findProject } from './find';
import { idParam } from './inputs';
import type { ConsoleApp, Parts } from './parts';

/** A body written only as fast as it is read. */
function streamOf(chunks: AsyncIterable<string>): ReadableStream<Uint8Array> {
	const texts = chunks[Symbol.asyncIterator]();
	const encoder = new TextEncoder();
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const next = await texts.next();
				if (next.done === true) controller.close();
				else controller.enqueue(encoder.encode(next.value));
			},
			async cancel() {
				await texts.return?.();
			}
		},
		{ highWaterMark: 0 }
	);
}

const FORMATS = [
	{ ending: 'csv', id: 'exportCsv', type: 'text/csv', chunksOf: csvChunks },
	{ ending: 'json', id: 'exportJson', type: 'application/json', chunksOf: jsonChunks }
] as const;

export function addExportRoutes(app: ConsoleApp, { collector }: Parts): void {
	for (const { ending, id: operation, type, chunksOf } of FORMATS) {
		app.get(
			`/api/projects/:id/export.${ending}`,
			describe({
				id: operation,
				tag: 'Items',
				summary: `All items of a project as ${ending.toUpperCase()}`,
				answer: { description: 'The file', type },
				refusals: [400, 404]
			}),
			checked('param', idParam),
			async (c) => {
				const { id } = await findProject(collector, c.req.valid('param').id);
				return c.body(streamOf(chunksOf(collector, id)), 200, {
					'Content-Type': `${type}; charset=utf-8`,
					'Content-Disposition': `attachment; filename="${id}.${ending}"`
				});
			}
		);
	}
}
