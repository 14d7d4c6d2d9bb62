/** Where this browser can put a zip. */

/** What a zip that does not go to a picked file is kept in until it is downloaded. */
export type DownloadRoom =
	{ readonly kind: 'storage'; readonly freeBytes: number | null } | { readonly kind: 'memory' };

export interface ZipPlaces {
	/** The browser can write to a file that the person picks. */
	readonly canPickFile: boolean;
	/** Null where the person closed the dialog. */
	pickFile(name: string): Promise<FileSystemFileHandle | null>;
	/** Asks the person where that is needed; from a click, as browsers ask for nothing else. */
	mayWrite(handle: FileSystemFileHandle): Promise<boolean>;
	downloadRoom(): Promise<DownloadRoom>;
}

/** Not in the types that ship with TypeScript. */
type FilePicker = (options: {
	readonly suggestedName: string;
	readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
}) => Promise<FileSystemFileHandle>;

/** Nor are these. */
type WithPermission = FileSystemFileHandle &
	Readonly<
		Record<
			'queryPermission' | 'requestPermission',
			(wish: { readonly mode: 'readwrite' }) => Promise<PermissionState>
		>
	>;

async function mayWrite(handle: FileSystemFileHandle): Promise<boolean> {
	if (!('queryPermission' in handle)) return true;
	const asked = handle as WithPermission;
	const wish = { mode: 'readwrite' } as const;
	try {
		if ((await asked.queryPermission(wish)) === 'granted') return true;
		return (await asked.requestPermission(wish)) === 'granted';
	} catch {
		// Not from a click, or forbidden by the browser's settings.
		return false;
	}
}

const pickerOf = (scope: object): FilePicker | null =>
	'showSaveFilePicker' in scope ? (scope.showSaveFilePicker as FilePicker).bind(scope) : null;

/** The browser's own app storage lets files grow on disk. */
async function hasFileStorage(storage: StorageManager | undefined): Promise<boolean> {
	try {
		await storage?.getDirectory();
		return storage !== undefined;
	} catch {
		// Private windows of some browsers refuse.
		return false;
	}
}

export function createZipPlaces(scope: Window, storage: StorageManager | undefined): ZipPlaces {
	const picker = pickerOf(scope);
	return {
		canPickFile: picker !== null,
		async pickFile(name) {
			try {
				const types = [{ accept: { 'application/zip': ['.zip'] } }];
				return (await picker?.({ suggestedName: name, types })) ?? null;
			} catch (error) {
				if (error instanceof DOMException && error.name === 'AbortError') return null;
				throw error;
			}
		},
		mayWrite,
		async downloadRoom() {
			if (!(await hasFileStorage(storage))) return { kind: 'memory' };
			const { quota, usage } = (await storage?.estimate().catch(() => null)) ?? {};
			const freeBytes = quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
			return { kind: 'storage', freeBytes };
		}
	};
}
