/** `npm run icons`: draws the PNG icons of the install manifest from their SVG. */
import sharp from 'sharp';

const icons = [
	['icon.svg', 'icon-192.png', 192],
	['icon.svg', 'icon-512.png', 512],
	['icon-maskable.svg', 'icon-maskable-512.png', 512],
	['icon-maskable.svg', 'apple-touch-icon.png', 180]
];

for (const [source, target, size] of icons) {
	await sharp(`static/icons/${source}`, { density: 300 })
		.resize(size, size)
		.png({ compressionLevel: 9, palette: true })
		.toFile(`static/icons/${target}`);
}
