/** Fails a test with what axe finds wrong in an element. */

import axe from 'axe-core';
import { expect } from 'vitest';

export async function expectAccessible(element: Element): Promise<void> {
	const { violations } = await axe.run(element, {
		// A component stands alone here: landmarks and headings are the page's.
		rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } }
	});
	const found = violations.map(
		({ id, nodes }) =>
			`${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ''}`).join('\n')}`
	);
	expect(found).toEqual([]);
}
