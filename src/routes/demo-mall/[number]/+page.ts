/** The catalog says which numbers there are, so these pages cannot be written beforehand. */
export const prerender = false;
