/** English: the collecting screen. */

const products = (count: string): string => (count === '1' ? '1 product' : `${count} products`);
const crawlers = (count: string): string => (count === '1' ? '1 crawler' : `${count} crawlers`);
const times = (count: string): string => (count === '1' ? 'once' : `${count} times`);

export const crawlEn = {
	title: 'Collect',
	lead: 'Projects collect product photos and texts from shops; crawlers do the work.',
	checking: 'Looking for a console…',
	products,
	crawlers,
	pictures: (count: string) => (count === '1' ? '1 picture' : `${count} pictures`),
	connection: {
		live: 'Live',
		lost: (time: string) => `Connection lost. Figures from ${time}.`,
		lostAdvice: 'Trying to reach the console again. Where it still runs, so does its work.',
		reconnect: 'Try now',
		locked: 'This console wants its token',
		lockedAdvice:
			'It was printed where the console was started. Open the address it printed, or paste the token here.',
		token: 'Token',
		unlock: 'Open the console',
		wrong: 'That is not the token of this console. A console that was started anew has a new one.'
	},
	none: {
		title: 'Start a console to collect from shops',
		why: 'A browser may not read other sites, so collecting is done by a small program on your computer: the console. It keeps to each shop’s rules, stores everything in a folder of yours, and sends nothing elsewhere.',
		how: 'In the folder of Otlens, run:',
		then: 'It opens this page again, with your projects on it.',
		copy: 'Copy the command',
		copied: 'Copied',
		copyFailed: 'The browser did not allow copying. Mark the command and copy it by hand.',
		again: 'Look again',
		still: 'No console answers yet.',
		without: 'Without a console'
	},
	projects: {
		heading: 'Projects',
		all: 'All crawlers',
		add: 'New project',
		search: 'Search projects',
		none: 'No project yet',
		noneAdvice: 'A project says which shop to collect from, and what.',
		noneFit: 'No project fits these filters',
		back: 'All projects',
		everything: 'Everything the shop sells',
		content: { images: 'Photos', text: 'Texts' },
		contentNote: {
			images: 'Photos with name, price and link',
			text: 'Description, material, size table, reviews; no photos'
		},
		figures: (productCount: string, size: string) => `${products(productCount)}, ${size}`,
		atWork: (count: string) => `${count} at work`,
		trouble: (count: string) => `${count} with trouble`,
		edit: 'Edit',
		delete: 'Delete',
		startAll: 'Start all',
		pauseAll: 'Pause all',
		view: 'What to show',
		views: { crawlers: 'Crawlers', items: 'Collected', snapshot: 'Snapshot' }
	},
	projectForm: {
		add: 'New project',
		edit: 'Edit the project',
		shop: 'Address of the shop',
		shopHint: 'https://shop.example',
		shopWrong: 'Type the shop’s address, such as https://shop.example',
		name: 'Name',
		nameWrong: 'Give it a name',
		attribute: 'What to collect',
		attributeSearch: 'Search in Korean or English',
		attributeNone: 'The vocabulary has no such word',
		content: 'What of it',
		labels: 'Labels',
		labelHint: 'Type a label, then Enter',
		removeLabel: (label: string) => `Remove the label ${label}`,
		create: 'Create',
		save: 'Save'
	},
	crawlerForm: {
		add: 'New crawler',
		name: 'Name',
		defaultName: (number: string) => `Crawler ${number}`,
		source: 'How the shop is read',
		sourceAuto: 'Find out by itself',
		start: 'Where to begin',
		startHint:
			'One address a line; left empty, the shop’s front page. A feed’s address works too; for photos on the console’s computer, the path of a folder or zip.',
		pace: 'Seconds between requests',
		paceHint: 'If the shop asks for longer, that holds.',
		concurrency: 'Requests at a time',
		limit: 'Products at most',
		limitNone: 'No limit',
		schedule: 'Start by itself',
		scheduleNone: 'No, I start it',
		scheduleAt: 'First at',
		repeat: 'Again',
		repeats: {
			never: 'never',
			hourly: 'every hour',
			sixHourly: 'every 6 hours',
			daily: 'every day',
			weekly: 'every week'
		},
		repeatOther: (hours: string) => `every ${hours} hours`,
		wrong: 'This number is not allowed here',
		saved: 'Saved'
	},
	states: {
		pending: 'Waiting',
		running: 'Running',
		paused: 'Paused',
		stopping: 'Stopping',
		done: 'Done',
		failed: 'Failed',
		cancelled: 'Cancelled'
	},
	reasons: {
		'waits-for-start': 'Not started yet',
		'waits-for-schedule': 'Starts by itself at the set time',
		discovering: 'Looking for pages',
		collecting: 'Collecting',
		'paused-by-person': 'Paused by you',
		interrupted: 'Interrupted when the console closed; it goes on where it was',
		'stopping-by-person': 'Finishing what is under way',
		finished: 'Everything that was found is collected',
		'stopped-by-person': 'Stopped by you; what was collected is kept',
		'limit-reached': 'The limit of products is reached',
		'cancelled-by-person': 'Cancelled by you; what this run brought is discarded',
		'nothing-found': 'Nothing was found',
		'closed-by-robots': 'The shop closes this part to collecting',
		'host-unreachable': 'The shop does not answer',
		'needs-login': 'The shop asks for a login',
		'disk-full': 'The disk is full',
		'start-unreadable': 'The place to begin cannot be read',
		'internal-error': 'The collector failed'
	},
	advice: {
		'nothing-found':
			'The shop was reached, but no product that fits was found. Try another word in a new project, or give the address of a list of products as the place to begin.',
		'closed-by-robots':
			'Its robots.txt says so, and that is kept to. Ask the shop for a feed, or begin at an address that is open.',
		'host-unreachable':
			'Check the address and the network, then start again. What was collected is kept.',
		'needs-login': 'What a login closes stays closed. Ask the shop for a feed.',
		'disk-full': 'Free some space on the console’s disk, then go on. Nothing is lost.',
		'start-unreadable': 'Check the address or path, then make a crawler with the right one.',
		'internal-error': 'Start it again. If it fails again, the errors below say more.'
	},
	actions: {
		start: 'Start',
		again: 'Start again',
		pause: 'Pause',
		resume: 'Go on',
		stopping: 'Stopping…',
		stop: 'Stop and keep',
		cancel: 'Cancel and discard',
		delete: 'Delete',
		of: (action: string, crawler: string) => `${action}: ${crawler}`,
		stopFirst: 'Stop it before deleting'
	},
	cancelAsk: {
		title: (crawler: string) => `Cancel “${crawler}”?`,
		goes: (productCount: string, pictures: string) =>
			`What this run brought is discarded: up to ${products(productCount)} and ${pictures} pictures. What earlier runs collected stays. This cannot be undone.`,
		keep: 'Keep it running',
		stop: 'Stop and keep instead',
		confirm: 'Cancel and discard'
	},
	removed: {
		project: (name: string) => `Project “${name}” deleted, with all it collected`,
		crawler: (name: string) => `Crawler “${name}” deleted; what it collected stays`
	},
	news: (crawler: string, state: string, productCount: string) =>
		`${crawler}: ${state}, ${products(productCount)}`,
	remaining: {
		range: (range: string) => `about ${range}`,
		discovering: (least: string) => `still finding pages: at least ${least}`,
		label: 'Remaining'
	},
	crawler: {
		list: 'Crawlers',
		none: 'No crawler yet',
		noneAdvice: 'A crawler goes through the shop and collects. Several can share the work.',
		noneFit: 'No crawler fits these filters',
		progress: (crawler: string) => `Progress of ${crawler}`,
		of: (done: string, total: string) => `${done} of ${total}`,
		perSecond: (rate: string) => `${rate}/s`,
		trend: (now: string, most: string) =>
			`Answers a minute over the last half hour: ${now} now, ${most} at most`,
		trendNone: 'No answers in the last half hour',
		parts: {
			figures: 'All figures',
			hosts: 'Hosts',
			errors: 'Errors',
			settings: 'Settings'
		},
		partOf: (part: string, crawler: string) => `${part}: ${crawler}`
	},
	figures: {
		products: 'Products',
		images: 'Pictures',
		elapsed: 'Elapsed',
		rate: 'Speed',
		failed: 'Failed',
		queued: 'Queued',
		inFlight: 'In flight',
		done: 'Done',
		retried: 'Tried again',
		skippedByRobots: 'Closed by robots.txt',
		notModified: 'Unchanged since last time',
		exact: 'Same pictures',
		near: 'Look-alike pictures',
		bytes: 'Received',
		last10s: 'Speed now (10 s)',
		overall: 'Speed overall',
		visionDone: 'Pictures analysed',
		visionPending: 'Waiting for analysis',
		startedAt: 'Started',
		endedAt: 'Ended',
		source: 'Read as',
		statusCodes: 'Answers by status',
		statusCount: (status: string, count: string) => `${status}: ${times(count)}`,
		detail: 'In the collector’s words'
	},
	hosts: {
		none: 'No host was asked yet.',
		host: 'Host',
		next: 'Next request',
		now: 'now',
		pace: 'Pace',
		every: (duration: string) => `every ${duration}`,
		unlimited: 'without a pause',
		from: {
			crawler: 'as set here',
			'crawl-delay': 'the shop asks for it (Crawl-delay)',
			'retry-after': 'the shop asked to wait (Retry-After)'
		},
		inFlight: 'In flight'
	},
	errors: {
		none: 'No error so far.',
		last: 'The last 50, newest first',
		final: 'given up',
		again: 'is tried again',
		kinds: {
			status: 'The shop refused',
			timeout: 'No answer in time',
			unreachable: 'Not reached',
			'too-large': 'Too large',
			'too-many-redirects': 'Led round in circles',
			'forbidden-address': 'Led to a place that is off limits',
			'not-html': 'Not a page',
			'not-an-image': 'Not a picture',
			undecodable: 'A picture that cannot be opened',
			'broken-content': 'Contents cannot be read',
			'disk-full': 'Disk full',
			internal: 'The collector failed'
		}
	},
	filters: {
		heading: 'Show only',
		states: 'By state',
		labels: 'By label',
		clear: 'Show all'
	},
	items: {
		search: 'Search name, number, brand',
		crawler: 'Collected by',
		anyCrawler: 'Any crawler',
		count: (shown: string, total: string) =>
			shown === total ? products(total) : `${shown} of ${products(total)} loaded`,
		grid: 'What was collected. Arrow keys move, Space picks, Enter shows details, Delete removes.',
		refresh: (count: string) => `Show ${count} new`,
		exportAs: (format: string) => `Export as ${format}`,
		none: 'Nothing collected yet',
		noneAdvice: 'Start a crawler; what it finds shows here.',
		noneFit: 'Nothing fits this search',
		picked: (count: string) => `${count} picked`,
		pickAll: (count: string) => `Pick all ${count}`,
		delete: 'Delete',
		clear: 'Pick none',
		removed: (count: string) => `${products(count)} deleted`,
		restored: (count: string) => `${products(count)} restored`,
		working: 'Deleting…',
		region: 'Picked products'
	},
	details: {
		heading: 'Details',
		none: 'Choose a product to see its details.',
		picture: (number: string) => `Picture ${number}`,
		noPicture: 'No picture',
		link: 'Open in the shop',
		number: 'Number',
		group: 'Colours of one product',
		brand: 'Brand',
		category: 'Category',
		price: 'Price',
		listPrice: 'Before',
		availability: 'Available',
		available: { 'in-stock': 'In stock', 'out-of-stock': 'Sold out', unknown: 'Not known' },
		colours: 'Colours',
		sizes: 'Sizes',
		material: 'Material',
		gender: 'For',
		collectedAt: 'Collected',
		changedAt: 'Last changed',
		description: 'Description',
		sizeTable: 'Size table',
		reviews: (count: string) => (count === '1' ? '1 review' : `${count} reviews`),
		rating: (stars: string) => `${stars} of 5`,
		size: (size: string) => `size ${size}`,
		fit: { small: 'runs small', true: 'true to size', large: 'runs large' },
		more: 'Whatever else the shop says',
		duplicates: 'Looks like a picture of',
		pixels: (width: string, height: string) => `${width} × ${height} px`
	},
	snapshot: {
		lead: 'A snapshot holds every picture of the project, analysed: garments, colours, shapes. With it you can search and sort what was collected, here or on another device.',
		none: 'No snapshot was made yet.',
		make: 'Make a snapshot',
		again: 'Make it anew',
		making: 'Analysing the pictures',
		left: (duration: string) => `about ${duration} left`,
		stop: 'Stop',
		done: (count: string) => (count === '1' ? '1 picture is in it' : `${count} pictures are in it`),
		stopped: 'Stopped. What was analysed is kept; making it anew goes on from there.',
		failed: 'The snapshot could not be made',
		failedAdvice: 'What was collected is untouched. Try again.',
		load: 'Load into the app',
		loading: 'Loading into the catalog',
		loaded: 'It is in the catalog now',
		open: 'Open the catalog',
		texts: 'A project of texts has no pictures to analyse; export it as CSV or JSON instead.'
	},
	keys: {
		title: 'Keys',
		open: 'Keys',
		list: {
			add: 'New project',
			search: 'Search',
			views: 'Crawlers, collected, snapshot',
			move: 'Move between products',
			pick: 'Pick or unpick',
			all: 'Pick all that are loaded',
			none: 'Pick none',
			details: 'Show details',
			delete: 'Delete what is picked',
			undo: 'Undo the last deletion',
			help: 'This list'
		}
	}
};
