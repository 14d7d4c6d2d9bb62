/** English texts; their shape is what the other languages must fill. */

import { errorsEn } from './errors.en';
import { attributesEn } from './attributes.en';
import { browseEn } from './catalog.en';
import { crawlEn } from './crawl.en';
import { coloursEn } from './colours.en';
import { dropEn } from './drop.en';
import { categoriesEn, kindsEn } from './names.en';
import { zipEn } from './zip.en';

const items = (count: string): string => (count === '1' ? '1 item' : `${count} items`);

export const en = {
	app: {
		name: 'Otlens',
		nameLocal: '옷렌즈',
		description: 'Find clothes like the ones in a photo. Nothing leaves your device.',
		skipToContent: 'Skip to content',
		offline: 'Offline – everything still works',
		offlineReady: 'Ready to work offline',
		navigation: 'Main',
		search: 'Search',
		colours: 'Colours',
		catalog: 'Catalog',
		crawl: 'Collect',
		settings: 'Settings',
		language: 'Language',
		titleOf: (page: string) => `${page} – Otlens`
	},
	action: {
		close: 'Close',
		cancel: 'Cancel',
		retry: 'Try again',
		undo: 'Undo',
		remove: 'Remove',
		dismiss: 'Dismiss'
	},
	photo: {
		heading: 'Find clothes like the ones in a photo',
		lead: 'Drop a street photo, a screenshot or a picture of one garment anywhere on this page.',
		choose: 'Choose a photo',
		another: 'Another photo',
		take: 'Take a photo',
		pasteHint: 'or paste it with',
		privacy: 'Photos never leave this device.',
		dropHere: 'Drop the photo to search with it',
		samples: 'Or try one of these',
		sampleName: (name: string) => `Search with the photo “${name}”`,
		input: 'Photo file',
		alt: 'Your photo',
		back: 'Back to the last photo',
		lost: 'The photo of this search is not on this device',
		lostAdvice: 'Photos stay where they were searched with. Choose the photo again.'
	},
	camera: {
		title: 'Take a photo',
		shoot: 'Take the picture',
		starting: 'Starting the camera…'
	},
	stages: {
		'download-model': 'Loading what recognises clothes (once only)',
		'start-model': 'Getting ready',
		decode: 'Opening the photo',
		parse: 'Looking for clothes',
		describe: 'Measuring colours and shapes',
		pose: 'Looking at the pose',
		'read-snapshot': 'Reading the catalog',
		'store-snapshot': 'Storing the catalog',
		zip: 'Packing the zip',
		'read-files': 'Looking through the files',
		'write-snapshot': 'Writing the collection'
	},
	progress: {
		working: 'Working…',
		remaining: (left: string) => `${left} left`,
		of: (done: string, total: string) => `${done} of ${total}`
	},
	notices: {
		'first-frame-only': 'This is an animation; its first picture was used.',
		'converted-from-cmyk': 'This photo was made for print; its colours may differ a little.',
		'scaled-down': 'This photo is very large; a smaller copy of it was used.',
		'whole-photo': 'No single garment stood out, so the whole photo is searched with.',
		slower: 'The graphics processor was lost; the work went on with the main processor.'
	},
	garments: {
		heading: 'In this photo',
		hint: 'Choose a garment. The arrow keys move between them.',
		none: 'No garment found in this photo',
		noneAdvice: 'A photo that shows the garment larger and brighter often helps.',
		wholePhoto: 'Whole photo',
		framed: 'Your frame',
		drawFrame: 'Frame a garment',
		frameHint:
			'Drag a frame around the garment. With keys: arrows move, Shift with arrows resizes, Enter searches, Escape cancels.',
		add: (name: string) => `Search with ${name} as well`,
		takeOut: (name: string) => `Search without ${name}`,
		unsure: 'unsure',
		searchWholePhoto: 'Search with the whole photo',
		unsureName: (name: string) => `${name} (unsure)`,
		boxName: (name: string, colours: string) => (colours ? `${name}: ${colours}` : name),
		share: (colour: string, share: string) => `${colour} ${share}`
	},
	results: {
		heading: 'Similar items',
		count: items,
		searching: 'Searching…',
		like: (name: string) => `Like the ${name.toLowerCase()}`,
		all: (count: string) => `See all ${count}`,
		similar: (share: string) => `${share} similar`,
		colourGap: (deltaE: string) => `ΔE ${deltaE}`,
		pickColour: 'Another colour',
		pickedColour: (hex: string) => `Colour to look for: ${hex}`,
		ownColours: 'Colours of the photo',
		shape: 'Shape',
		colour: 'Colour',
		weight: 'What counts more: shape or colour',
		weightValue: (share: string) => `${share} colour`,
		scope: 'Which items to show',
		sameCategory: (category: string) => `${category} only`,
		everything: 'Everything',
		colourFilter: 'Only in',
		onlyColour: (colour: string) => `Only ${colour}`,
		show: 'Show what was found',
		liftFilter: 'Search the whole catalog',
		none: 'Nothing fits these filters',
		liftColour: (colour: string) => `Show every colour, not only ${colour}`,
		liftCategory: (category: string) => `Show everything, not only ${category}`,
		emptyCatalog: 'The catalog is empty',
		emptyCatalogAdvice: 'Import a catalog in the settings, then search again.',
		toSettings: 'Open settings',
		leftOut: (names: string) => `Not searched: ${names}`,
		leftOutAdvice:
			'Measured by another version of the app, so there is nothing to compare. Build it again, then import it.',
		select: (name: string) => `Select ${name}`,
		grid: 'Similar items; arrow keys move, Enter opens, Space selects, plus and minus say what you want',
		plus: (name: string) => `More like “${name}”`,
		minus: (name: string) => `Less like “${name}”`,
		likeThese: 'Like',
		unlikeThese: 'Not like',
		removeExample: (name: string) => `Take back “${name}”`,
		folded: (count: string) => `+${count}`,
		foldedTitle: 'More photos of this product',
		beyond: 'The rest is less like it.',
		showBeyond: (count: string) => `Show ${count} more anyway`,
		noPhoto: 'Choose a photo to search with'
	},
	queries: {
		heading: 'Search with many photos',
		chooseFolder: 'A folder of photos',
		running: 'Searching photo by photo',
		paused: 'Paused',
		finished: (count: string) =>
			count === '1' ? '1 photo searched with' : `${count} photos searched with`,
		waiting: 'Waiting',
		pause: 'Pause',
		resume: 'Go on',
		csv: 'Results as a table (CSV)',
		clear: 'Close the list'
	},
	shop: {
		name: 'Otlens Demo Mall',
		note: 'A drawn product of the demo shop; nothing is for sale here.',
		missing: 'The demo shop has no such product',
		missingAdvice: 'The link may be from an older catalog.'
	},
	item: {
		link: 'Open in the shop',
		newTab: '(new tab)',
		moreLikeThis: 'More like this',
		addToSelection: 'Add to selection',
		inSelection: 'Selected',
		colours: 'Colours',
		details: 'Details and figures',
		shop: 'Shop',
		number: 'Number',
		category: 'Category',
		kind: 'Kind',
		shapeFigure: 'Shape similarity',
		colourFigure: 'Colour distance',
		photoSize: 'Photo'
	},
	selection: {
		region: 'Selection',
		count: (count: string) => `${count} selected`,
		download: 'Download zip',
		clear: 'Clear',
		cleared: 'Selection cleared'
	},
	catalog: {
		opening: 'Preparing the catalog',
		ready: (count: string) => `${items(count)} in the catalog`,
		inMemory: 'This browser does not let the app store anything',
		inMemoryAdvice:
			'You can search, but the catalog is loaded again each time. Leave private browsing or allow site data to keep it.',
		noRoom: 'There is no room left to store the catalog',
		noRoomAdvice:
			'You can search, but the catalog is loaded again each time. Free some space on this device, then reload the page.',
		shippedBroken: 'The demo catalog did not arrive whole',
		shippedBrokenAdvice:
			'Photos are still recognised, and nothing stored was changed. Check the network, then try again.',
		refused: 'The newer demo catalog was not taken in',
		refusedAdvice: (reason: string) => `${reason}. What was stored before is still searched.`,
		demoRemoved: 'You removed the demo catalog.',
		restoreDemo: 'Bring the demo catalog back'
	},
	settings: {
		title: 'Settings',
		language: 'Language',
		theme: 'Appearance',
		themes: { system: 'Same as the device', light: 'Light', dark: 'Dark' },
		processor: 'Processor',
		processorLead: 'What recognises the clothes. Automatic takes the fastest there is.',
		choices: {
			auto: 'Automatic',
			webgpu: 'Graphics processor (WebGPU)',
			webgl: 'Graphics processor (WebGL)',
			wasm: 'Main processor (WASM)'
		},
		choiceNotes: {
			auto: 'Recommended',
			webgpu: 'Fast, where the browser allows it',
			webgl: 'For older devices',
			wasm: 'Works everywhere'
		},
		now: 'Now running on',
		backends: {
			webgpu: 'the graphics processor (WebGPU)',
			webgl: 'the graphics processor (WebGL)',
			wasm: 'the main processor (WASM)'
		},
		threads: (count: number) => (count === 1 ? 'one thread' : `${count} threads`),
		notRunning: 'Nothing yet; it starts with the first photo.',
		starting: 'Starting…',
		fellBack: (from: string) => `Instead of ${from}, which is not available here.`,
		models: 'Models',
		modelsLead: 'The trained parts that ship with the app and run on this device.',
		modelRoles: {
			parse: 'Finds garments',
			embed: 'Compares shapes',
			pose: 'Sees the pose'
		},
		modelCard: 'About this model',
		licence: 'Licence',
		catalog: 'Catalog',
		catalogLead: 'The collections that are searched.',
		importFolder: 'Import a catalog folder',
		importHint: 'Choose or drop the folder that contains manifest.json.',
		importing: 'Importing',
		unfinished: (name: string) => `The import of “${name}” was broken off`,
		unfinishedAdvice: (done: string, count: string) =>
			`${done} of ${count} items are here. Choose the folder again: only the rest is read. Left alone, they go after a week.`,
		removed: (name: string) => `“${name}” is removed`,
		removeName: (name: string) => `Remove “${name}”`,
		storedOn: (date: string) => `stored ${date}`,
		noCollections: 'No collections yet.',
		storage: 'Storage',
		used: (used: string, quota: string) => `${used} of ${quota} used`,
		usedOnly: (used: string) => `${used} used`,
		kept: 'Your data is kept until you remove it.',
		notKept: 'The browser may clear your data when the device runs out of space.',
		keep: 'Keep my data',
		keepRefused: 'The browser did not agree. Installing the app usually helps.',
		about: 'About',
		version: 'Version',
		privacy: 'Privacy',
		privacyText:
			'Everything happens in this browser. No photo, search or setting is sent anywhere, and the app is not allowed to connect to any other server.',
		recentPhotos: (count: string) =>
			`${count === '1' ? 'The photo' : `The ${count} photos`} you searched with last ${count === '1' ? 'is' : 'are'} kept in this browser, so that Back and links work.`,
		forgetRecent: 'Forget them',
		recentForgotten: 'The photos of your last searches are forgotten.',
		licences: 'Licences',
		licencesText:
			'Otlens is free software under the MIT licence. It builds on Svelte, ONNX Runtime, TensorFlow.js, Workbox, idb, Comlink and JSZip.'
	},
	update: {
		available: 'A new version is ready.',
		now: 'Update now',
		later: 'Later'
	},
	notFound: {
		title: 'This page does not exist',
		home: 'Back to the search'
	},
	browse: browseEn,
	crawl: crawlEn,
	zip: zipEn,
	colours: coloursEn,
	drop: dropEn,
	categories: categoriesEn,
	kinds: kindsEn,
	attributes: attributesEn,
	errors: errorsEn
};
