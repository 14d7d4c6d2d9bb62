/** What of the catalog screen may lie over it by a button or a key. */
export type OpenDialog = 'filters' | 'edit' | 'help';
