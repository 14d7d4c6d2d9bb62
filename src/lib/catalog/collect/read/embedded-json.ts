/** JSON inside a page's scripts: whole ones, and what a program's first state is set to. */

import type { Page } from '../sources/source';
import { isRecord, parseJson } from './json';
import { documentOf } from './page-content';

/** Deep enough for any state that a shop's page carries its product in. */
const MAX_DEPTH = 8;
const MAX_SCRIPT = 5_000_000;

/**
 * The JSON object or list that begins at an offset of a text; undefined where none does or it breaks off.
 * Braces in strings are no braces.
 */
export function jsonAt(text: string, start: number): unknown {
	let depth = 0;
	let isString = false;
	for (let i = start; i < text.length; i++) {
		const character = text[i];
		if (isString) {
			if (character === '\\') i++;
			else if (character === '"') isString = false;
		} else if (character === '"') isString = true;
		else if (character === '{' || character === '[') depth++;
		else if (character === '}' || character === ']') {
			depth--;
			if (depth === 0) return parseJson(text.slice(start, i + 1));
		}
	}
	return undefined;
}

/** What `name = {…}` sets in a script; undefined where nothing of that name is set to JSON. */
export function assignedJson(script: string, name: string): unknown {
	const escaped = name.replaceAll('.', '\\.');
	const pattern = new RegExp(`(?:^|[^\\w$])${escaped}\\s*=\\s*(?=[{[])`, 'g');
	for (const match of script.matchAll(pattern)) {
		const value = jsonAt(script, match.index + match[0].length);
		// `x.y = {}` only makes room for what comes.
		if (isRecord(value) && Object.keys(value).length > 0) return value;
	}
	return undefined;
}

export function scriptsOf(page: Page): readonly string[] {
	const $ = documentOf(page);
	if (!$) return [];
	return $('script')
		.toArray()
		.map((script) => $(script).text())
		.filter((text) => text.length <= MAX_SCRIPT);
}

/** The first record in a value that has a field of this name. */
export function recordWith(value: unknown, name: string, depth = 0): unknown {
	if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return undefined;
	if (isRecord(value) && name in value) return value;
	for (const inner of Object.values(value)) {
		const found = recordWith(inner, name, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The record with a field of this name, in any script of a page that mentions it. */
export function embeddedJson(page: Page, name: string): unknown {
	if (!page.text.includes(`"${name}"`)) return undefined;
	for (const script of scriptsOf(page)) {
		if (!script.includes(`"${name}"`)) continue;
		const start = script.search(/[{[]/);
		for (const value of start === -1 ? [] : candidates(script)) {
			const found = recordWith(value, name);
			if (found !== undefined) return found;
		}
	}
	return undefined;
}

/** The script as JSON, else whatever it sets to an object. */
function* candidates(script: string): Generator {
	const whole = parseJson(script);
	if (whole !== undefined) {
		yield whole;
		return;
	}
	for (const match of script.matchAll(/=\s*(?=\{")/g)) {
		yield jsonAt(script, match.index + match[0].length);
	}
}
