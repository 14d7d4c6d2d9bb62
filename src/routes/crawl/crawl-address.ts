/** What of the collecting screen stands in its address: the project that is open, and the view of it. */

import { resolve } from '$app/paths';

export const VIEWS = ['crawlers', 'items', 'snapshot'] as const;
export type View = (typeof VIEWS)[number];

export type Place = {
	readonly project: string | null;
	readonly view: View;
	/** All crawlers, where there is no room for them beside the projects. */
	readonly isAll: boolean;
};

export function placeIn({ searchParams }: URL): Place {
	const view = searchParams.get('view');
	return {
		project: searchParams.get('project'),
		view: VIEWS.find((one) => one === view) ?? 'crawlers',
		isAll: searchParams.has('all')
	};
}

export const projectsHref = (): string => resolve('/crawl');
export const allHref = (): string => `${resolve('/crawl')}?all=1`;

export function projectHref(project: string, view: View = 'crawlers'): string {
	const base = `${resolve('/crawl')}?project=${encodeURIComponent(project)}`;
	return view === 'crawlers' ? base : `${base}&view=${view}`;
}
