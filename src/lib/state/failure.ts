/** An error as a screen needs it: its name to find the text by, its message for the curious. */

export type Failure = { readonly name: string; readonly message: string };

export function failureOf(error: unknown): Failure {
	if (error instanceof Error || error instanceof DOMException) {
		return { name: error.name, message: error.message };
	}
	return { name: 'Error', message: String(error) };
}

const SILENT: readonly string[] = ['AbortError', 'SupersededError'];

/** Whether a person or a newer request stopped the work: nothing to report then. */
export const isAbort = (error: unknown): boolean => SILENT.includes(failureOf(error).name);
