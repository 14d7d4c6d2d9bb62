/** The figures of all measures that ran, beside what is asked of them, as a table for people. */

type Figures = Readonly<Record<string, unknown>>;

type Row = {
	readonly measure: string;
	readonly key: string;
	readonly what: string;
	readonly bar: string;
	readonly aim: string;
	readonly holds: (value: number) => boolean;
};

const share = (text: string) => `${text} %`;

/** As the product asks for them. */
const ROWS: readonly Row[] = [
	{
		...{ measure: 'accuracy', key: 'share', what: 'right items' },
		...{ bar: share('≥ 99.5'), aim: share('100'), holds: (value) => value >= 0.995 }
	},
	{
		...{ measure: 'accuracy', key: 'fieldShare', what: 'right fields' },
		...{ bar: share('≥ 99.5'), aim: share('100'), holds: (value) => value >= 0.995 }
	},
	{
		...{ measure: 'kill', key: 'lost', what: 'lost after ten kills' },
		...{ bar: '0', aim: '', holds: (value) => value === 0 }
	},
	{
		...{ measure: 'kill', key: 'doubled', what: 'doubled after ten kills' },
		...{ bar: '0', aim: '', holds: (value) => value === 0 }
	},
	{
		...{
			measure: 'kill',
			key: 'fetchedAgainOverConcurrency',
			what: 'fetched again, by requests at a time'
		},
		...{ bar: '≤ 1', aim: '', holds: (value) => value <= 1 }
	},
	{
		...{ measure: 'pace', key: 'secondsOverTheLimit', what: 'seconds over the limit' },
		...{ bar: '0', aim: '', holds: (value) => value === 0 }
	},
	{
		...{ measure: 'pace', key: 'withinRetryAfter', what: 'requests within Retry-After' },
		...{ bar: '0', aim: '', holds: (value) => value === 0 }
	},
	{
		...{ measure: 'peer', key: 'timesFasterThanCrawlee', what: 'pages a second by Crawlee’s' },
		...{ bar: '≥ 1', aim: '2', holds: (value) => value >= 1 }
	},
	{
		...{ measure: 'memory', key: 'growth', what: 'more memory after 20,000 pages' },
		...{ bar: share('≤ 30'), aim: share('10'), holds: (value) => value <= 0.3 }
	},
	{
		...{ measure: 'remaining', key: 'withinRange', what: 'remaining time within its range' },
		...{ bar: share('≥ 90'), aim: '', holds: (value) => value >= 0.9 }
	},
	{
		...{ measure: 'age', key: 'mostMs', what: 'oldest status shown, ms' },
		...{ bar: '≤ 2000', aim: '', holds: (value) => value <= 2000 }
	},
	{
		...{ measure: 'snapshot', key: 'photosPerSecond', what: 'photos analysed a second' },
		...{ bar: '≥ 3', aim: '8', holds: (value) => value >= 3 }
	}
];

/** One line a figure that was measured, its bar and aim beside it. */
export function summarise(figures: Readonly<Record<string, Figures>>): string[] {
	const lines = ROWS.flatMap(({ measure, key, what, bar, aim, holds }) => {
		const value = figures[measure]?.[key];
		if (typeof value !== 'number') return [];
		const shown = bar.endsWith('%') ? `${(value * 100).toFixed(1)} %` : String(value);
		const verdict = holds(value) ? 'holds' : 'MISSED';
		return [
			[what.padEnd(38), shown.padStart(9), bar.padStart(9), aim.padStart(6), verdict].join('  ')
		];
	});
	const head = [''.padEnd(38), 'figure'.padStart(9), 'bar'.padStart(9), 'aim'.padStart(6)].join(
		'  '
	);
	return lines.length === 0 ? [] : [head, ...lines];
}
