/** The model manifest: what ships in `static/models/`, for which role, in which form. */

import * as v from 'valibot';

const fileSchema = v.object({
	/** Path relative to the manifest. */
	file: v.pipe(v.string(), v.regex(/^[\w.-]+(\/[\w.-]+)*$/)),
	bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
});

const modelSchema = v.object({
	/** Names the weights for good: new weights, new id. */
	id: v.string(),
	role: v.picklist(['parse', 'embed', 'pose']),
	runtime: v.picklist(['onnx', 'tfjs']),
	/** The graph first, then its weight shards. */
	files: v.pipe(v.array(fileSchema), v.minLength(1)),
	input: v.object({
		name: v.string(),
		layout: v.picklist(['nchw', 'nhwc']),
		/** `null` height and width: any multiple of `multipleOf`, near `areaPx`. */
		widthPx: v.nullable(v.number()),
		heightPx: v.nullable(v.number()),
		multipleOf: v.number(),
		areaPx: v.number(),
		/** value = (byte − mean) / std */
		mean: v.number(),
		std: v.number()
	}),
	outputs: v.array(v.string()),
	labels: v.array(v.string()),
	licence: v.string(),
	card: v.string()
});

const manifestSchema = v.object({ version: v.literal(1), models: v.array(modelSchema) });

export type ModelFile = v.InferOutput<typeof fileSchema>;
export type ModelEntry = v.InferOutput<typeof modelSchema>;
export type ModelManifest = v.InferOutput<typeof manifestSchema>;
export type ModelRole = ModelEntry['role'];

export class ModelManifestError extends Error {
	override name = 'ModelManifestError';
}

/**
 * Checks a parsed `manifest.json`.
 * @throws ModelManifestError with the first offending path
 */
export function readModelManifest(value: unknown): ModelManifest {
	const result = v.safeParse(manifestSchema, value);
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw new ModelManifestError(`${v.getDotPath(issue) ?? 'manifest'}: ${issue.message}`);
}

/**
 * The model for a role.
 * @throws ModelManifestError when the manifest has none
 */
export function modelFor(manifest: ModelManifest, role: ModelRole): ModelEntry {
	const entry = manifest.models.find((model) => model.role === role);
	if (!entry) throw new ModelManifestError(`no model for the role ${role}`);
	return entry;
}

/** A dense float tensor outside any runtime. */
export type TensorData = { readonly dims: readonly number[]; readonly data: Float32Array };

/** Runs the model of a role on its one input; outputs by name. Whoever calls the science passes this in. */
export type RunModel = (role: ModelRole, input: TensorData) => Promise<Record<string, TensorData>>;
