/** English: the colours screen. */

const photos = (count: string): string => (count === '1' ? '1 photo' : `${count} photos`);
const garments = (count: string): string => (count === '1' ? '1 garment' : `${count} garments`);

export const coloursEn = {
	title: 'Colours',
	heading: 'Read the colours of a garment',
	lead: 'Drop one photo, several or a whole folder anywhere on this page. Only the garment counts, not the wall or the skin.',
	chooseFolder: 'Choose a folder',
	folderInput: 'Folder of photos',
	dropHere: 'Drop photos to read their colours',
	sampleName: (name: string) => `Read the colours of the photo “${name}”`,
	photoHeading: 'The colours of this photo',
	choosePart: 'What to measure',
	wholePhoto: 'Whole photo',
	article: 'What stands out',
	notices: {
		none: 'No garment was found, so these are the colours of the whole photo, background and all.',
		article:
			'No garment stood out for certain. These are the colours of what stands out from the background.'
	},
	nothing: 'There is nothing to measure here',
	nothingAdvice:
		'This part of the photo is see-through. Choose another part, or a photo with a background.',
	measuring: 'Measuring the colours…',
	palette: 'Palette',
	edited: 'Edited by you',
	revert: 'Back to measured',
	undo: 'Undo',
	redo: 'Redo',
	count: 'Number of colours',
	auto: 'Auto',
	numbers: (found: string, wished: string) => `Only ${found} of ${wished} can be told apart.`,
	copy: (hex: string) => `Copy ${hex}`,
	copied: (hex: string) => `${hex} copied`,
	copyFailed: 'The browser did not allow copying',
	deltaE: (value: string) => `ΔE ${value}`,
	/** How sure a name is, in words; the next name where that is of use. */
	odds: {
		clear: () => 'clear match',
		likely: (next: string) => `more likely than ${next}`,
		close: (next: string) => `could also be ${next}`,
		own: (measured: string) => `measured: ${measured}`
	},
	called: 'Main colour',
	patterns: {
		stripe: 'striped',
		check: 'checked',
		dot: 'dotted',
		print: 'printed'
	},
	multicolour: 'many colours',
	leftOut: 'Left out of the measure',
	leftOutParts: {
		shadow: (share: string) => `shadow ${share}`,
		highlight: (share: string) => `shine ${share}`,
		edge: (share: string) => `edges and texture ${share}`
	},
	leftOutNothing: 'Nothing was left out.',
	leftOutWhy:
		'Shade, gloss, and places where light and colours mix would make a colour darker, lighter or muddier than the cloth. They count for the shares, not for the tones.',
	yourName: 'your name',
	merged: 'merged',
	split: 'split',
	rename: 'Rename',
	renameOf: (colour: string) => `Rename ${colour}`,
	merge: 'Merge',
	mergeOf: (colour: string) => `Merge ${colour} with another`,
	mergeWith: 'Merge with',
	mergeInto: (colour: string, hex: string) => `Merge with ${colour} ${hex}`,
	splitOf: (colour: string) => `Split ${colour} in two`,
	splitAction: 'Split',
	unsplit: (hex: string) => `${hex} is a single shade; it cannot be split.`,
	labelTitle: 'Choose a name',
	labelLead:
		'The nearest names come first. ΔE says how far each is from the colour; below 2 hardly anyone sees it.',
	labelMeasured: 'measured',
	figures: 'Figures',
	figureOf: {
		share: 'Share',
		label: (colour: string) => `ΔE to ${colour}`,
		confidence: 'How likely the name is',
		measured: 'Measured name'
	},
	srgb: 'sRGB',
	oklab: 'OKLab',
	cielab: 'CIELAB (D65)',
	exportPalette: 'Take the palette with you',
	exportAs: (format: string) => `Download as ${format}`,
	formats: { json: 'JSON', csv: 'CSV', ase: 'Adobe swatches', css: 'CSS variables' },
	unkept: 'This edit could not be stored',
	unkeptAdvice: 'It holds until you close this tab. Free some space, then edit once more.',
	unhashed: 'Edits of this photo hold until you close this tab.',
	compare: 'Beside another method',
	compareLead: 'The same pixels, measured twice.',
	ours: 'Otlens',
	theirs: 'extcolors',
	theirsNote:
		'Counts exact colours and joins those within a fixed distance of 32; folds and edges count as colours.',
	more: (count: string, share: string) => `and ${count} more, ${share}`,
	evidence: 'Why this many colours',
	evidenceLead:
		'For each number of colours: how clearly the two most alike are two. Reading from the right, the first number on or above the line is taken; colours of less than 2% of the garment are left out after that, and in a woven check the dyes of threads too thin to be seen alone are added.',
	evidencePoint: (count: string, cost: string) => `${count}: ${cost}`,
	evidenceAxis: 'Number of colours',
	evidenceLine: 'two dyes from here up',
	nothingHere: (count: string): string =>
		count === '0' ? 'There is no file in this folder' : 'There is no photo among these files',
	nothingHereAdvice:
		'Choose JPEG, PNG, WebP, AVIF or GIF pictures. A zip has to be unpacked first.',
	batch: {
		heading: 'Photos',
		back: 'Back to the list',
		add: 'Add photos',
		addFolder: 'Add a folder',
		running: 'Measuring photos',
		paused: 'Paused',
		cancelled: 'Stopped',
		finished: (count: string, parts: string) => `${photos(count)}, ${garments(parts)} measured`,
		opening: 'Bringing your list back…',
		keep: {
			kept: 'Kept on this device until you empty the list.',
			pending: (count: string) => `${photos(count)} still to be kept on this device…`,
			full: (count: string) => `There is no room to keep ${photos(count)} of this list`,
			fullAdvice:
				'They are measured all the same, but are gone when you close this tab. Take the results with you, or free some space and add photos again.',
			nowhere: 'This browser does not let the app keep the list',
			nowhereAdvice: 'It is there until you close this tab. Take the results with you.',
			elsewhere: 'Another tab holds the list that is kept',
			elsewhereAdvice: 'What you add here is there until you close this tab.',
			failed: 'The list could not be kept',
			failedAdvice: 'It is there until you close this tab. Reload the page to try again.'
		},
		failed: (count: string) => `${photos(count)} could not be read`,
		left: (time: string) => `about ${time} left`,
		leftOut: (count: string) =>
			count === '1'
				? '1 file is no photo and was left out.'
				: `${count} files are no photos and were left out.`,
		pause: 'Pause',
		resume: 'Go on',
		clear: 'Empty the list',
		cleared: 'List emptied',
		csv: 'CSV',
		json: 'JSON',
		table: 'Colours of the photos',
		photo: 'Photo',
		garment: 'Garment',
		main: 'Main colour',
		label: 'Name',
		share: 'Share',
		colours: 'Colours',
		mark: 'Edited',
		markYes: 'edited',
		waiting: 'waiting',
		working: 'measuring…',
		open: (name: string, garment: string) =>
			garment ? `Open ${name}, ${garment}` : `Open ${name}`,
		none: 'nothing to measure',
		sortBy: (column: string) => `Sort by ${column}`,
		order: 'Order',
		asAdded: 'As added',
		ascending: 'Ascending',
		descending: 'Descending',
		showMore: (count: string) => `Show ${count} more`
	}
};
