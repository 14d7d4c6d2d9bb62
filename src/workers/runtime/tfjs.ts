/** Runs TensorFlow.js models: WebGPU, then WebGL, then WASM, whichever works first. */

import type { ModelEntry, ModelRole, RunModel, TensorData } from '../../lib/vision/models';
import type { BackendChoice, RuntimeReport } from '../contract';
import { ModelNotReadyError, RuntimeStartError } from './model-errors';
import {
	neverAborted,
	reasonOf,
	reportOf,
	type Backend,
	type FellBack,
	type Runtime,
	type StartOptions
} from './runtime';
import { backendOrder, startBackend } from './tfjs-backends';
import { startTfjsModel, type TfjsModel } from './tfjs-model';
import { createTurns } from './turns';

/** An input of zeros, so that kernels which a backend lacks show on starting and not later. */
function trialInput({ input }: ModelEntry): TensorData {
	const { widthPx, heightPx, multipleOf } = input;
	const height = heightPx ?? multipleOf;
	const width = widthPx ?? multipleOf;
	const dims = input.layout === 'nhwc' ? [1, height, width, 3] : [1, 3, height, width];
	return { dims, data: new Float32Array(3 * height * width) };
}

class TfjsRuntime implements Runtime {
	readonly #inTurn = createTurns();
	readonly #models = new Map<ModelRole, TfjsModel>();
	#choice: BackendChoice | null = null;
	/** The backend in use, then those to fall back to. */
	#order: readonly Backend[] = ['wasm'];
	#fellBack: FellBack | null = null;
	#options: StartOptions | null = null;

	start(entries: readonly ModelEntry[], options: StartOptions): Promise<RuntimeReport> {
		return this.#inTurn(async () => {
			options.signal.throwIfAborted();
			const running = [...this.#models.values()].map((model) => model.entry);
			const isNew = (entry: ModelEntry) => this.#models.get(entry.role)?.entry.id !== entry.id;
			if (this.#choice !== options.backend) {
				this.#releaseModels();
				this.#choice = null;
				this.#order = await backendOrder(options.backend);
				this.#fellBack = null;
				await this.#startSomewhere(entries, options);
				this.#choice = options.backend;
			} else if (entries.some(isNew)) {
				const kept = running.filter((old) => entries.every((entry) => entry.role !== old.role));
				this.#releaseModels();
				await this.#startSomewhere([...kept, ...entries], options);
			}
			this.#options = options;
			return this.report();
		});
	}

	readonly run: RunModel = (role, input) =>
		this.#inTurn(async () => {
			try {
				return await this.#model(role).run(input);
			} catch (error) {
				if (!this.#options || this.#order.length < 2 || error instanceof ModelNotReadyError) {
					throw error;
				}
				const entries = [...this.#models.values()].map((model) => model.entry);
				this.#leaveBackend(error);
				await this.#startSomewhere(entries, { ...this.#options, signal: neverAborted() });
				return this.#model(role).run(input);
			}
		});

	report(): RuntimeReport {
		const [backend] = this.#order;
		if (this.#choice === null || !backend) throw new ModelNotReadyError('no runtime was started');
		return reportOf(backend, 1, this.#fellBack);
	}

	release(): Promise<void> {
		return this.#inTurn(() => {
			this.#releaseModels();
			return Promise.resolve();
		});
	}

	/** Tries the backends in their order until one runs all the models. */
	async #startSomewhere(entries: readonly ModelEntry[], options: StartOptions): Promise<void> {
		for (;;) {
			const [backend] = this.#order;
			if (!backend) throw new RuntimeStartError('no backend is left');
			const files = await Promise.all(entries.map((entry) => options.load(entry, options.signal)));
			try {
				await startBackend(backend);
				for (const [index, entry] of entries.entries()) {
					options.signal.throwIfAborted();
					const model = await startTfjsModel(entry, files[index] ?? []);
					this.#models.set(entry.role, model);
					await model.run(trialInput(entry));
					options.onStarted?.(index + 1, entries.length);
				}
				return;
			} catch (error) {
				options.signal.throwIfAborted();
				if (this.#order.length < 2) {
					this.#releaseModels();
					throw new RuntimeStartError(`${backend}: ${reasonOf(error)}`, { cause: error });
				}
				this.#leaveBackend(error);
			}
		}
	}

	#leaveBackend(error: unknown): void {
		const [backend, ...others] = this.#order;
		this.#releaseModels();
		if (backend) this.#fellBack ??= { from: backend, reason: reasonOf(error) };
		this.#order = others;
	}

	#model(role: ModelRole): TfjsModel {
		const model = this.#models.get(role);
		if (!model) throw new ModelNotReadyError(`no model was started for the role ${role}`);
		return model;
	}

	#releaseModels(): void {
		for (const model of this.#models.values()) model.release();
		this.#models.clear();
	}
}

export function createTfjsRuntime(): Runtime {
	return new TfjsRuntime();
}
