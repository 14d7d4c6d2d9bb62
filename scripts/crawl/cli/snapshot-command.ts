/** `snapshot`: a project's pictures analysed, as a catalog that the app loads. */

import { cp, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import * as v from 'valibot';
import { consoleEventSchema, type SnapshotEvent } from '../../../src/lib/catalog/collect/crawler';
import { ProjectSnapshots, snapshotFolder } from '../console/project-snapshots';
import type { SnapshotMaker } from '../console/snapshot-maker';
import { chooseProject } from './choose';
import { CliError, EXIT } from './cli-error';
import { call } from './console-call';
import { durationText } from './figures';
import { createLivePlace } from './live-place';
import { readNumber } from './numbers';
import type { Opened } from './open';
import { wait } from './run-watch';
import type { Session, StartSession } from './session';
import type { Words } from './words';

type SnapshotOptions = {
	readonly project: string;
	readonly out?: string;
	readonly threads?: string;
};
type Maker = Pick<SnapshotMaker, 'start' | 'state' | 'stop'>;

const DRAW_MS = 500;
const LINE_MS = 10_000;
const eventSchema = consoleEventSchema.options[3];

function makerOf({ kind, collector }: Opened, session: Session): Maker {
	if (kind === 'local') {
		const { makeSnapshot } = session.outside;
		return new ProjectSnapshots(collector, session.dir, makeSnapshot, () => undefined);
	}
	const path = (project: string) => `projects/${encodeURIComponent(project)}/snapshot`;
	const { place } = collector;
	return {
		start: (project, { threads } = {}) => {
			const query = threads === undefined ? '' : `?threads=${threads}`;
			return call(place, 'POST', path(project) + query, eventSchema);
		},
		state: (project) => call(place, 'GET', path(project), v.nullable(eventSchema)),
		stop: (project) => call(place, 'DELETE', path(project), v.nullable(eventSchema))
	};
}

function progressText({ done, total, remainingMs }: SnapshotEvent, words: Words): string {
	const remaining =
		remainingMs === null ? '' : words.snapshot.remaining(durationText(remainingMs, words));
	return words.snapshot.progress(done, total, remaining);
}

/** @returns how it ended */
async function follow(maker: Maker, project: string, session: Session): Promise<SnapshotEvent> {
	const { interrupted, error } = session.outside;
	const live = createLivePlace(error);
	let toldAt = -Infinity;
	for (;;) {
		const state = interrupted.aborted ? await maker.stop(project) : await maker.state(project);
		if (state === null || state.state !== 'running') {
			live?.end();
			if (state === null) throw new CliError(session.words.snapshot.stopped, EXIT.failed);
			return state;
		}
		// Before the pictures are counted there is nothing to tell.
		if (state.total > 0 && live) live.draw(progressText(state, session.words));
		else if (state.total > 0 && performance.now() - toldAt >= LINE_MS) {
			toldAt = performance.now();
			session.note(progressText(state, session.words));
		}
		await wait(DRAW_MS, interrupted);
	}
}

export function addSnapshotCommand(program: Command, words: Words, start: StartSession): void {
	const { help, wrong } = words;
	program
		.command('snapshot')
		.description(help.snapshot)
		.requiredOption('--project <project>', help.ofProject)
		.option('--out <folder>', help.snapshotOut)
		.option('--threads <n>', help.threads)
		.action(async (options: SnapshotOptions, command: Command) => {
			const session = start(command);
			const out = options.out === undefined ? null : resolve(options.out);
			const threads =
				options.threads === undefined
					? undefined
					: readNumber(options.threads, '--threads', words, 1);
			if (out !== null) {
				const names = await readdir(out).catch((): string[] => []);
				// A snapshot there may be replaced; anything else is not ours.
				if (names.length > 0 && !names.includes('manifest.json')) {
					throw new CliError(wrong.exists(out));
				}
			}
			await session.use(async (opened) => {
				const { id } = await chooseProject(opened.collector, options.project, words);
				const maker = makerOf(opened, session);
				await maker.start(id, threads === undefined ? {} : { threads });
				const end = await follow(maker, id, session);
				if (end.state === 'cancelled') {
					throw new CliError(words.snapshot.stopped, EXIT.interrupted);
				}
				if (end.state === 'failed') {
					throw new CliError(words.snapshot.failed(end.message), EXIT.failed);
				}
				const made = snapshotFolder(session.dir, id);
				if (out !== null) await cp(made, out, { recursive: true });
				if (end.message !== '') session.note(end.message);
				session.answer({ ...end, folder: out ?? made }, () => words.snapshot.done(out ?? made));
			});
		});
}
