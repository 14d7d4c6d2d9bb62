/** English: the catalog screen. */

const items = (count: string): string => (count === '1' ? '1 item' : `${count} items`);

export const browseEn = {
	title: 'Catalog',
	count: items,
	listing: 'Looking…',
	search: 'Search names',
	searchHint: 'Cardigan, knit skirt…',
	clearSearch: 'Clear the search',
	filters: 'Filters',
	closeFilters: (count: string) => `Show ${items(count)}`,
	active: 'Filters that are on',
	lift: (name: string) => `Remove the filter ${name}`,
	clearAll: 'Clear all',
	sort: 'Order',
	sorts: {
		newest: 'Newest first',
		low: 'Price, low to high',
		high: 'Price, high to low',
		name: 'Name',
		colour: 'Colour'
	},
	facets: {
		collection: 'Collection',
		shop: 'Shop',
		project: 'Project',
		category: 'Category',
		kind: 'Kind',
		label: 'Colour',
		nearLabel: 'Colour',
		hasModel: 'Worn by a model',
		pose: 'Pose',
		framing: 'In the photo'
	},
	hasModel: { yes: 'Yes', no: 'No', unknown: 'Not known' },
	pose: {
		front: 'From the front',
		back: 'From the back',
		side: 'From the side',
		sitting: 'Sitting'
	},
	framing: {
		'full-body': 'Whole body',
		'upper-body': 'Upper body',
		'lower-body': 'Lower body',
		detail: 'A detail'
	},
	notKnown: 'Not known',
	valueCount: (name: string, count: string) => `${name}, ${items(count)}`,
	showAll: (count: string) => `Show all ${count}`,
	showFewer: 'Show fewer',
	near: 'Colours close to it too',
	price: 'Price',
	priceIn: (currency: string) => `Price in ${currency}`,
	currency: 'Currency',
	from: 'From',
	to: 'To',
	collected: 'Collected',
	range: (from: string, to: string) => `${from} – ${to}`,
	atLeast: (from: string) => `from ${from}`,
	atMost: (to: string) => `up to ${to}`,
	since: (from: string) => `since ${from}`,
	until: (to: string) => `until ${to}`,
	named: (words: string) => `“${words}”`,
	combined: 'Combined filter',
	saved: {
		heading: 'Saved filters',
		none: 'Set a filter, then save it here to use it again.',
		save: 'Save this filter',
		name: 'Name of the filter',
		confirm: 'Save',
		remove: (name: string) => `Delete the saved filter ${name}`,
		removed: (name: string) => `“${name}” deleted`,
		unkept: 'The browser did not keep this. It holds until you close this tab.'
	},
	grid: 'Catalog. Arrow keys move, Space picks, Enter shows details, ? lists all keys.',
	tile: (name: string) => `Pick ${name}`,
	loadingItem: 'Loading…',
	lostItem: 'Not there any more',
	more: (count: string) => `${items(count)} more. Narrow the filters to see them.`,
	picked: {
		region: 'Picked items',
		count: (count: string) => `${count} picked`,
		all: (count: string) => `Pick all ${count}`,
		clear: 'Pick none',
		cleared: 'Nothing picked any more',
		edit: 'Edit labels',
		delete: 'Delete',
		zip: 'Download as zip'
	},
	edit: {
		title: (count: string) => `Edit the labels of ${items(count)}`,
		lead: 'What was measured is kept. You can undo this.',
		unchanged: 'Leave as it is',
		category: 'Category',
		hasModel: 'Worn by a model',
		pose: 'Pose',
		colour: 'Rename a colour',
		colourFrom: 'Measured as',
		colourTo: 'Show as',
		apply: 'Change',
		working: 'Changing…'
	},
	done: {
		changed: (count: string) => `${items(count)} changed`,
		deleted: (count: string) => `${items(count)} deleted`,
		undone: (count: string) => `Undone for ${items(count)}`
	},
	details: {
		heading: 'Details',
		none: 'Choose an item to see its details.',
		show: 'Show details',
		hide: 'Hide details',
		open: (name: string) => `Details of ${name}`,
		like: 'Search like this',
		project: 'Project',
		collected: 'Collected',
		collection: 'Collection'
	},
	none: 'Nothing fits these filters',
	noneAdvice: 'Remove a filter, or clear all of them.',
	empty: 'The catalog is empty',
	emptyAdvice: 'Import a catalog in the settings; it then shows here.',
	toSettings: 'Open settings',
	help: {
		title: 'Keys',
		open: 'Keys',
		keys: {
			move: 'Move between items',
			ends: 'First and last item',
			page: 'A screen up or down',
			pick: 'Pick or unpick',
			pickMoving: 'Pick as you move',
			pickRange: 'Pick everything up to here',
			all: 'Pick all that fit the filters',
			none: 'Pick none',
			details: 'Show details',
			edit: 'Edit labels',
			delete: 'Delete what is picked',
			undo: 'Undo',
			search: 'Search names',
			help: 'This list'
		}
	}
};
