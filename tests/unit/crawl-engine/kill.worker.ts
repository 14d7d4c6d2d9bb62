/** A process to be killed: goes on with the crawler of a folder until it is done. `kill.worker.ts FOLDER SHOP` */

import { openCollector } from '../../../scripts/crawl/engine/open-collector';
import { addShopCrawler, untilEnded } from './test-run';
import { jsonReader } from './test-shop';

const [folder = '', shop = ''] = process.argv.slice(2);
const collector = await openCollector(folder, { reader: jsonReader });
const [known] = await collector.crawlers();
const { id, state } = known ?? (await addShopCrawler(collector, shop, { concurrency: 4 }));
if (state === 'pending') await collector.act(id, 'start');
if (state === 'paused') await collector.act(id, 'resume');
const { state: ended } = await untilEnded(collector, id);
await collector.close();
process.exitCode = ended === 'done' ? 0 : 1;
