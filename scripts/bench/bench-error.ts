/** Why a bench cannot begin. */

/** What the person who started a bench can put right: shown without a stack, exit code 2. */
export class BenchInputError extends Error {
	override name = 'BenchInputError';
}
