/** Describes routes for the API document, from the schemas that check what comes in and goes out. */

import { describeRoute, resolver, validator } from 'hono-openapi';
import type { MiddlewareHandler } from 'hono';
import type * as v from 'valibot';
import {
	collectedItemSchema,
	consoleEventSchema,
	crawlerEditSchema,
	crawlerSchema,
	itemPageSchema,
	newCrawlerSchema,
	newProjectSchema,
	projectEditSchema,
	projectSchema
} from '../../../src/lib/catalog/collect/crawler';
import { productSchema } from '../../../src/lib/catalog/collect/product';
import { Refusal, refusalSchema } from './refusal';

/** What the document names once and refers to; everything else is written where it stands. */
const NAMED: Readonly<Record<string, v.GenericSchema>> = {
	Project: projectSchema,
	NewProject: newProjectSchema,
	ProjectEdit: projectEditSchema,
	Crawler: crawlerSchema,
	NewCrawler: newCrawlerSchema,
	CrawlerEdit: crawlerEditSchema,
	Product: productSchema,
	Item: collectedItemSchema,
	ItemPage: itemPageSchema,
	ConsoleEvent: consoleEventSchema,
	Refusal: refusalSchema
};

const conversion = (typeMode: 'input' | 'output') => ({
	options: {
		typeMode,
		definitions: NAMED,
		overrideRef: ({ referenceId }: { readonly referenceId: string }) =>
			`#/components/schemas/${referenceId}`
	}
});

export type Answer = {
	readonly status?: 200 | 201 | 204;
	readonly description: string;
	readonly schema?: v.GenericSchema;
	/** Media type; JSON unless told. */
	readonly type?: string;
};

export type RouteFacts = {
	readonly id: string;
	readonly tag: 'Console' | 'Projects' | 'Crawlers' | 'Items' | 'Snapshots';
	readonly summary: string;
	readonly answer: Answer;
	/** What it refuses beside a missing token. */
	readonly refusals?: readonly (400 | 404 | 409 | 411 | 413 | 415)[];
	/** Needs no token. */
	readonly isOpen?: boolean;
};

const REFUSED: Readonly<Record<number, string>> = {
	400: 'Something in the request is not as it must be.',
	401: 'The token is missing or another one.',
	403: 'Asked under another address, or by another page.',
	404: 'There is none with this id.',
	409: 'The state it is in does not have this action.',
	411: 'The length of the body is not told.',
	413: 'Too much at once.',
	415: 'The body is not JSON.'
};

function refusal(status: number) {
	return {
		description: REFUSED[status] ?? '',
		content: { 'application/json': { schema: resolver(refusalSchema, conversion('output')) } }
	};
}

/** Puts a route into the API document. */
export function describe(facts: RouteFacts): MiddlewareHandler {
	const { answer, isOpen = false } = facts;
	const type = answer.type ?? (answer.schema ? 'application/json' : null);
	const content =
		type === null
			? {}
			: {
					content: {
						[type]: {
							schema: answer.schema
								? resolver(answer.schema, conversion('output'))
								: { type: 'string' as const }
						}
					}
				};
	const refused = [...(isOpen ? [403] : [401, 403]), ...(facts.refusals ?? [])];
	return describeRoute({
		operationId: facts.id,
		tags: [facts.tag],
		summary: facts.summary,
		...(isOpen ? { security: [] } : {}),
		responses: {
			[answer.status ?? 200]: { description: answer.description, ...content },
			...Object.fromEntries(refused.map((status) => [status, refusal(status)]))
		}
	});
}

/**
 * Checks a part of a request, and puts its shape into the API document.
 * @throws Refusal `invalid`, which says where and why
 */
export function checked<Schema extends v.GenericSchema, Target extends 'json' | 'query' | 'param'>(
	target: Target,
	schema: Schema
) {
	return validator(
		target,
		schema,
		(result) => {
			if (result.success) return;
			const issues = result.error.map(({ message, path }) => {
				const place = (path ?? []).map((step) => (typeof step === 'object' ? step.key : step));
				return place.length > 0 ? `${place.map(String).join('.')}: ${message}` : message;
			});
			throw new Refusal('invalid', issues.join('; '));
		},
		conversion('input')
	);
}
