import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readManifest } from '../../../src/lib/catalog/snapshot/manifest';
import { DEMO_COLLECTION } from '../../../src/lib/state/demo-collection';
import { modelFor, readModelManifest } from '../../../src/lib/vision/models';

const root = new URL('../../../static/', import.meta.url);
const snapshot = readManifest(
	new Uint8Array(readFileSync(new URL('snapshot/manifest.json', root)))
);
const models = readModelManifest(
	JSON.parse(readFileSync(new URL('models/manifest.json', root), 'utf8'))
);

it('ships a snapshot that was measured by the embedder that ships', () => {
	expect(snapshot.embedModel).toBe(modelFor(models, 'embed').id);
});

it('ships the collection that the screens call the demo', () => {
	expect(snapshot.id).toBe(DEMO_COLLECTION);
});
