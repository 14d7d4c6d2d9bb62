/** Weights of the signs of a person; written by `npm run fit-presence`, not by hand. */

export type FittedSigns = {
	readonly bias: number;
	readonly weights: Readonly<Record<string, number>>;
};

export const PRESENCE: {
	/** The weights of the networks that this was fitted to. */
	readonly models: readonly string[];
	readonly withPose: FittedSigns;
	readonly parseOnly: FittedSigns;
} = {
	models: ['otlens-parse-a63417f4', 'movenet-lightning-bf97bc10'],
	withPose: {
		bias: -3.7944,
		weights: {
			'skin with points': 10.6195,
			'hair with points': 8.1898,
			'limb points': 4.6331,
			'points on their parts': 4.2213,
			'even build': 0.7344
		}
	},
	parseOnly: {
		bias: -2.9238,
		weights: {
			'skin of figure': 6.3159,
			'hair of figure': 4.998,
			'skin above cloth': 6.6708,
			'skin below cloth': 2.423
		}
	}
};
