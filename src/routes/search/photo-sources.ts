/** The ways a photo can come in, as the page offers them to its panels. */

export type PhotoSources = {
	/** Opens the file dialog. */
	readonly choose: () => void;
	/** Opens the system's camera. */
	readonly shoot: () => void;
	/** Opens the folder dialog: each photo in it becomes a search. */
	readonly chooseFolder: () => void;
	/** A picture that is there already. */
	readonly take: (photo: File) => void;
};
