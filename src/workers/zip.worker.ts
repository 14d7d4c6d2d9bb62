/** Writes zips: content comes from the catalog worker, what is derived from the page, bytes go to a sink. */

import { releaseProxy, wrap } from 'comlink';
import { sampleDerived } from '../lib/export/zip/sample-derived';
import {
	derivedKinds,
	type Derive,
	type DerivedSample,
	type ZipProgress
} from '../lib/export/zip/wish';
import { writeZip } from '../lib/export/zip/write-zip';
import type { ZipPage, ZipPorts, ZipWorker } from './contract';
import { serve } from './serve';
import { discardZip, unfinishedZips } from './unfinished-zips';
import { releaseWire } from './wire';
import { openGate } from './zip-gate';
import { holdSink, openOutput } from './zip-output';
import { borrowSource, untilAborted } from './zip-source-port';

function connect({ source, page }: Pick<ZipPorts, 'source' | 'page'>, cancelled: AbortSignal) {
	const lent = borrowSource(source, cancelled);
	const ends = untilAborted(cancelled);
	const remote = wrap<ZipPage>(page);
	const derive: Derive = async (request, signal) => {
		// One of its own for each call: letting go of it must not let go of the zip's.
		const own = AbortSignal.any([signal]);
		try {
			return await ends(remote.derive(request, own));
		} finally {
			releaseWire(own);
		}
	};
	return {
		source: lent.source,
		derive,
		tell: (sample: DerivedSample): Promise<void> => ends(remote.sampled(sample)),
		letGo: (): void => {
			lent.end();
			remote[releaseProxy]();
		}
	};
}

const api: ZipWorker = {
	async write({ wish, sink, ports }, { resume }, signal, onProgress) {
		const { source, derive, letGo } = connect(ports, signal);
		let last: ZipProgress | null = null;
		const report = (progress: ZipProgress): void => {
			last = progress;
			onProgress({ stage: 'zip', done: progress.done, total: progress.total, zip: progress });
		};
		const gate = openGate(ports.commands, signal, (isHeld) => {
			if (last) report({ ...last, state: isHeld ? 'paused' : 'writing' });
		});
		try {
			return await holdSink(sink, async () => {
				const output = await openOutput(sink, wish, source, resume);
				const input = {
					source,
					sink: output.bytes,
					wish,
					derive: derivedKinds(wish).length > 0 ? derive : undefined,
					resume: resume ?? undefined
				};
				const control = {
					signal,
					next: gate.next,
					onProgress: report,
					onCheckpoint: output.checkpoint
				};
				const outcome = await writeZip(input, control).catch(async (error: unknown) => {
					await output.failed(error);
					throw error;
				});
				if (outcome.state === 'written') await output.written();
				else if (outcome.journal) await output.stopped(outcome.journal);
				return outcome;
			});
		} finally {
			gate.end();
			letGo();
		}
	},

	async sample({ wish, ports }, { known }, signal) {
		const { source, derive, tell, letGo } = connect(ports, signal);
		try {
			await sampleDerived(source, wish, { derive, known, onSample: tell, signal });
		} finally {
			ports.commands.close();
			letGo();
		}
	},

	unfinished: () => unfinishedZips(),
	discard: (name) => discardZip(name)
};

serve<ZipWorker>(api);
