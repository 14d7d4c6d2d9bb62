/** What each measure of collecting gets and gives. */

export type MeasureContext = {
	/** In the whole mall. */
	readonly products: number;
	/** A line for people. */
	readonly say: (line: string) => void;
};

export type Measure = (context: MeasureContext) => Promise<Readonly<Record<string, unknown>>>;

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
