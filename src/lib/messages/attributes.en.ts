/** English names of garment attributes and their values. */

import type { AttributeWords } from './attribute-words';

export const attributesEn: AttributeWords = {
	names: { sleeve: 'Sleeves', neckline: 'Neckline', pattern: 'Pattern', length: 'Length' },
	values: {
		sleeve: { none: 'Sleeveless', short: 'Short sleeves', long: 'Long sleeves' },
		neckline: {
			collarless: 'No collar',
			collar: 'Collar',
			hood: 'Hood',
			high: 'High neck'
		},
		pattern: {
			plain: 'Plain',
			graphic: 'Graphic',
			striped: 'Striped',
			checked: 'Checked',
			print: 'All-over print'
		},
		length: { short: 'Short', medium: 'Medium length', long: 'Long' }
	}
};
