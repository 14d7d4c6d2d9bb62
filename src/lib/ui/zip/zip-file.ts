/** Which of the files a person gave is a zip. */

/** The first zip by name or type; undefined where there is none. */
export const zipAmong = (files: Iterable<File>): File | undefined =>
	[...files].find(({ name, type }) => /\.zip$/i.test(name) || type === 'application/zip');
