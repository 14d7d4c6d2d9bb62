/** What a photo's header says, before anything is decoded. */

export type ImageFormat =
	'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'heic' | 'bmp' | 'svg' | 'unknown';

export type ColourModel = 'rgb' | 'grey' | 'cmyk' | 'unknown';

export type ImageFacts = {
	readonly format: ImageFormat;
	/** As stored, before any EXIF turn; 0 where the header does not say (SVG, unknown, cut short). */
	readonly widthPx: number;
	readonly heightPx: number;
	/** More than one frame; the app works on the first. */
	readonly animated: boolean;
	readonly colourModel: ColourModel;
	/** False when the file ends before its picture does. */
	readonly complete: boolean;
	readonly byteLength: number;
};

/** What one format's reader finds; the caller adds format and byte length. */
export type HeaderFacts = Omit<ImageFacts, 'format' | 'byteLength'>;
