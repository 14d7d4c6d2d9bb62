/** Pictures with nothing to wear in them, as SVG: what people drop by mistake, or to see what happens. */

import { LETTERS, polyline } from '../../../scripts/crawl/demo/lettering';
import { Random } from '../../../scripts/crawl/demo/random';

const svg = (widthPx: number, heightPx: number, content: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">${content}</svg>`;

const flat = (colour: string) => svg(640, 480, `<rect width="640" height="480" fill="${colour}"/>`);

const gradient = (shape: string) =>
	svg(480, 640, `<defs>${shape}</defs><rect width="480" height="640" fill="url(#g)"/>`);
const stops = (from: string, to: string) =>
	`<stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/>`;

const checkerboard = svg(
	640,
	640,
	`<defs><pattern id="p" width="80" height="80" patternUnits="userSpaceOnUse">
	<rect width="80" height="80" fill="#f2efe6"/><path d="M0 0H40V40H0ZM40 40H80V80H40Z" fill="#20242c"/>
	</pattern></defs><rect width="640" height="640" fill="url(#p)"/>`
);

/** Lines of strokes in words of two to nine letters, since fonts differ from machine to machine. */
function textPage(): string {
	const random = new Random(7);
	const names = Object.keys(LETTERS);
	const strokes: string[] = [];
	for (let y = 70; y < 800; y += 24) {
		const end = random.chance(0.2) ? random.range(200, 400) : 550;
		for (let x = 50, left = random.int(2, 9); x < end; x += 9, left--) {
			if (left === 0) {
				left = random.int(3, 10);
				continue;
			}
			for (const line of LETTERS[random.pick(names)] ?? []) {
				strokes.push(polyline(line.map(([u, v]) => [x + u * 1.6, y + v * 2])));
			}
		}
	}
	const ink = `<path d="${strokes.join('')}" fill="none" stroke="#222" stroke-width="1.4"/>`;
	return svg(600, 840, `<rect width="600" height="840" fill="#fdfdfb"/>${ink}`);
}

const landscape = svg(
	800,
	600,
	`<defs><linearGradient id="g" x2="0" y2="1">${stops('#4f93d6', '#cfe6f5')}</linearGradient></defs>
	<rect width="800" height="600" fill="url(#g)"/><circle cx="610" cy="130" r="52" fill="#ffdf7a"/>
	<path d="M0 420Q150 260 330 390T800 330V600H0Z" fill="#6f9a5a"/>
	<path d="M0 480Q260 380 520 470T800 450V600H0Z" fill="#4b7a3f"/>
	<path d="M120 470V400M300 455V395" stroke="#5a4330" stroke-width="10"/>
	<circle cx="120" cy="380" r="40" fill="#2f5d33"/><circle cx="300" cy="375" r="34" fill="#386b3a"/>`
);

const barChart = svg(
	800,
	500,
	`<rect width="800" height="500" fill="#fff"/><rect width="800" height="44" fill="#2b3440"/>
	<path d="M80 100H760M80 180H760M80 260H760M80 340H760" stroke="#e3e6ea" stroke-width="2"/>
	<path d="M80 80V420H770" stroke="#667" stroke-width="2" fill="none"/>` +
		[210, 120, 280, 90, 330, 180, 240]
			.map(
				(h, i) =>
					`<rect x="${110 + i * 92}" y="${420 - h}" width="56" height="${h}" fill="#4379c4"/>`
			)
			.join('')
);

const tableWithCup = svg(
	800,
	600,
	`<rect width="800" height="600" fill="#d9d2c5"/><rect y="250" width="800" height="350" fill="#a0714a"/>
	<path d="M0 330H800M0 420H800M0 520H800" stroke="#8b5f3c" stroke-width="3"/>
	<ellipse cx="300" cy="440" rx="170" ry="70" fill="#f4f2ee"/><ellipse cx="300" cy="436" rx="110" ry="42" fill="#e2dfd8"/>
	<path d="M520 300H660L648 430Q590 452 532 430Z" fill="#3d6f8e"/><ellipse cx="590" cy="300" rx="70" ry="20" fill="#4a2f20"/>
	<path d="M656 330Q720 330 700 380Q690 404 650 400" fill="none" stroke="#3d6f8e" stroke-width="16"/>`
);

const houseLines = svg(
	600,
	600,
	`<rect width="600" height="600" fill="#fff"/><g fill="none" stroke="#111" stroke-width="5">
	<path d="M120 280H480V520H120ZM90 290L300 110L510 290M400 195V120H440V230"/>
	<path d="M270 520V400H340V520M160 330H230V400H160ZM195 330V400M160 365H230M380 330H450V400H380Z"/></g>`
);

const cartoonCat = svg(
	600,
	600,
	`<rect width="600" height="600" fill="#fbf3dd"/><g stroke="#3a2a1c" stroke-width="6">
	<path d="M420 470Q540 460 520 340" fill="none" stroke-width="26"/>
	<ellipse cx="310" cy="430" rx="130" ry="120" fill="#e69a45"/>
	<path d="M200 180L190 70L270 130ZM400 180L410 70L330 130Z" fill="#e69a45"/>
	<circle cx="300" cy="220" r="120" fill="#e69a45"/><ellipse cx="300" cy="450" rx="70" ry="80" fill="#f8dcb0"/>
	<circle cx="255" cy="205" r="16" fill="#3a2a1c"/><circle cx="345" cy="205" r="16" fill="#3a2a1c"/>
	<path d="M285 245H315L300 262Z" fill="#c65b5b"/><path d="M300 262Q280 290 258 275M300 262Q320 290 342 275M170 240L240 250M170 270L240 262M430 240L360 250M430 270L360 262" fill="none"/></g>`
);

const bottle = svg(
	450,
	600,
	`<rect width="450" height="600" fill="#fff"/><rect x="185" y="90" width="80" height="80" rx="8" fill="#2a2a2e"/>
	<rect x="200" y="170" width="50" height="30" fill="#c9ccd0"/><rect x="125" y="200" width="200" height="320" rx="26" fill="#d58aa0"/>
	<rect x="160" y="300" width="130" height="120" fill="#fbe9ee"/><path d="M180 340H270M180 365H270M180 390H240" stroke="#8b4a5c" stroke-width="5"/>`
);

const phone = svg(
	480,
	640,
	`<rect width="480" height="640" fill="#efece6"/><rect x="140" y="80" width="200" height="440" rx="30" fill="#15161a"/>
	<rect x="152" y="104" width="176" height="392" rx="12" fill="#3f6fb5"/>` +
		Array.from({ length: 12 }, (_, i) => {
			const fill = ['#f3c14b', '#6fbf73', '#e0605a', '#fff'][i % 4] ?? '#fff';
			return `<rect x="${168 + (i % 3) * 50}" y="${130 + Math.floor(i / 3) * 60}" width="36" height="36" rx="8" fill="${fill}"/>`;
		}).join('')
);

const fruitBowl = svg(
	700,
	560,
	`<rect width="700" height="560" fill="#e9e4da"/><circle cx="280" cy="250" r="80" fill="#d4392f"/>
	<circle cx="400" cy="240" r="84" fill="#f09a2a"/><circle cx="340" cy="190" r="72" fill="#8fb83e"/>
	<path d="M140 270H560Q540 450 350 450Q160 450 140 270Z" fill="#5a86a8"/>`
);

const car = svg(
	800,
	520,
	`<rect width="800" height="340" fill="#bcd3e2"/><rect y="340" width="800" height="180" fill="#7f8286"/>
	<path d="M120 380V310Q130 280 200 270L270 200H500L590 270Q680 280 690 320V380Z" fill="#b3262c"/>
	<path d="M230 268L285 215H375V268ZM395 215H490L550 268H395Z" fill="#dcebf2"/>
	<circle cx="240" cy="385" r="52" fill="#1c1d20"/><circle cx="570" cy="385" r="52" fill="#1c1d20"/>
	<circle cx="240" cy="385" r="24" fill="#c9ccd0"/><circle cx="570" cy="385" r="24" fill="#c9ccd0"/>`
);

const shirtOutline =
	'M210 110L130 150L70 260L140 300L170 250V520H430V250L460 300L530 260L470 150L390 110Q300 180 210 110Z';

/** An outline that a person reads as a T-shirt. */
export const shirtLineArt = svg(
	600,
	600,
	`<rect width="600" height="600" fill="#fff"/>
	<path d="${shirtOutline}" fill="none" stroke="#111" stroke-width="6" stroke-linejoin="round"/>
	<path d="M210 110Q300 210 390 110M170 500H430" fill="none" stroke="#111" stroke-width="4"/>`
);

type Picture = readonly [name: string, svg: string];

export const blankFrames: readonly Picture[] = [
	['a black frame', flat('#000')],
	['a white frame', flat('#fff')],
	['one flat colour', flat('#2f8f83')]
];

export const noGarment: readonly Picture[] = [
	[
		'a sky from blue to white',
		gradient(`<linearGradient id="g" x2="0" y2="1">${stops('#2c62b8', '#fdfdfd')}</linearGradient>`)
	],
	[
		'a spot of light on a wall',
		gradient(`<radialGradient id="g">${stops('#f7efe0', '#3a342c')}</radialGradient>`)
	],
	['a checkerboard', checkerboard],
	['a page of text', textPage()],
	['a hill, a sun and two trees', landscape],
	['a bar chart', barChart],
	['a cup and a plate on a table', tableWithCup],
	['a house in black lines', houseLines],
	['a cartoon cat', cartoonCat],
	['a bottle on white', bottle],
	['a phone', phone],
	['a bowl of fruit', fruitBowl],
	['a car in the street', car]
];
