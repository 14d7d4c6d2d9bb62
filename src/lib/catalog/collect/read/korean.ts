/** EUC-KR with all of CP949, which some runtimes' own decoder of that name leaves out. */

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** KS X 1001 has its syllables here; CP949 adds all others before them, in order. */
const OWN_LEAD = 0xa1;
const LAST_LEAD = 0xc6;

/** Second bytes of the added syllables, in order. */
const TRAILS = [
	...Array.from({ length: 26 }, (_, i) => 0x41 + i),
	...Array.from({ length: 26 }, (_, i) => 0x61 + i),
	...Array.from({ length: 126 }, (_, i) => 0x81 + i)
];

const plain = new TextDecoder('euc-kr');

/** 똠, which KS X 1001 has not. */
const isWhole = (): boolean => plain.decode(Uint8Array.of(0x8c, 0x63)) === '똠';

/** The 2,350 syllables of KS X 1001: rows B0 to C8, columns A1 to FE. */
function ownSyllables(): Set<string> {
	const bytes: number[] = [];
	for (let lead = 0xb0; lead <= 0xc8; lead++) {
		for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail);
	}
	return new Set(plain.decode(Uint8Array.from(bytes)));
}

/** Two bytes as one number → the added syllable. */
function addedSyllables(): Map<number, string> {
	const own = ownSyllables();
	const added = new Map<number, string>();
	let next = FIRST_SYLLABLE;
	for (let lead = 0x81; lead <= LAST_LEAD; lead++) {
		for (const trail of TRAILS) {
			// From here on the right half of the row is KS X 1001's own.
			if (lead >= OWN_LEAD && trail >= 0xa1) break;
			while (own.has(String.fromCharCode(next))) next++;
			if (next > LAST_SYLLABLE) return added;
			added.set(lead * 256 + trail, String.fromCharCode(next++));
		}
	}
	return added;
}

let known: Map<number, string> | null = null;

/** Bytes that mean nothing become U+FFFD, as the Encoding Standard says. */
export function decodeKorean(bytes: Uint8Array): string {
	if (isWhole()) return plain.decode(bytes);
	known ??= addedSyllables();
	const parts: string[] = [];
	let from = 0;
	for (let i = 0; i < bytes.length; i++) {
		const lead = bytes[i] ?? 0;
		if (lead < 0x81) continue;
		const syllable = known.get(lead * 256 + (bytes[i + 1] ?? 0));
		if (syllable !== undefined) {
			parts.push(plain.decode(bytes.subarray(from, i)), syllable);
			from = i + 2;
		}
		i++;
	}
	return parts.join('') + plain.decode(bytes.subarray(from));
}
