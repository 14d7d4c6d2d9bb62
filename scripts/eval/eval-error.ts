/** What the person who started a measurement can put right: shown without a stack, exit code 2. */
export class EvalInputError extends Error {
	override name = 'EvalInputError';
}
