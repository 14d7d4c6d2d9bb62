/** Runs ONNX models: on WebGPU where that is worth it, on WASM otherwise and whenever WebGPU fails. */

import type { ModelEntry, ModelRole, RunModel, TensorData } from '../../lib/vision/models';
import type { BackendChoice, RuntimeReport } from '../contract';
import { watchGpu, type GpuWatch } from './gpu-watch';
import { ModelNotReadyError, RuntimeStartError } from './model-errors';
import { loadOnnxBuild, threadCount } from './onnx-build';
import { onWasm, planOnnx, type OnnxPlan } from './onnx-plan';
import { startOnnxSession, type OnnxSession } from './onnx-session';
import { neverAborted, reasonOf, reportOf, type Runtime, type StartOptions } from './runtime';
import { createTurns } from './turns';

class OnnxRuntime implements Runtime {
	/** Sessions share one WASM heap and one GPU queue: nothing here may overlap. */
	readonly #inTurn = createTurns();
	readonly #sessions = new Map<ModelRole, OnnxSession>();
	#choice: BackendChoice | null = null;
	#plan: OnnxPlan = onWasm(null);
	#gpu: GpuWatch | null = null;
	#options: StartOptions | null = null;

	start(entries: readonly ModelEntry[], options: StartOptions): Promise<RuntimeReport> {
		return this.#inTurn(async () => {
			if (this.#choice !== options.backend) {
				await this.#releaseSessions();
				this.#plan = await planOnnx(options.backend, this.#gpu?.lostBecause() ?? null);
				this.#choice = options.backend;
			}
			this.#options = options;
			const isOpen = ({ id, role }: ModelEntry) => this.#sessions.get(role)?.entry.id === id;
			const missing = entries.filter((entry) => !isOpen(entry));
			for (const [index, entry] of missing.entries()) {
				await this.#open(entry, options);
				options.onStarted?.(index + 1, missing.length);
			}
			return this.report();
		});
	}

	readonly run: RunModel = (role, input) => this.#inTurn(() => this.#run(role, input));

	report(): RuntimeReport {
		if (this.#choice === null) throw new ModelNotReadyError('no runtime was started');
		return reportOf(this.#plan.backend, threadCount(), this.#plan.fellBack);
	}

	release(): Promise<void> {
		return this.#inTurn(() => this.#releaseSessions());
	}

	async #open(entry: ModelEntry, options: StartOptions): Promise<void> {
		options.signal.throwIfAborted();
		try {
			await this.#openSession(entry, options);
		} catch (error) {
			if (this.#plan.backend !== 'webgpu' || options.signal.aborted) throw error;
			await this.#leaveWebGpu(options, reasonOf(error));
			await this.#openSession(entry, options);
		}
	}

	async #openSession(entry: ModelEntry, { load, signal }: StartOptions): Promise<void> {
		const { backend } = this.#plan;
		const [graph] = await load(entry, signal);
		signal.throwIfAborted();
		if (!graph) throw new ModelNotReadyError(`${entry.id}: the manifest names no graph`);
		const ort = await loadOnnxBuild(backend).catch((error: unknown) => {
			throw new RuntimeStartError(`${backend}: ${reasonOf(error)}`, { cause: error });
		});
		const session = await startOnnxSession(ort, backend, entry, graph);
		const replaced = this.#sessions.get(entry.role);
		this.#sessions.set(entry.role, session);
		await replaced?.release();
		if (backend === 'webgpu') this.#gpu ??= watchGpu(await ort.env.webgpu.device);
	}

	async #run(role: ModelRole, input: TensorData): Promise<Record<string, TensorData>> {
		const runOnce = () => this.#session(role).run(input);
		if (this.#plan.backend === 'wasm') return runOnce();
		try {
			return await (this.#gpu ? this.#gpu.guard(runOnce) : runOnce());
		} catch (error) {
			if (!this.#options || error instanceof ModelNotReadyError) throw error;
			await this.#leaveWebGpu({ ...this.#options, signal: neverAborted() }, reasonOf(error));
			return runOnce();
		}
	}

	#session(role: ModelRole): OnnxSession {
		const session = this.#sessions.get(role);
		if (!session) throw new ModelNotReadyError(`no model was started for the role ${role}`);
		return session;
	}

	/** Everything that ran on WebGPU runs on WASM from here on. */
	async #leaveWebGpu(options: StartOptions, reason: string): Promise<void> {
		const entries = [...this.#sessions.values()].map((session) => session.entry);
		await this.#releaseSessions();
		this.#plan = onWasm({ from: 'webgpu', reason });
		for (const entry of entries) await this.#openSession(entry, options);
	}

	async #releaseSessions(): Promise<void> {
		const sessions = [...this.#sessions.values()];
		this.#sessions.clear();
		const released = Promise.allSettled(sessions.map((session) => session.release()));
		// With its device gone a session may never answer, and has nothing left to free.
		if (!this.#gpu?.lostBecause()) await released;
	}
}

export function createOnnxRuntime(): Runtime {
	return new OnnxRuntime();
}
