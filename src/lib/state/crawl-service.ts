/** What the collecting screen needs of a console; the client in `jobs` fills it, tests fake it. */

import type { ConsoleClient } from '$lib/jobs/console-client';

export type CrawlService = Pick<ConsoleClient, keyof ConsoleClient>;
