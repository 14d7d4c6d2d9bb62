/** Fixtures of shops as answers that came over the network. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '../../../src/lib/catalog/collect/sources/source';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/shops');
const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html',
	'.json': 'application/json',
	'.xml': 'application/xml'
};

export const fixture = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');

export const shopPage = (
	file: string,
	url: string,
	headers: Readonly<Record<string, string>> = {}
): Page => ({ url, contentType: TYPES[path.extname(file)] ?? '', text: fixture(file), headers });
