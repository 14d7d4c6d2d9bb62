/** A street out of focus behind the figure: façade, shop windows, pavement. */
import sharp from 'sharp';
import { PHOTO } from './placement';
import type { Random } from './random';
import { WALLS, facade, park, plainWall, rect, shade } from './street-walls';
import type { Rgb } from './types';

const { width: W, height: H } = PHOTO;

const GROUND: readonly Rgb[] = [
	[168, 166, 162],
	[150, 149, 150],
	[178, 170, 160],
	[138, 138, 142]
];

function pavement(random: Random, kerb: number): string {
	const base = random.pick(GROUND);
	let s = rect(0, kerb, W, H - kerb, 'url(#g)');
	s += rect(0, kerb, W, 5, shade(base, 0.7));
	const vanish = random.range(140, 340);
	for (let i = -14; i <= 14; i++) {
		const foot = vanish + i * 78;
		s += `<path d="M${vanish + i * 24} ${kerb}L${foot} ${H}" stroke="${shade(base, 0.86)}" stroke-width="2"/>`;
	}
	for (let t = 0.08; t < 1; t += 0.06 + t * 0.12)
		s += rect(0, kerb + (H - kerb) * t, W, 1 + t * 1.6, shade(base, 0.86));
	const gradient =
		`<linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${shade(base, 0.92)}"/>` +
		`<stop offset="1" stop-color="${shade(base, 1.1)}"/></linearGradient>`;
	return `<defs>${gradient}</defs>${s}`;
}

function clutter(random: Random, kerb: number): string {
	let s = '';
	if (random.chance(0.5)) {
		const x = random.chance(0.5) ? random.range(-40, 60) : random.range(390, 500);
		for (let i = 0; i < 16; i++) {
			const green = random.pick(['#5f7350', '#6f8460', '#4d5f42', '#7f8f66']);
			s += `<ellipse cx="${(x + random.jitter(80)).toFixed(0)}" cy="${random.range(10, 220).toFixed(0)}" rx="${random.range(22, 46).toFixed(0)}" ry="${random.range(18, 34).toFixed(0)}" fill="${green}" opacity="0.8"/>`;
		}
		s += rect(x - 6, 170, 13, kerb - 160, '#5a4a3d');
	}
	if (random.chance(0.4)) {
		const x = random.chance(0.5) ? random.range(-120, -20) : random.range(330, 420);
		const paint = random.pick(['#3d4247', '#8a8f94', '#5b2f30', '#2c3b4f']);
		const y = kerb - 62;
		s += `<path d="M${x} ${kerb + 8}V${y + 24}Q${x + 4} ${y + 8} ${x + 34} ${y + 4}L${x + 62} ${y - 26}H${x + 150}L${x + 180} ${y + 6}Q${x + 206} ${y + 8} ${x + 206} ${y + 30}V${kerb + 8}Z" fill="${paint}"/>`;
		s += `<path d="M${x + 44} ${y + 4}L${x + 68} ${y - 19}H${x + 144}L${x + 166} ${y + 4}Z" fill="#9fb0b8" opacity="0.8"/>`;
		for (const dx of [44, 164])
			s += `<circle cx="${x + dx}" cy="${kerb + 6}" r="20" fill="#1d1d1f"/>`;
	}
	return s;
}

/** RGB bytes; the figure stands at `groundY` on the pavement. */
export async function paintStreet(random: Random, groundY: number): Promise<Uint8Array> {
	const kerb = Math.round(Math.min(groundY - 40, H - 70) - random.range(20, 90));
	const wall = random.pick(WALLS);
	const kind = random.weighted({ facade: 4, wall: 3, park: 2 });
	const behind =
		kind === 'facade'
			? facade(random, wall, kerb)
			: kind === 'wall'
				? plainWall(random, wall, kerb)
				: park(random, kerb);
	const light = `<linearGradient id="l" x1="0" y1="0" x2="1" y2="0.4"><stop offset="0" stop-color="#fff" stop-opacity="${random.range(0.1, 0.35).toFixed(2)}"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>`;
	const svg =
		`<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}"><defs>${light}</defs>` +
		behind +
		pavement(random, kerb) +
		(kind === 'park' ? '' : clutter(random, kerb)) +
		`${rect(0, 0, W, H, 'url(#l)')}</svg>`;
	const data = await sharp(Buffer.from(svg))
		.removeAlpha()
		.blur(kind === 'park' ? random.range(5, 8) : random.range(2.4, 5))
		.raw()
		.toBuffer();
	return new Uint8Array(data);
}
