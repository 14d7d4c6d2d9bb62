/** Finds what a person named: projects by id or name, terms by any of their words. */

import type { Crawler, Project } from '../../../src/lib/catalog/collect/crawler';
import { VOCABULARY, type Term, type TermId } from '../../../src/lib/catalog/collect/vocabulary';
import type { Collector } from '../engine/collector';
import { CliError } from './cli-error';
import type { Words } from './words';

/** Case and spaces aside: 플레어 스커트 is 플레어스커트. */
const plain = (text: string) => text.toLowerCase().replaceAll(/[\s-]+/g, '');

/** @throws CliError where none or several have the name */
export async function chooseProject(
	collector: Collector,
	text: string,
	words: Words
): Promise<Project> {
	const projects = await collector.projects();
	const byId = projects.find(({ id }) => id === text);
	if (byId) return byId;
	const [first, ...others] = projects.filter(({ name }) => plain(name) === plain(text));
	if (first === undefined) throw new CliError(words.wrong.noProject(text));
	if (others.length > 0) {
		const ids = [first, ...others].map(({ id }) => id).join(', ');
		throw new CliError(words.wrong.whichProject(text, ids));
	}
	return first;
}

/** @throws CliError */
export async function chooseCrawler(
	collector: Collector,
	id: string,
	words: Words
): Promise<Crawler> {
	const crawler = (await collector.crawlers()).find((candidate) => candidate.id === id);
	if (crawler === undefined) throw new CliError(words.wrong.noCrawler(id));
	return crawler;
}

/** @throws CliError for a word that no term has */
export function chooseTerm(text: string, words: Words): TermId {
	const terms: readonly (Term & { readonly id: TermId })[] = VOCABULARY;
	const wanted = plain(text);
	const term =
		terms.find(({ id }) => plain(id) === wanted) ??
		terms.find(({ ko, en }) => plain(ko) === wanted || plain(en) === wanted) ??
		terms.find(({ synonyms }) => synonyms.some((synonym) => plain(synonym) === wanted));
	if (term === undefined) throw new CliError(words.wrong.noTerm(text));
	return term.id;
}
