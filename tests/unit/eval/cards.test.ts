import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFresh, fillCard } from '../../../scripts/eval/cards/fill-card';
import { writeCards } from '../../../scripts/eval/cards/write-cards';
import { EvalInputError } from '../../../scripts/eval/eval-error';
import { readModelManifest } from '../../../src/lib/vision/models';

const root = path.resolve(import.meta.dirname, '../../..');
const models = path.join(root, 'static/models');

describe('fillCard', () => {
	const values = { kinds: { top1: 0.82983, n: 1234, 'no collar': 1 }, id: 'net-1' };

	it('prints shares by decimals, counts whole and names as they are', () => {
		const text = '{{id}}: {{kinds.top1}}, {{kinds.top1:1}}, n {{kinds.n}}, {{kinds.no collar}}';
		expect(fillCard(text, values)).toBe('net-1: 0.830, 0.8, n 1,234, 1');
	});

	it.each(['{{kinds.top5}}', '{{kinds}}', '{{}}{{absent.top1}}', '{{id.length}}'])(
		'refuses %s, which names no figure',
		(text) => {
			expect(() => fillCard(text, values)).toThrow(EvalInputError);
		}
	);
});

describe('checkFresh', () => {
	const manifest = readModelManifest(
		JSON.parse(readFileSync(path.join(models, 'manifest.json'), 'utf8'))
	);
	const record = (embed: string) => ({
		command: 'npm run eval -- robust',
		models: { embed },
		figures: {}
	});

	it('accepts figures of what ships', () => {
		const shipped = manifest.models.find(({ role }) => role === 'embed')?.id ?? '';
		expect(() => checkFresh({ robust: record(shipped) }, manifest)).not.toThrow();
	});

	it('names the command to run where weights have changed since', () => {
		expect(() => checkFresh({ robust: record('otlens-embed-0') }, manifest)).toThrow(
			/otlens-embed-0.*npm run eval -- robust/
		);
	});
});

describe('the cards that ship', () => {
	it('say what was measured of these very weights', async () => {
		const cards = await writeCards(path.join(root, 'docs/models'), models);
		expect(cards.size).toBe(3);
		for (const [name, text] of cards) {
			expect(readFileSync(path.join(models, name), 'utf8')).toBe(text);
		}
	});
});
