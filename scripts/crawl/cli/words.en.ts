/** What the command line says, in English; the shape of the other languages' words. */

import type { CrawlerState, ErrorKind, Reason } from '../../../src/lib/catalog/collect/crawler';

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const states: Readonly<Record<CrawlerState, string>> = {
	pending: 'waiting',
	running: 'running',
	paused: 'paused',
	stopping: 'stopping',
	done: 'done',
	failed: 'failed',
	cancelled: 'cancelled'
};

const reasons: Readonly<Record<Reason, string>> = {
	'waits-for-start': 'not started yet',
	'waits-for-schedule': 'starts by itself at the set time',
	discovering: 'looking for pages',
	collecting: 'collecting',
	'paused-by-person': 'paused by you',
	interrupted: 'interrupted; goes on where it was when it is resumed',
	'stopping-by-person': 'finishing what is under way',
	finished: 'everything found is collected',
	'stopped-by-person': 'stopped by you; what was collected is kept',
	'limit-reached': 'the limit of products is reached',
	'cancelled-by-person': 'cancelled by you; what this run brought is discarded',
	'nothing-found': 'nothing was found that fits: look at the address and the attribute',
	'closed-by-robots': 'the shop’s robots.txt closes it, and that is kept to',
	'host-unreachable': 'the shop does not answer',
	'needs-login': 'the shop asks for a login; what it closes stays closed',
	'disk-full': 'the disk is full; free some space and resume',
	'start-unreadable': 'the place to begin cannot be read',
	'internal-error': 'the collector failed; start it again'
};

const errors: Readonly<Record<ErrorKind, string>> = {
	status: 'refused',
	timeout: 'took too long',
	unreachable: 'not reached',
	'too-large': 'too large',
	'too-many-redirects': 'led in circles',
	'forbidden-address': 'led to an address that is not the shop’s',
	'not-html': 'no page',
	'not-an-image': 'no picture',
	undecodable: 'cannot be decoded',
	'broken-content': 'broken',
	'disk-full': 'disk full',
	internal: 'collector failed'
};

export const wordsEn = {
	states,
	reasons,
	errors,
	columns: {
		id: 'ID',
		name: 'NAME',
		shop: 'SHOP',
		attribute: 'ATTRIBUTE',
		content: 'CONTENT',
		crawlers: 'CRAWLERS',
		products: 'PRODUCTS',
		images: 'IMAGES',
		size: 'SIZE',
		state: 'STATE',
		project: 'PROJECT',
		done: 'DONE',
		queued: 'QUEUED',
		failed: 'FAILED',
		rate: '/S',
		elapsed: 'ELAPSED',
		remaining: 'REMAINING',
		reason: 'WHY',
		price: 'PRICE',
		korean: 'KOREAN',
		english: 'ENGLISH',
		synonyms: 'ALSO WRITTEN'
	},
	content: { images: 'images', text: 'text' },
	everything: 'everything',
	none: {
		projects: 'No projects yet. Add one: npm run crawl -- project add --shop https://…',
		crawlers: 'No crawlers yet. Add one: npm run crawl -- crawler add --project ID',
		items: 'Nothing collected yet.',
		toRun: 'Nothing waits to be run. Start a crawler again with: npm run crawl -- crawler start ID'
	},
	time: {
		range: (low: string, high: string) => (low === high ? `about ${low}` : `${low}–${high}`),
		atLeast: (least: string) => `still finding pages, ≥ ${least}`,
		seconds: (count: number) => `${count} s`,
		minutes: (count: number) => `${count} min`,
		hours: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
		days: (days: number, hours: number) => `${days} d ${hours} h`
	},
	done: {
		projectAdded: (id: string) =>
			`Project ${id} added. Next: npm run crawl -- crawler add --project ${id}`,
		projectEdited: (id: string) => `Project ${id} changed.`,
		projectRemoved: (id: string) => `Project ${id} removed with everything it collected.`,
		crawlerAdded: (id: string) => `Crawler ${id} added. Next: npm run crawl -- run`,
		crawlerEdited: (id: string) => `Crawler ${id} changed.`,
		crawlerRemoved: (id: string) => `Crawler ${id} removed; what it collected is kept.`,
		itemsRemoved: (count: number) => `${count} removed. Undo: npm run crawl -- items restore …`,
		itemsRestored: (count: number) => `${count} back.`,
		more: (shown: number, total: number) =>
			`${shown} of ${total}; --limit and --text choose others.`,
		exported: (count: number, place: string) => `${many(count, 'item')} in ${place}`,
		picturesMissing: (count: number) => `${many(count, 'picture')} could not be read, and left out.`
	},
	ask: {
		removeProject: (name: string, products: number, images: number) =>
			`Remove "${name}" with its ${many(products, 'product')} and ${many(images, 'image')}? This cannot be undone.`,
		cancel: (name: string, products: number, images: number) =>
			`Cancel "${name}" and discard what this run brought, at most ${many(products, 'product')} and ${many(images, 'image')}? This cannot be undone; "stop" keeps it.`,
		choice: '[y/N]',
		yes: /^y(?:es)?$/i,
		sayYes: 'Say so with --yes.',
		kept: 'Nothing was changed.'
	},
	serve: {
		runs: (url: string) => `The console runs at ${url}`,
		open: 'Open this address; it holds the token, so keep it to yourself:',
		docs: (url: string) => `API to read and try: ${url}`,
		noBuild: 'The screen is not built yet (npm run build); the API works without it.',
		interrupted: (count: number) =>
			`Interrupted before: ${many(count, 'crawler')}. Resume on the screen, or start with --resume.`,
		noContact:
			'Shops are not told how to reach you; --contact MAIL or OTLENS_CONTACT tells them, as is good manners.',
		end: 'Ctrl+C ends it; what runs is put to rest and can be resumed.',
		ending: 'Putting everything to rest …'
	},
	run: {
		begins: (count: number) => `Running ${many(count, 'crawler')}. Ctrl+C puts everything to rest.`,
		elsewhere: (url: string) => `They run in the console at ${url}; Ctrl+C only stops watching.`,
		otherContact: 'The console collects, and tells shops the contact that it was started with.',
		line: (name: string, state: string, why: string) => `${name}: ${state}, ${why}`,
		figures: (done: number, queued: number, products: number, images: number, failed: number) =>
			`${done} done, ${queued} queued, ${many(products, 'product')}, ${many(images, 'image')}, ${failed} failed`,
		rested: 'Put to rest. Go on with: npm run crawl -- run',
		watchingEnded: 'No longer watching; the console goes on.'
	},
	snapshot: {
		progress: (done: number, total: number, remaining: string) =>
			`${done} of ${total} pictures${remaining}`,
		remaining: (time: string) => `, about ${time} left`,
		done: (place: string) => `Snapshot in ${place}`,
		inConsole: 'Snapshot made; the screen loads it with one click.',
		stopped: 'Stopped. What was analysed is kept; the same command goes on.',
		failed: (message: string) => `The snapshot failed: ${message}`
	},
	wrong: {
		noProject: (text: string) =>
			`There is no project "${text}". npm run crawl -- project list shows them.`,
		whichProject: (text: string, ids: string) =>
			`"${text}" names several projects; say which: ${ids}`,
		noCrawler: (text: string) =>
			`There is no crawler "${text}". npm run crawl -- crawler list shows them.`,
		noTerm: (text: string) =>
			`"${text}" is not in the vocabulary. npm run crawl -- vocabulary shows it.`,
		number: (option: string, text: string) => `${option} takes a number, not "${text}".`,
		time: (text: string) => `--at takes a time such as 2026-05-01T06:00, not "${text}".`,
		atMissing: '--every needs --at: when the first run is.',
		field: (field: string, message: string) => `${field}: ${message}`,
		nothingToEdit: 'Nothing to change was given.',
		contact: (text: string) =>
			`--contact (or OTLENS_CONTACT) takes an address of mail or of a page in plain letters, not "${text}".`,
		shortToken: (length: number) => `The token needs at least ${length} characters.`,
		portTaken: (port: number) => `Port ${port} is taken by another program. Choose one: --port N`,
		busy: (pid: number, url: string) =>
			url === ''
				? `Another command (process ${pid}) has this data folder. Wait until it has ended.`
				: `A console has this data folder already: ${url} (process ${pid}). Use that one, or end it first.`,
		busyUnknown: 'Another process has this data folder.',
		notAllowed: (message: string) => `That cannot be done now: ${message}`,
		gone: 'The console went away in the middle; the same command goes on where it was.',
		forbidden: 'The console does not accept the token in the data folder’s lock.json.',
		exists: (place: string) => `${place} exists already; choose another place.`,
		unexpected: (message: string) => `Something went wrong: ${message}`,
		unknownOption: (name: string) => `There is no option ${name}. --help shows what there is.`,
		unknownCommand: (name: string) => `There is no command ${name}. --help shows what there is.`,
		missing: (name: string) => `${name} is missing. --help shows what is needed.`,
		tooMany: 'More was given than this command takes. --help shows what is needed.',
		choice: (name: string) => `${name} does not take this. --help shows what it takes.`
	},
	help: {
		program: 'Collects product photos and words from shops.',
		titles: {
			Usage: 'Usage:',
			Options: 'Options:',
			Commands: 'Commands:',
			Arguments: 'Arguments:'
		},
		help: 'show this',
		data: 'folder in which everything is kept',
		json: 'answer in JSON',
		serve: 'start the console: API and screen on this machine',
		port: 'port of the console',
		token: 'a token of your own (else OTLENS_TOKEN, else a new one)',
		contact: 'mail or page by which a shop can reach you, told to it (else OTLENS_CONTACT)',
		noOpen: 'do not open the browser',
		resume: 'resume what was interrupted',
		yes: 'do not ask',
		threads: 'threads for analysing pictures',
		project: 'projects: a shop, an attribute, images or text',
		add: 'add one',
		list: 'show all',
		edit: 'change one',
		remove: 'remove',
		shop: 'address of the shop',
		attribute: 'a term of the vocabulary: id or word; everything unless told',
		text: 'words alone: description, material, sizes, reviews',
		name: 'name for people',
		label: 'label; may be given several times',
		crawler: 'crawlers of a project',
		ofProject: 'project: id or name',
		source: 'how the shop is read; found out unless told',
		start: 'where to begin; may be given several times',
		pace: 'seconds between two requests to the shop',
		concurrency: 'requests at a time',
		limit: 'at most so many products; 0: no limit',
		at: 'when it starts by itself; "never": only by hand',
		every: 'again after so many hours',
		actions: {
			start: 'start',
			pause: 'pause',
			resume: 'go on',
			stop: 'stop and keep what was collected',
			cancel: 'stop and discard what this run brought'
		},
		crawlers: 'ids of crawlers',
		run: 'run what waits or was interrupted, here, until it is done',
		status: 'how the crawlers stand',
		watch: 'keep it up to date',
		items: 'what was collected',
		itemIds: 'ids of items',
		words: 'words in name, number, category or brand',
		howMany: 'how many are shown',
		restore: 'put removed ones back',
		export: 'write what a project collected',
		format: 'csv, json, or zip-folder: a table and its photos, as a folder or a .zip',
		out: 'file or folder to write',
		snapshot: 'analyse the pictures and make a catalog that the app loads',
		snapshotOut: 'folder to write; in the data folder unless told',
		vocabulary: 'the attributes that can be asked for'
	}
};

export type Words = typeof wordsEn;
