/**
 * Writes text in CP949, as old Korean shops do: KS X 1001 and, around it, all other syllables.
 *
 * Node's decoder knows KS X 1001 alone, so the extension is laid out here by its own rule: the syllables
 * that KS X 1001 lacks, in the order of Unicode, fill the codes that it leaves free, row by row
 * (Encoding Standard, index EUC-KR).
 */

type Pair = readonly [lead: number, trail: number];

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** Rows of KS X 1001 begin here. */
const WANSUNG = 0xa1;

const range = (from: number, to: number): number[] =>
	Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Trails that an extension row has: letters, then everything up to where KS X 1001 begins. */
const LETTERS = [...range(0x41, 0x5a), ...range(0x61, 0x7a)];
const trailsOf = (lead: number): number[] => [
	...LETTERS,
	...range(0x81, lead < WANSUNG ? 0xfe : 0xa0)
];

function readTable(): ReadonlyMap<string, Pair> {
	const decoder = new TextDecoder('euc-kr', { fatal: true });
	const table = new Map<string, Pair>();
	for (const lead of range(WANSUNG, 0xfd)) {
		for (const trail of range(WANSUNG, 0xfe)) {
			try {
				const character = decoder.decode(Uint8Array.of(lead, trail));
				if (character.length === 1 && !table.has(character)) table.set(character, [lead, trail]);
			} catch {
				// A pair that means nothing.
			}
		}
	}
	const missing = range(FIRST_SYLLABLE, LAST_SYLLABLE)
		.map((code) => String.fromCharCode(code))
		.filter((syllable) => !table.has(syllable));
	const free = range(0x81, 0xc6).flatMap((lead) =>
		trailsOf(lead).map((trail): Pair => [lead, trail])
	);
	for (const [i, syllable] of missing.entries()) {
		const pair = free[i];
		if (pair) table.set(syllable, pair);
	}
	return table;
}

let table: ReadonlyMap<string, Pair> | null = null;

/** @throws RangeError for a character that CP949 does not have */
export function encodeCp949(text: string): Uint8Array {
	table ??= readTable();
	const bytes: number[] = [];
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if (code < 0x80) bytes.push(code);
		else {
			const pair = table.get(character);
			if (!pair) throw new RangeError(`CP949 has no ${character}.`);
			bytes.push(...pair);
		}
	}
	return Uint8Array.from(bytes);
}
