/** What the person who builds a snapshot can put right: shown without a stack, exit code 2. */
export class SnapshotInputError extends Error {
	override name = 'SnapshotInputError';
}
