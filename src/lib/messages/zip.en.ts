/** English: packing items into a zip, and taking one in again. */

const items = (count: string): string => (count === '1' ? '1 item' : `${count} items`);
const files = (count: string): string => (count === '1' ? '1 file' : `${count} files`);

export const zipEn = {
	title: 'Download as zip',
	contents: {
		heading: 'What goes in',
		photo: 'Photos',
		photoNote: 'just as they are stored',
		thumbnail: 'Small pictures',
		thumbnailNote: 'for lists and previews',
		cutout: 'Garments cut out',
		cutoutNote: 'along their outline, with a clear background',
		format: 'Format of the cut-outs',
		formats: { png: 'PNG', webp: 'WebP (smaller)' },
		crop: 'Garments cropped',
		cropNote: 'the part of the photo they are in',
		mask: 'Masks',
		maskNote: 'white where the garment is, black elsewhere',
		paletteJson: 'Colours for programs',
		paletteCsv: 'Colours as a table',
		restorable: 'What it takes to import it again',
		restorableNote: 'so that another device has the same items',
		always: 'A table (items.csv) and a list for programs (manifest.json) are always in it.',
		made: 'Cut-outs, crops and masks are made on this device while packing.',
		madeTakes: (time: string) => `This takes about ${time}.`
	},
	names: {
		heading: 'Folders and names',
		pattern: 'Names look like this',
		add: (field: string) => `Add ${field}`,
		fields: {
			project: 'Project',
			shop: 'Shop',
			collection: 'Collection',
			category: 'Category',
			kind: 'Kind',
			colour: 'Colour',
			hasModel: 'Model',
			pose: 'Pose',
			framing: 'In the photo',
			number: 'Number',
			name: 'Name'
		},
		example: 'For example',
		renamed: (count: string) =>
			`${count === '1' ? '1 name is' : `${count} names are`} taken already; a number is added.`
	},
	training: {
		heading: 'For training models',
		coco: 'Boxes, outlines and body points',
		cocoNote: 'in one file, as COCO',
		layout: 'Folders by class, split in three',
		layoutNote: 'photos of one product stay together',
		shares: 'Shares',
		train: 'Training',
		val: 'Validation',
		test: 'Test',
		seed: 'Seed',
		seedNote: 'The same seed splits the same way.',
		parts: (train: string, val: string, test: string) =>
			`${train} for training, ${val} for validation, ${test} for the test`
	},
	place: {
		heading: 'Where to',
		file: 'A file you choose',
		fileNote:
			'Goes straight to disk, however large it is. A very large one needs twice the room meanwhile.',
		download: 'Downloads',
		storageNote: (free: string) => `Is kept in the browser first, which has ${free} left.`,
		storageNoteOpen: 'Is kept in the browser first.',
		memoryNote: (most: string) => `This browser holds it in memory: ${most} at most.`,
		tooLarge: (most: string) => `Too large: ${most} at most. Choose a file, or pack less.`
	},
	size: {
		counting: 'Counting…',
		items,
		files,
		about: (size: string) => `about ${size}`,
		margin: (share: string) => `within ${share}`,
		narrowing: (share: string) => `±${share}, getting more exact`,
		exact: 'exact',
		atLeast: (size: string) => `${size} and what is made`,
		sampling: 'Making a few to tell the size…',
		withoutPhoto: (count: string) => `${items(count)} without a photo`,
		lost: (count: string) => `${items(count)} not there any more`
	},
	start: 'Make the zip',
	empty: 'Choose what goes in.',
	progress: {
		writing: 'Packing',
		paused: 'Paused',
		finishing: 'Finishing',
		pause: 'Pause',
		resume: 'Go on',
		stop: 'Stop',
		written: (size: string) => `${size} written`
	},
	stopped: {
		title: 'Stopped',
		canGoOn: 'What is packed so far is kept.',
		cannot: 'It cannot be gone on with here. It would begin again.',
		goOn: 'Go on',
		giveUp: 'Give up'
	},
	done: {
		title: (count: string, size: string) => `${items(count)} packed, ${size}`,
		missing: (count: string) => `No photo was there for ${items(count)}.`,
		underived: (count: string) => `No outline was found for ${items(count)}.`
	},
	unfinished: {
		title: (done: string, total: string) => `A zip was left at ${done} of ${total}`,
		goOn: 'Go on with it',
		throwAway: 'Throw it away',
		lostTitle: (total: string) => `A zip of ${items(total)} was cut off`,
		lostAdvice:
			'The page was closed before any of it was kept. What you chose for it is still here.',
		again: 'Begin again',
		forget: 'Forget it'
	},
	taking: {
		pick: 'Import a zip',
		hint: 'Choose or drop a zip that this app made.',
		drop: 'Drop the zip to import its items',
		working: 'Importing the zip',
		done: (added: string) => `${items(added)} imported`,
		known: (count: string) => `${items(count)} were here already and stayed as they are.`,
		left: (count: string) =>
			`${items(count)} could not be imported: the zip was packed without what it takes.`,
		edited: (count: string) => `Your corrections of ${items(count)} came along.`
	}
};
