/** The name that the catalog's database has in every browser. */

export const DATABASE_NAME = 'otlens-catalog';
