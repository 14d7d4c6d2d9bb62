/** XML → records of texts, entities left as they are: names and addresses need them read differently. */

import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	textNodeName: '#text',
	parseTagValue: false,
	parseAttributeValue: false,
	processEntities: false,
	trimValues: true
});

/** Undefined for what cannot be read. */
export function parseXml(text: string): unknown {
	try {
		return parser.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
