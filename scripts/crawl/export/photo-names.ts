/** File names for photos: the shop's number where it can be one, never the same twice. */

const ENDINGS: Readonly<Record<string, string>> = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/webp': 'webp',
	'image/avif': 'avif',
	'image/gif': 'gif'
};

/** Letters and digits of any script; everything a file system might mind becomes `_`. */
const plain = (number: string) =>
	number
		.normalize('NFC')
		.replaceAll(/[^\p{L}\p{N}._-]/gu, '_')
		.replace(/^[.-]+/, '_')
		.slice(0, 80);

export function createPhotoNames(): { next(number: string, type: string): string } {
	const taken = new Set<string>();
	return {
		next(number, type) {
			const ending = ENDINGS[type] ?? 'img';
			const stem = plain(number) || '_';
			let name = `photos/${stem}.${ending}`;
			// Some file systems know no difference between upper and lower case.
			for (let more = 2; taken.has(name.toLowerCase()); more += 1) {
				name = `photos/${stem}-${more}.${ending}`;
			}
			taken.add(name.toLowerCase());
			return name;
		}
	};
}
