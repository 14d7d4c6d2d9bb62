/** What a manifest is known by. */

export const SNAPSHOT_MAGIC = 'otlens-snapshot';
export const SNAPSHOT_VERSION = 2;
export const MANIFEST_FILE = 'manifest.json';
