/** One colour of a garment, as measured and as named. */

export type GarmentColour = {
	/** Lower-case `#rrggbb`. */
	readonly hex: string;
	/** sRGB, 0..255. */
	readonly rgb: readonly [number, number, number];
	/** OKLab (Ottosson 2020): L 0..1, a and b about −0.4..0.4. */
	readonly oklab: readonly [number, number, number];
	/** CIELAB D65: L 0..100. */
	readonly lab: readonly [number, number, number];
	/** Part of the garment's counted pixels, 0..1; shares of a palette sum to 1. */
	readonly share: number;
	/** Id of the nearest of the 32 labels, and its CIEDE2000 distance. */
	readonly label: string;
	readonly deltaE: number;
	/** Id of the second nearest label, and its distance. */
	readonly runnerUp: string;
	readonly runnerUpDeltaE: number;
	/** How likely the label is the right one of the two, 0.5..1; old records have none. */
	readonly confidence?: number;
	/** OKLab points whose nearest pixels are its own; none where that is its own tone alone. */
	readonly seeds?: readonly (readonly [number, number, number])[];
};
