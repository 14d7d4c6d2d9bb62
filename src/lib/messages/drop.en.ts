/** Making a collection of one's own files, in English. */

export const dropEn = {
	heading: 'Make a collection of your own files',
	lead: 'Drop a folder, a zip or files anywhere on this page. Everything is read on this device and stays here.',
	kinds: [
		'Photos, with or without a table (CSV) of their numbers, names and prices',
		'Saved web pages (.html with its folder, .mhtml) and product lists of shops (.json, .xml, .csv), together with their pictures',
		'A finished collection: a folder or zip with manifest.json'
	],
	chooseFiles: 'Choose files',
	chooseFolder: 'Choose a folder',
	filesInput: 'Files for a collection',
	folderInput: 'Folder for a collection',
	dropHere: 'Drop the files to look through them',
	reading: 'Looking through the files',
	unfinished: (name: string) => `“${name}” was not finished`,
	unfinishedAdvice: (done: string, total: string) =>
		`${done} of ${total} photos were looked at before the page was closed. Drop the same files again to go on: none of these is looked at twice. Another collection in their place forgets them.`,
	keepFound: (count: string) => `Make it of the ${count} that are ready`,
	forget: 'Forget them',
	plan: {
		heading: 'What is in these files',
		nothingWritten: 'Nothing is stored yet.',
		photos: 'Pictures',
		rows: 'Rows in the table',
		products: 'Products',
		ready: 'Become items',
		pictureless: 'Without a picture here',
		leftOut: 'Left out',
		from: 'Read from',
		feed: (file: string, count: string) => `${file}: products ${count}`,
		nothing: 'No item can be made of these files',
		nothingAdvice:
			'Drop photos, or products together with their pictures. The list below says what was left out and why.',
		noMatch: 'The table names no photo among these files',
		noMatchAdvice:
			'Choose below which column holds the photos’ file names, or take the photos alone.',
		columns: 'Columns of the table',
		columnsLead: 'Change what was not understood.',
		noColumn: '–',
		photosAlone: 'Take the photos without the table',
		fields: {
			image: 'Photo (file name)',
			number: 'Number',
			name: 'Name',
			link: 'Link',
			label: 'Kind of garment',
			price: 'Price',
			currency: 'Currency',
			shop: 'Shop',
			project: 'Project',
			collectedAt: 'Collected on'
		},
		kept: (columns: string) => `Kept as they are: ${columns}`,
		examples: 'The first items',
		known: 'Known of them',
		knownOf: (field: string, count: string) => `${field}: ${count}`,
		name: 'Name of the collection',
		namePlaceholder: 'Summer skirts',
		clash: (name: string, count: string) => `“${name}” is there already, items: ${count}`,
		clashDemo: (name: string) => `“${name}” is the demo of this app`,
		clashDemoAdvice: 'Please give another name.',
		clashChoice: 'What to do with it',
		add: 'Add to it',
		addNote: 'What is there stays; items whose number is there already are left out.',
		replace: 'Replace it',
		replaceNote: 'Can be undone afterwards. Your corrections stay with items of the same number.',
		orRename: 'Or give another name above.',
		start: 'Start',
		again: 'Other files',
		snapshot: (name: string, count: string) =>
			`“${name}” is a finished collection, items: ${count}`,
		snapshotReplaces: 'It takes the place of the one of that name.',
		take: 'Take it in'
	},
	run: {
		heading: (name: string) => `Making “${name}”`,
		running: 'Looking at the photos',
		paused: 'Paused',
		stopped: 'Stopped',
		left: (duration: string) => `about ${duration} left`,
		found: (count: string) => `Items so far: ${count}`,
		failed: (count: string) => `left out: ${count}`,
		pause: 'Pause',
		resume: 'Go on',
		early: 'Finish with what is ready',
		cancel: 'Cancel, keep nothing',
		kept: 'Results are kept on this device: if the page is closed, drop the same files again to go on.'
	},
	take: {
		heading: (name: string) => `Storing “${name}”`,
		again: 'Give up'
	},
	done: {
		made: (name: string, count: string) => `“${name}” is there. New items: ${count}`,
		undone: (name: string) => `“${name}” was taken back`,
		undoneAdvice: 'The catalog is as it was before.',
		open: 'Show in the catalog',
		undo: 'Undo',
		redo: 'Bring it back',
		noUndo: 'What was there before was too large to be held, so this cannot be undone.',
		next: 'More files'
	},
	leftOut: {
		title: (count: string) => `Left out: ${count}`,
		more: (count: string) => `and ${count} more`,
		csv: 'All of them as a table (CSV)',
		reasons: {
			'empty-file': 'The file is empty',
			'unknown-kind': 'Not a kind of file that is read here',
			'too-large': 'The file is too large',
			'unsafe-path': 'The name in the zip leads out of its folder',
			encrypted: 'The zip asks for a password',
			'zip-in-zip': 'A zip within a zip: unpack it first',
			'broken-zip': 'The zip is damaged',
			'broken-table': 'The table cannot be read',
			'no-products': 'No products were found in it',
			'no-such-picture': 'Its photo is not among the files',
			'ambiguous-picture': 'Two photos have this name; write the folder in the table, too',
			'not-in-table': 'The table does not name this photo',
			'not-of-a-product': 'No product names this picture',
			'said-twice': 'It was named before',
			'already-there': 'The collection has this number already',
			'not-reached': 'Finished before it was looked at',
			'no-garment': 'No garment was found in the photo',
			'refused-picture': 'The picture cannot be used'
		}
	},
	pictureless: {
		title: (count: string) => `Without a picture on this device: ${count}`,
		lead: 'This app never connects elsewhere, so it cannot fetch them. Save the pictures beside these files, or give the list of addresses to the collecting console.',
		csv: 'Picture addresses as a table (CSV)'
	}
};
