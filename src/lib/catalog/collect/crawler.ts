/** What a console and its screen say to each other: projects, crawlers, their live state, what they collected. */

import * as v from 'valibot';
import { productSchema } from './product';
import { VOCABULARY } from './vocabulary';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const labels = v.pipe(v.array(label), v.maxLength(20));
const time = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const durationMs = v.pipe(v.number(), v.minValue(0));

/** `http://` and `https://` alone, without a name or password in it. */
const shopAddress = v.pipe(
	v.string(),
	v.url(),
	v.check((text) => {
		// Every check of a pipe runs; that this is no address at all was said by the one before.
		if (!URL.canParse(text)) return true;
		const { protocol, username, password } = new URL(text);
		return /^https?:$/.test(protocol) && !username && !password;
	}, 'an http(s) address without a password')
);

/** Politeness towards one host; the longer of this and Crawl-delay holds. */
const pace = {
	/** Between two requests to one host, ms. */
	paceMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000)),
	/** Requests to one host at a time. */
	concurrency: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16))
};

/** When a crawler runs by itself; null: when a person starts it. */
const schedule = v.nullable(
	v.object({
		/** First run. */
		at: time,
		/** Again after so many hours; null: once. */
		everyHours: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 366)))
	})
);

export const newProjectSchema = v.object({
	name: label,
	shop: shopAddress,
	/** A term of the vocabulary; null: everything the shop sells. */
	attribute: v.nullable(v.picklist(VOCABULARY.map((term) => term.id))),
	/** Photos, or words alone: description, material, size table, reviews. */
	content: v.picklist(['images', 'text']),
	labels: v.optional(labels, [])
});

export const projectEditSchema = v.partial(v.pick(newProjectSchema, ['name', 'labels']));

export const projectSchema = v.object({
	...newProjectSchema.entries,
	labels,
	id,
	createdAt: time,
	crawlers: count,
	products: count,
	images: count,
	bytes: count
});

export const newCrawlerSchema = v.object({
	name: label,
	/** `auto`: every source in turn; else a source's id. */
	source: v.optional(v.string(), 'auto'),
	/** Where to begin instead of the shop's front: same shop, or a feed the person names. A folder or zip path for `files`. */
	start: v.optional(v.array(v.string()), []),
	...v.object({
		paceMs: v.optional(pace.paceMs, 1000),
		concurrency: v.optional(pace.concurrency, 1)
	}).entries,
	/** Ends after so many products; null: no end. */
	limit: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
	schedule: v.optional(schedule, null),
	labels: v.optional(labels, [])
});

/** May be sent while the crawler runs. */
export const crawlerEditSchema = v.partial(
	v.object({
		name: label,
		...pace,
		limit: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
		schedule,
		labels
	})
);

export const CRAWLER_STATES = [
	'pending',
	'running',
	'paused',
	'stopping',
	'done',
	'failed',
	'cancelled'
] as const;

export const CRAWLER_ACTIONS = ['start', 'pause', 'resume', 'stop', 'cancel'] as const;

/** Why a crawler is in its state; the screen has words for each. */
export const REASONS = [
	'waits-for-start',
	'waits-for-schedule',
	'discovering',
	'collecting',
	'paused-by-person',
	'interrupted',
	'stopping-by-person',
	'finished',
	'stopped-by-person',
	'limit-reached',
	'cancelled-by-person',
	'nothing-found',
	'closed-by-robots',
	'host-unreachable',
	'needs-login',
	'disk-full',
	'start-unreadable',
	'internal-error'
] as const;

/** What went wrong with one address. */
export const ERROR_KINDS = [
	'status',
	'timeout',
	'unreachable',
	'too-large',
	'too-many-redirects',
	'forbidden-address',
	'not-html',
	'not-an-image',
	'undecodable',
	'broken-content',
	'disk-full',
	'internal'
] as const;

export const crawlErrorSchema = v.object({
	at: time,
	url: v.string(),
	kind: v.picklist(ERROR_KINDS),
	/** HTTP status, where there was one. */
	status: v.nullable(v.number()),
	/** For those who want to know more, in English. */
	message: v.string(),
	/** Whether it will be tried again. */
	isFinal: v.boolean()
});

export const hostStateSchema = v.object({
	host: v.string(),
	nextAllowedAt: time,
	paceMs: durationMs,
	/** Where the pace comes from. */
	paceFrom: v.picklist(['crawler', 'crawl-delay', 'retry-after']),
	inFlight: count
});

export const remainingSchema = v.variant('state', [
	v.object({ state: v.literal('none') }),
	/** The number of pages is still growing too fast to tell. */
	v.object({ state: v.literal('discovering'), atLeastMs: durationMs }),
	v.object({ state: v.literal('range'), lowMs: durationMs, highMs: durationMs })
]);

export const crawlerSchema = v.object({
	...newCrawlerSchema.entries,
	source: v.string(),
	start: v.array(v.string()),
	...pace,
	limit: v.nullable(count),
	schedule,
	labels,
	id,
	project: id,
	/** When these figures were true. */
	at: time,
	state: v.picklist(CRAWLER_STATES),
	reason: v.picklist(REASONS),
	/** More on the reason, in English; may be empty. */
	detail: v.string(),
	startedAt: v.nullable(time),
	endedAt: v.nullable(time),
	/** Time at work, pauses left out. */
	elapsedMs: durationMs,
	remaining: remainingSchema,
	/** Pages and pictures together. */
	queued: count,
	inFlight: count,
	done: count,
	failed: count,
	retried: count,
	skippedByRobots: count,
	notModified: count,
	products: count,
	images: count,
	/** Pictures whose very bytes, or whose look, was there before. */
	duplicates: v.object({ exact: count, near: count }),
	bytes: count,
	/** How often each HTTP status came. */
	statusCodes: v.record(v.string(), count),
	/** Answers a second. */
	rate: v.object({ last10s: v.number(), overall: v.number() }),
	/** Answers in each of the last 30 minutes, oldest first. */
	perMinute: v.array(count),
	hosts: v.array(hostStateSchema),
	/** Newest first, at most 50. */
	lastErrors: v.array(crawlErrorSchema),
	/** Analysis of the pictures. */
	vision: v.object({ done: count, pending: count })
});

export const collectedImageSchema = v.object({
	/** Which of the item's pictures. */
	index: count,
	url: v.string(),
	sha256: v.string(),
	type: v.string(),
	widthPx: count,
	heightPx: count,
	bytes: count,
	/** Id of the item whose picture looks the same; null: none. */
	duplicateOf: v.nullable(v.string())
});

export const collectedItemSchema = v.object({
	/** `<project>/<number>` */
	id: v.string(),
	project: id,
	crawler: v.nullable(id),
	collectedAt: time,
	changedAt: time,
	product: productSchema,
	images: v.array(collectedImageSchema)
});

export const itemQuerySchema = v.object({
	project: v.optional(id),
	crawler: v.optional(id),
	/** Words in name, number, category or brand. */
	text: v.optional(v.string(), ''),
	/** The `next` of the page before. */
	after: v.optional(v.string(), ''),
	limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 60)
});

export const itemPageSchema = v.object({
	items: v.array(collectedItemSchema),
	total: count,
	/** Empty: this was the last page. */
	next: v.string()
});

/** Sent as server-sent events, at least every two seconds while something runs. */
export const consoleEventSchema = v.variant('kind', [
	v.object({ kind: v.literal('crawlers'), crawlers: v.array(crawlerSchema) }),
	v.object({ kind: v.literal('projects'), projects: v.array(projectSchema) }),
	v.object({ kind: v.literal('removed'), crawlers: v.array(id), projects: v.array(id) }),
	v.object({
		kind: v.literal('snapshot'),
		project: id,
		state: v.picklist(['running', 'done', 'failed', 'cancelled']),
		done: count,
		total: count,
		remainingMs: v.nullable(durationMs),
		message: v.string()
	})
]);

export type NewProject = v.InferInput<typeof newProjectSchema>;
export type ProjectEdit = v.InferOutput<typeof projectEditSchema>;
export type Project = v.InferOutput<typeof projectSchema>;
export type NewCrawler = v.InferInput<typeof newCrawlerSchema>;
export type CrawlerEdit = v.InferOutput<typeof crawlerEditSchema>;
export type CrawlerState = (typeof CRAWLER_STATES)[number];
export type CrawlerAction = (typeof CRAWLER_ACTIONS)[number];
export type Reason = (typeof REASONS)[number];
export type ErrorKind = (typeof ERROR_KINDS)[number];
export type CrawlError = v.InferOutput<typeof crawlErrorSchema>;
export type HostState = v.InferOutput<typeof hostStateSchema>;
export type Remaining = v.InferOutput<typeof remainingSchema>;
export type Crawler = v.InferOutput<typeof crawlerSchema>;
export type CollectedImage = v.InferOutput<typeof collectedImageSchema>;
export type CollectedItem = v.InferOutput<typeof collectedItemSchema>;
export type ItemQuery = v.InferInput<typeof itemQuerySchema>;
export type ItemPage = v.InferOutput<typeof itemPageSchema>;
export type ConsoleEvent = v.InferOutput<typeof consoleEventSchema>;
/** How the making of a snapshot stands. */
export type SnapshotEvent = Extract<ConsoleEvent, { kind: 'snapshot' }>;
