/** The ways photos can come in, as the page offers them to its panels. */

export type ColourSources = {
	/** Opens the file dialog, where several can be chosen. */
	readonly choose: () => void;
	readonly chooseFolder: () => void;
	/** Opens the system's camera. */
	readonly shoot: () => void;
	/** A picture that is there already. */
	readonly take: (photo: File) => void;
};
