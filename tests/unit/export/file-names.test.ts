import { describe, expect, it } from 'vitest';
import { MAX_NAME_BYTES, createFileNames } from '../../../src/lib/export/file-names';
import { seededRandom } from '../catalog/seeded-random';

const only = (raw: string): string => createFileNames()(raw, 'jpg');

describe('a file name', () => {
	it.each([
		['as it is', '1023', '1023.jpg'],
		['Korean', '플레어 스커트', '플레어 스커트.jpg'],
		['its own extension', 'IMG_1.JPG', 'IMG_1.jpg'],
		['only an extension', '.jpg', 'jpg.jpg'],
		['a way up', '../../etc/passwd', '_.._etc_passwd.jpg'],
		['a Windows way up', '..\\..\\boot.ini', '_.._boot.ini.jpg'],
		['a drive', 'C:\\x', 'C__x.jpg'],
		['a NUL', 'a\0b', 'a_b.jpg'],
		['a line break', 'a\r\nb', 'a__b.jpg'],
		['a hidden file', '.profile', 'profile.jpg'],
		['dots alone', '...', 'item.jpg'],
		['nothing', '', 'item.jpg'],
		['spaces', '   ', 'item.jpg'],
		['a device (Windows)', 'CON', '_CON.jpg'],
		['a device with an extension', 'nul.txt', '_nul.txt.jpg'],
		['a device with superscript', 'COM¹', '_COM¹.jpg'],
		['no device', 'console', 'console.jpg'],
		['a turned reading direction', 'photo\u202Egpj.exe', 'photo_gpj.exe.jpg'],
		['a lone surrogate', 'a\ud800b', 'a_b.jpg'],
		['a decomposed letter', 'e\u0301', '\u00e9.jpg'],
		['a dot at the end', 'dress.', 'dress.jpg']
	])('of %s', (_, raw, name) => {
		expect(only(raw)).toBe(name);
	});

	it('is different for texts that a file system takes for the same', () => {
		const name = createFileNames();
		const names = [
			'Dress',
			'dress',
			'DRESS',
			'dress ',
			'dress-2',
			'\u00e9',
			'e\u0301',
			'stra\u00dfe',
			'STRASSE'
		];
		expect(names.map((raw) => name(raw, 'jpg'))).toEqual([
			'Dress.jpg',
			'dress-2.jpg',
			'DRESS-3.jpg',
			'dress-4.jpg',
			'dress-2-2.jpg',
			'\u00e9.jpg',
			'\u00e9-2.jpg',
			'stra\u00dfe.jpg',
			'STRASSE-2.jpg'
		]);
	});

	it('holds for any text: short, clean, unique', () => {
		const random = seededRandom(8);
		const alphabet = [
			'a',
			'A',
			'.',
			' ',
			'/',
			'\\',
			'\0',
			'\n',
			'옷',
			'👗',
			'\u202e',
			'\ud83d',
			'CON',
			':',
			'-',
			'2',
			'é'
		];
		const name = createFileNames();
		const seen = new Set<string>();
		for (let round = 0; round < 1000; round += 1) {
			const raw = Array.from(
				{ length: Math.floor(random() ** 3 * 200) },
				() => alphabet[Math.floor(random() * alphabet.length)]
			).join('');
			const given = name(raw, 'webp');
			expect(new TextEncoder().encode(given).length).toBeLessThanOrEqual(MAX_NAME_BYTES);
			expect(given).toMatch(/^[^\p{C}/\\:*?"<>|. ][^\p{C}/\\:*?"<>|]*\.webp$/u);
			expect(given).not.toMatch(/[. ]\.webp$/);
			expect(given).not.toMatch(/^con *\./i);
			const key = given.normalize('NFC').toLowerCase();
			expect(seen.has(key)).toBe(false);
			seen.add(key);
		}
	});

	it('keeps whole characters when it cuts', () => {
		const name = only('👗'.repeat(100));
		expect(name).toBe(`${'👗'.repeat(29)}.jpg`);
	});
});
