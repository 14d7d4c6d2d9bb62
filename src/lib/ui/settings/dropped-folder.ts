/** Reads the files of a folder that was dropped, each with its path as a folder picker gives it. */

/** All files below what was dropped. Must be called while the drop event is handled. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
	// The list of items is emptied once the event is over: take the entries first.
	const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
	const files = await Promise.all(entries.map(async (entry) => (entry ? filesOf(entry) : [])));
	return files.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
	if (isFile(entry)) return [await fileOf(entry)];
	const files: File[] = [];
	for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) {
		files.push(...(await filesOf(child)));
	}
	return files;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
	const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
	// A dropped file has no path of its own; the import needs it to tell folders apart.
	Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.replace(/^\//, '') });
	return file;
}

/** `readEntries` gives a hundred at a time and an empty list at the end. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = directory.createReader();
	const all: FileSystemEntry[] = [];
	for (;;) {
		const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
			reader.readEntries(resolve, reject)
		);
		if (some.length === 0) return all;
		all.push(...some);
	}
}
