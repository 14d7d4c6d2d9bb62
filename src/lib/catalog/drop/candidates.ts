/** Offers and pictures brought together: what will become items, what has no picture here, what is left out. */

import { withUniqueNumbers, type PhotoFacts } from '../collect/photo-facts';
import type { LeftOut, LeftOutReason } from './left-out';
import { PictureFinder } from './match-pictures';
import type { Offer } from './offers';
import type { FileAt } from './place';
import { realAddress } from './saved-page';

/** An item to be, once its photo has been looked at. */
export type Candidate = {
	/** The same again when the same files are dropped again. */
	readonly key: string;
	readonly facts: PhotoFacts;
	readonly photo: FileAt;
};

/** A product whose picture is not on this device. */
export type Pictureless = {
	readonly number: string;
	readonly name: string;
	readonly link: string;
	/** Web addresses of its pictures; may be empty. */
	readonly addresses: readonly string[];
};

export type Matched = {
	readonly candidates: readonly Candidate[];
	readonly pictureless: readonly Pictureless[];
	readonly leftOut: readonly LeftOut[];
};

/** What is looked at again where it changed; the label has a say in which garment is chosen. */
export const keyOf = ({ path, bytes, modifiedMs }: FileAt, label: string): string =>
	[path, bytes, modifiedMs, label].join('\n');

/** The path of the photo that a key stands for. */
export const pathOf = (key: string): string => key.slice(0, key.indexOf('\n'));

/** @param unnamed why pictures are left out that no offer names */
export function matchOffers(
	offers: readonly Offer[],
	pictures: readonly FileAt[],
	unnamed: LeftOutReason
): Matched {
	const finder = new PictureFinder(pictures);
	const used = new Set<FileAt>();
	/** One photo may be two items: a row for its top, another for its skirt. */
	const taken = new Set<string>();
	const found: { number: string; facts: PhotoFacts; photo: FileAt }[] = [];
	const pictureless: Pictureless[] = [];
	const leftOut: LeftOut[] = [];
	for (const { facts, pictures: names, from } of offers) {
		const matches = [...names, facts.number].map((name) => finder.find(name, from));
		// The number is asked only where nothing else names a picture.
		const named = matches.slice(0, -1);
		const hasOwn = named.some(({ state }) => state !== 'missing');
		const photos = new Set(
			(hasOwn ? named : matches).flatMap((match) => (match.state === 'found' ? match.picture : []))
		);
		const fresh = [...photos].filter((photo) => !taken.has(keyOf(photo, facts.label)));
		for (const photo of fresh) {
			used.add(photo);
			taken.add(keyOf(photo, facts.label));
			found.push({ number: facts.number, facts, photo });
		}
		if (fresh.length > 0) continue;
		const addresses = names.filter((name) => realAddress(name) !== '');
		const what = facts.number || names[0] || from;
		if (photos.size > 0) leftOut.push({ what, reason: 'said-twice' });
		else if (matches.some(({ state }) => state === 'ambiguous')) {
			leftOut.push({ what: names[0] ?? what, reason: 'ambiguous-picture' });
		} else if (addresses.length > 0) {
			const name = Object.values(facts.name)[0] ?? '';
			pictureless.push({ number: facts.number, name, link: facts.link, addresses });
		} else leftOut.push({ what: names[0] ?? what, reason: 'no-such-picture' });
	}
	for (const picture of pictures) {
		if (!used.has(picture)) leftOut.push({ what: picture.path, reason: unnamed });
	}
	const candidates = withUniqueNumbers(found).map(({ number, facts, photo }) => ({
		key: keyOf(photo, facts.label),
		facts: { ...facts, number },
		photo
	}));
	return { candidates, pictureless, leftOut };
}
