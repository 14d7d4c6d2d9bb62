/** What can go wrong before a model runs, each under its own name. */

/** The file is not there, the network is not there, or something else answered in its place. */
export class ModelDownloadError extends Error {
	override name = 'ModelDownloadError';
}

/** The file arrived, but it is not the one that the manifest names. */
export class ModelChecksumError extends Error {
	override name = 'ModelChecksumError';
}

/** The runtime itself would not start; only a fresh worker can try again. */
export class RuntimeStartError extends Error {
	override name = 'RuntimeStartError';
}

/** A model was asked for before `prepare` had started it. */
export class ModelNotReadyError extends Error {
	override name = 'ModelNotReadyError';
}
