/** Command line: `npm run demo-mall` opens the mall until it is interrupted. */

import { Command, InvalidArgumentError, Option } from 'commander';
import { isShopKind, ODD_KINDS, SELLING_KINDS, type ShopKind } from './kinds';
import { startMall, type MallOptions } from './mall';

function wholeNumber(text: string): number {
	const value = Number(text);
	if (Number.isInteger(value) && value >= 0) return value;
	throw new InvalidArgumentError('It takes a whole number from 0.');
}

function seconds(text: string): number {
	const value = Number(text);
	if (Number.isFinite(value) && value >= 0) return value;
	throw new InvalidArgumentError('It takes seconds from 0.');
}

function kindList(text: string): ShopKind[] {
	return text.split(',').map((kind) => {
		if (isShopKind(kind)) return kind;
		const known = [...SELLING_KINDS, ...ODD_KINDS].join(', ');
		throw new InvalidArgumentError(`There is no kind "${kind}". There are ${known}.`);
	});
}

const command = new Command('npm run demo-mall --')
	.description('Opens shops of every kind on this computer, for trying the console.')
	.option('--products <count>', 'in all shops that sell, together', wholeNumber, 200)
	.option('--seed <number>', 'the same seed sells the same', wholeNumber, 7)
	.option('--port <number>', 'of the front; the shops take the ports after it', wholeNumber, 4700)
	.addOption(
		new Option('--pictures <style>', 'drawn garments, or plain ones that are made at once')
			.choices(['drawn', 'plain'])
			.default('drawn')
	)
	.option('--kinds <list>', 'of shops, by commas; a kind may come more than once', kindList)
	.option('--no-traps', 'a mall in which nothing is wrong')
	.option('--crawl-delay <seconds>', 'what the Open Graph shop asks for', seconds, 1)
	.option('--retry-after <seconds>', 'what busy shops ask to wait', wholeNumber, 1)
	.option('--json', 'print the shops as one JSON line');

type Given = Omit<MallOptions, 'crawlDelayS' | 'retryAfterS'> & {
	readonly crawlDelay: number;
	readonly retryAfter: number;
	readonly json?: true;
};

const { json, crawlDelay, retryAfter, ...options } = command.parse().opts<Given>();
try {
	const mall = await startMall({ ...options, crawlDelayS: crawlDelay, retryAfterS: retryAfter });
	const shops = mall.shops.map(({ name, url }) => ({ name, url }));
	if (json) console.log(JSON.stringify({ url: mall.url, shops }));
	else {
		console.log(`The mall is open: ${mall.url}\n`);
		for (const { name, url } of shops) console.log(`  ${name.padEnd(16)}${url}`);
		console.log('\nCtrl+C closes it.');
	}
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void mall.close().then(() => process.exit(0));
		});
	}
} catch (error) {
	if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
	console.error(`${error.message}\nAnother program has the port; --port takes another one.`);
	process.exitCode = 2;
}
