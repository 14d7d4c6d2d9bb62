/** The peer: Crawlee collects the same pages, reads them by the same code and stores its products. */

import {
	Configuration,
	Dataset,
	HttpCrawler,
	CheerioCrawler,
	log,
	RequestQueue
} from '@crawlee/cheerio';
import { readPage } from '../../../src/lib/catalog/collect/sources/sources';
import type { PeerJob } from './peer';

type Seen = {
	readonly url: string;
	readonly contentType: string;
	readonly text: string;
	readonly headers: Readonly<Record<string, string>>;
};

const flat = (headers: NodeJS.Dict<string | string[]>): Record<string, string> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));

async function runOne(job: PeerJob, shop: PeerJob['shops'][number]): Promise<void> {
	const configuration = new Configuration({
		...{ persistStorage: true, purgeOnStart: false },
		storageClientOptions: { localDataDirectory: `${job.folder}/${shop.name}` }
	});
	const queue = await RequestQueue.open(shop.name, { config: configuration });
	const dataset = await Dataset.open(shop.name, { config: configuration });
	const take = async (page: Seen): Promise<void> => {
		const findings = readPage(page)?.findings;
		if (!findings) return;
		if (findings.products.length > 0) await dataset.pushData([...findings.products]);
		const own = findings.requests.filter(({ url }) => url.startsWith(`${shop.url}/`));
		if (own.length > 0) await queue.addRequests(own.map(({ url }) => ({ url })));
	};
	const options = {
		requestQueue: queue,
		minConcurrency: job.concurrency,
		maxConcurrency: job.concurrency,
		maxRequestRetries: 3,
		useSessionPool: false
	};
	const crawler =
		job.variant === 'cheerio'
			? new CheerioCrawler(
					{
						...options,
						requestHandler: ({ request, body, contentType, response }) =>
							take({
								url: request.loadedUrl,
								contentType: contentType.type,
								text: String(body),
								headers: flat(response.headers)
							})
					},
					configuration
				)
			: new HttpCrawler(
					{
						...options,
						requestHandler: ({ request, body, contentType, response }) =>
							take({
								url: request.loadedUrl,
								contentType: contentType.type,
								text: String(body),
								headers: flat(response.headers)
							})
					},
					configuration
				);
	await crawler.run([...shop.start]);
}

log.setLevel(log.LEVELS.ERROR);
const job = JSON.parse(process.argv[2] ?? '') as PeerJob;
await Promise.all(job.shops.map((shop) => runOne(job, shop)));
process.send?.('ended');
process.disconnect();
process.exit(0);
