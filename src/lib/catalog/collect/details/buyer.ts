/** What a review says of its buyer: `168cm · 55kg · M · 정사이즈`, and the like in English. */

import type { Review } from '../product';

export type Buyer = Omit<Review, 'text' | 'rating'>;

const HEIGHT = /(?<![\d.])(1\d{2}|2[0-2]\d)(?:\.\d+)?\s*(?:cm|㎝|센치|센티)/i;
const WEIGHT = /(?<![\d.])(\d{2,3}(?:\.\d+)?)\s*(?:kg|㎏|킬로)/i;
/** `키 168`, without a unit. */
const BARE_HEIGHT = /(?:키|신장|height)\s*[:：]?\s*(1\d{2}|2[0-2]\d)(?!\d)/i;
const BARE_WEIGHT =
	/(?:몸무게|체중|weight)\s*[:：]?\s*(\d{2,3}(?:\.\d+)?)(?![\d]|\s*(?:lb|파운드))/i;

const SIZE_WORD = '(?:(?<!정\\s?)(?:구매\\s?)?사이즈|size(?:\\s(?:bought|purchased))?)';
const OPTION_WORD = `(?:${SIZE_WORD}|(?:구매\\s?)?옵션)`;
/** A size alone: letters, numbers, one size. */
const SIZE =
	/^(?:(?:[2-9]?x{0,4}[sl]|[smlf]|xs|xxs|\d?xl|free|os|one size|프리|프리사이즈)(?:\s*\([^)]{1,12}\))?|\d{2,3}(?:\.5)?(?:\s*(?:호|mm|사이즈))?|[sml]\s*[-~/]\s*x?[sml])$/i;
const NAMED_SIZE = new RegExp(`${SIZE_WORD}\\s*[:：]?\\s*([^\\s·|,/]{1,20})`, 'i');

const TRUE =
	/정\s?사이즈|정사이즈|딱\s?맞|잘\s?맞|적당|보통이에요|true to size|fits? (?:well|perfectly)|perfect fit|as expected/i;
const SMALL =
	/작아요|작은|작게|작았|작습니다|작네|타이트|끼어|껴요|runs? small|too small|(?:a bit|slightly|little) small|too tight|tight fit/i;
const LARGE =
	/커요|크게|컸|크네|큽니다|큰\s?편|여유|넉넉|오버해|runs? (?:large|big)|too (?:large|big|loose)|(?:a bit|slightly|little) (?:large|big)|loose fit/i;

/** Between the figures of a line: `·`, `/`, `|`, a comma. */
const SEPARATOR = /\s*[·•ㆍ|/,;\n]\s*|\s{2,}|\s-\s/;

export function fitOf(text: string): Review['fit'] {
	if (TRUE.test(text)) return 'true';
	const isSmall = SMALL.test(text);
	const isLarge = LARGE.test(text);
	if (isSmall === isLarge) return 'unknown';
	return isSmall ? 'small' : 'large';
}

const number = (found: RegExpExecArray | null): number | null =>
	found?.[1] === undefined ? null : Number(found[1]);

/** How much of a buyer's figures a text tells: both, a height that is named, or nothing. */
export function figuresIn(text: string): 'both' | 'height' | 'none' {
	const isNamed = BARE_HEIGHT.test(text);
	const hasWeight = WEIGHT.test(text) || BARE_WEIGHT.test(text);
	if (hasWeight && (isNamed || HEIGHT.test(text))) return 'both';
	return isNamed ? 'height' : 'none';
}

function sizeIn(text: string, segments: readonly string[]): string {
	const named = NAMED_SIZE.exec(text)?.[1];
	if (named !== undefined && !/^(?:가|는|이|도|은|를|감|표|up|guide|is|was)/i.test(named))
		return named;
	const bare = segments.map((segment) =>
		segment.replace(new RegExp(`^${OPTION_WORD}\\s*[:：]?\\s*|\\s*${SIZE_WORD}$`, 'gi'), '').trim()
	);
	return bare.find((segment) => SIZE.test(segment) && !HEIGHT.test(segment)) ?? '';
}

/**
 * Heights are 100..229 cm, weights 20..250 kg; what is outside is a slip of the finger and null.
 *
 * @param text a line of figures, or a whole review that mentions them
 */
export function readReview(text: string): Buyer {
	const heightCm = number(HEIGHT.exec(text) ?? BARE_HEIGHT.exec(text));
	const weightKg = number(WEIGHT.exec(text) ?? BARE_WEIGHT.exec(text));
	const isLikely = weightKg !== null && weightKg >= 20 && weightKg <= 250;
	return {
		heightCm,
		weightKg: isLikely ? weightKg : null,
		size: sizeIn(text, text.split(SEPARATOR)),
		fit: fitOf(text)
	};
}
