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
	models: ['otlens-parse-2b9bd3d9', 'movenet-lightning-bf97bc10'],
	withPose: {
		bias: -3.4772,
		weights: {
			'skin with points': 12.3151,
			'hair with points': 7.7801,
			'limb points': 4.04,
			'points on their parts': 4.6171,
			'even build': 0.5219
		}
	},
	parseOnly: {
		bias: -2.488,
		weights: {
			'skin of figure': 8.2446,
			'hair of figure': 4.8371,
			'skin above cloth': 8.3235,
			'skin below cloth': 4.4675
		}
	}
};
