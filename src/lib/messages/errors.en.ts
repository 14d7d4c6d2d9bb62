/** English: what went wrong, and what to do about it. */

import type { ErrorTexts } from './error-names';

export const errorsEn: ErrorTexts = {
	EmptyFileError: {
		title: 'This file is empty',
		advice: 'It has no content at all. Save or download the photo again, then choose it once more.'
	},
	NotAnImageError: {
		title: 'This file is not a photo',
		advice: 'Choose a JPEG, PNG, WebP, AVIF or GIF picture. A zip has to be unpacked first.'
	},
	VectorImageError: {
		title: 'This is a drawing, not a photo',
		advice: 'SVG drawings cannot be used here. Take a screenshot of it and use that.'
	},
	TruncatedPhotoError: {
		title: 'Part of this photo is missing',
		advice: 'The file ends too early, as after an interrupted download. Get it again and retry.'
	},
	PhotoTooSmallError: {
		title: 'This photo is too small',
		advice: 'Each side needs at least 32 pixels. Choose a larger version of the photo.'
	},
	PhotoTooLargeError: {
		title: 'This photo is too large',
		advice: 'The most is 30,000 pixels a side and 120 megapixels. Crop it or scale it down first.'
	},
	BoxTooSmallError: {
		title: 'This frame is too small',
		advice: 'Draw it larger, around the whole garment.'
	},
	NothingThereError: {
		title: 'Nothing stands out in this frame',
		advice: 'Draw it closer around the garment, or choose another photo.'
	},
	UndecodablePhotoError: {
		title: 'This browser cannot open this photo',
		advice: 'Save it as JPEG or PNG and choose that. iPhone HEIC photos often need this.'
	},
	NotReadableError: {
		title: 'The file cannot be read any more',
		advice: 'It was moved, changed or is still being saved. Choose it once more.'
	},
	NotFoundError: {
		title: 'The file cannot be read any more',
		advice: 'It was moved, changed or is still being saved. Choose it once more.'
	},
	ModelDownloadError: {
		title: 'A part of the app did not arrive',
		advice: 'The files that recognise clothes could not be loaded. Check the network and try again.'
	},
	ModelChecksumError: {
		title: 'A part of the app arrived damaged',
		advice: 'The file was thrown away. Try again to load a fresh copy.'
	},
	ModelManifestError: {
		title: 'The list of app parts cannot be read',
		advice: 'Reload the page. If it stays like this, this copy of the app is not complete.'
	},
	ModelNotReadyError: {
		title: 'The part that recognises clothes is not ready',
		advice: 'Try again. If it stays like this, reload the page.'
	},
	ModelOutputError: {
		title: 'The parts of the app do not fit together',
		advice: 'Reload the page to bring them to the same version, then try the photo again.'
	},
	BackendUnavailableError: {
		title: 'The chosen processor is not available here',
		advice: 'Set the processor to “Automatic” in the settings.'
	},
	WorkerDiedError: {
		title: 'The work stopped unexpectedly',
		advice: 'The device may be short of memory. Close other tabs and try again.'
	},
	WorkerDiedRepeatedlyError: {
		title: 'The work keeps stopping',
		advice:
			'Reload the page. If it happens again, use a smaller photo or another processor setting.'
	},
	SnapshotChecksumError: {
		title: 'This catalog is damaged',
		advice: 'A file in it is not what it should be. Nothing was changed. Copy the folder again.'
	},
	SnapshotFormatError: {
		title: 'This is not a catalog Otlens can read',
		advice: 'Choose a folder that contains a catalog’s manifest.json. Nothing was changed.'
	},
	SnapshotMissingFileError: {
		title: 'A file of this catalog is missing',
		advice: 'Choose the whole folder, with everything in it. Nothing was changed.'
	},
	SnapshotVersionError: {
		title: 'This catalog is newer than this app',
		advice: 'Reload the page to get the newest Otlens, then try again. Nothing was changed.'
	},
	StorageFullError: {
		title: 'There is no room left on this device',
		advice:
			'Remove a collection in the settings or free some space. What was stored is still there.'
	},
	StorageBlockedError: {
		title: 'The catalog is held by another tab',
		advice: 'Close the other tabs with Otlens, then try again. Nothing stored is lost.'
	},
	StorageOutdatedError: {
		title: 'A newer version of the app is open',
		advice: 'Reload this page to use it here, too. Nothing stored is lost.'
	},
	CatalogChangedError: {
		title: 'The catalog changed meanwhile',
		advice: 'It was changed here or in another tab. Choose the items once more.'
	},
	ZipTooLargeError: {
		title: 'The zip would be too large for this browser',
		advice:
			'Pack fewer items, or choose a file to write to where the browser offers it. Nothing was changed.'
	},
	ZipChangedError: {
		title: 'The items have changed since the zip was stopped',
		advice: 'It cannot be gone on with. Make it again from the beginning.'
	},
	ZipSinkError: {
		title: 'The file cannot be written to',
		advice: 'It may have been moved, or be open elsewhere. Choose where the zip goes once more.'
	},
	ZipPermissionError: {
		title: 'The browser may not write to the file',
		advice:
			'Allow it when the browser asks. The zip is kept as far as it is, under “Download as zip”.'
	},
	ZipPatternError: {
		title: 'This pattern does not name files',
		advice:
			'Use the fields below, each in braces, and at least one that tells the items apart, such as {number}.'
	},
	ZipForeignError: {
		title: 'This is no zip of items from Otlens',
		advice: 'Choose one that was made by “Download as zip”. Nothing was imported.'
	},
	ZipDamagedError: {
		title: 'This zip is damaged',
		advice:
			'It did not arrive whole. Copy or download it again, then try once more. Nothing was imported.'
	},
	ZipUnsafeError: {
		title: 'This zip is not safe to open',
		advice: 'It is built to do harm or was tampered with. Nothing was imported.'
	},
	ZipOtherModelError: {
		title: 'This zip was made by another version of the app',
		advice: 'Its items cannot be compared with those that are here. Nothing was imported.'
	},
	FilterFormatError: {
		title: 'This filter cannot be read',
		advice:
			'It is damaged or was made by a newer version of the app. Reload the page to update the app, or set the filter anew.'
	},
	ImportLostError: {
		title: 'Another tab ended this import',
		advice: 'Import the folder again, in one tab only. What was stored before is still there.'
	},
	IndexFormatError: {
		title: 'The stored search index is damaged',
		advice: 'Reload the page: it is built again from what is stored. Nothing is lost.'
	},
	IndexTooLargeError: {
		title: 'There are more items than this device can search at once',
		advice:
			'Remove a collection in the settings, or close other tabs and try again. Nothing stored is lost.'
	},
	ExamplesCancelError: {
		title: 'These examples leave nothing to look for',
		advice: 'Add something that you like, or take one of the others away.'
	},
	StoreChangedError: {
		title: 'Another tab is changing the catalog',
		advice: 'Wait until it is done there, then try again. Nothing stored is lost.'
	},
	RuntimeStartError: {
		title: 'The part that recognises clothes did not start',
		advice: 'Try again. If it fails again, choose the main processor in the settings.'
	},
	GpuLostError: {
		title: 'The graphics processor stopped',
		advice: 'Try again. If it happens often, choose the main processor in the settings.'
	},
	QuotaExceededError: {
		title: 'There is no room left on this device',
		advice:
			'Remove a collection in the settings or free some space. What was stored is still there.'
	},
	CameraError: {
		title: 'The camera cannot be used',
		advice: 'Allow the camera for this page in the browser, or choose a photo instead.'
	},
	ConsoleUnreachableError: {
		title: 'The console does not answer',
		advice: 'See whether it is still running where you started it, then try again. Nothing is lost.'
	},
	ConsoleAnswerError: {
		title: 'The console and this app do not fit together',
		advice: 'They are of different versions. Start the console again and reload this page.'
	},
	ConsoleForbiddenError: {
		title: 'The console wants its token',
		advice: 'Open the address that it printed when it was started.'
	},
	ConsoleNotAllowedError: {
		title: 'That cannot be done now',
		advice: 'It is in another state by now. Look at what it shows, then try again.'
	},
	ConsoleInvalidError: {
		title: 'The console cannot take this as it is',
		advice: 'Look over what you typed, then try again. Nothing was changed.'
	},
	ConsoleNotFoundError: {
		title: 'That is not there any more',
		advice: 'It was deleted here or elsewhere. Reload the page to see what there is.'
	},
	ConsoleBusyError: {
		title: 'Another program has the collected data',
		advice: 'End the other console or command first, then try again. Nothing is lost.'
	},
	ConsoleFailedError: {
		title: 'Something went wrong in the console',
		advice: 'Try again. If it happens again, start the console anew; what was collected stays.'
	},
	ZipFormatError: {
		title: 'This zip is damaged',
		advice: 'Make it once more, or drop the folder itself. Nothing stored was changed.'
	},
	FileTooLargeError: {
		title: 'This file is larger than can be read',
		advice: 'Split it into smaller ones, or drop its folder itself.'
	},
	DropElsewhereError: {
		title: 'Another tab is making a collection',
		advice: 'Wait until it is done there, or close that tab, then try again.'
	},
	OtherModelError: {
		title: 'This collection was made by another version of the app',
		advice: 'New items cannot be compared with its own. Replace it, or give another name.'
	},
	NothingFoundError: {
		title: 'No photo became an item',
		advice:
			'Nothing was stored. Try photos in which the garment is larger, or items that are not there yet.'
	},
	NoGarmentError: {
		title: 'No garment was found in the photo',
		advice: 'Try a photo in which it is larger and brighter.'
	},
	TableError: {
		title: 'This table cannot be read',
		advice: 'Save it as CSV once more, then try again.'
	},
	other: {
		title: 'Something went wrong',
		advice: 'Try again. If it happens again, reload the page; what was stored stays.'
	}
};
