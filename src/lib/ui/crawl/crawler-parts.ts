/** The parts of a crawler that open below it. */

export const PARTS = ['figures', 'hosts', 'errors', 'settings'] as const;

export type Part = (typeof PARTS)[number];
