import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/lib/messages/en';
import { ERROR_NAMES, errorText } from '../../../src/lib/messages/error-names';
import { ko } from '../../../src/lib/messages/ko';

const src = new URL('../../../src/', import.meta.url);

/** Names that a person never reads, each with the reason. */
const INTERNAL: Readonly<Record<string, string>> = {
	SupersededError: 'a newer photo took this one’s place; the screen shows the newer one'
};

const thrown = ['lib', 'workers']
	.flatMap((folder) =>
		readdirSync(new URL(folder, src), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => readFileSync(new URL(`${folder}/${file}`, src), 'utf8'))
	)
	.flatMap((code) => [...code.matchAll(/override (?:readonly )?name = '(\w+)'/g)])
	.map(([, name = '']) => name)
	.sort();

describe('every error of the app', () => {
	it('is found in the sources, each name once', () => {
		expect(thrown.length).toBeGreaterThan(20);
		expect(new Set(thrown).size).toBe(thrown.length);
	});

	it.each(thrown.filter((name) => !(name in INTERNAL)))('%s has its own text', (name) => {
		for (const { errors } of [en, ko]) {
			const { title, advice } = errorText(errors, name);
			expect(title).not.toBe(errors.other.title);
			expect(advice.length).toBeGreaterThan(10);
		}
	});

	it('is internal only where it exists, with a reason, and without a text', () => {
		for (const [name, reason] of Object.entries(INTERNAL)) {
			expect(thrown).toContain(name);
			expect(reason.length).toBeGreaterThan(10);
			expect(ERROR_NAMES).not.toContain(name);
		}
	});
});
