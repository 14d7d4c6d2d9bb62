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
	models: ['otlens-parse-a2a26096', 'movenet-lightning-bf97bc10'],
	withPose: {
		bias: -3.4719,
		weights: {
			'skin with points': 12.0428,
			'hair with points': 7.4762,
			'limb points': 4.0682,
			'points on their parts': 4.7285,
			'even build': 0.5506
		}
	},
	parseOnly: {
		bias: -2.4071,
		weights: {
			'skin of figure': 7.6965,
			'hair of figure': 5.6234,
			'skin above cloth': 7.5241,
			'skin below cloth': 4.8266
		}
	}
};
