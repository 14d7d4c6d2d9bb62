/** What a caller may say about a job besides its input. */

import type { ScheduleOptions } from './scheduler';
import type { CallOptions, HostOptions } from './worker-host';

/** For a job that waits for its turn among the model jobs. */
export type JobOptions = Pick<CallOptions, 'signal' | 'onProgress'> &
	Pick<ScheduleOptions, 'key' | 'priority'>;

/** For a job that has its turn already. */
export type NowOptions = Pick<CallOptions, 'signal' | 'onProgress'>;

/** Tests spawn other workers and do not wait five seconds. */
export type ClientHostOptions = Partial<HostOptions>;

/** Errors of a worker with models after which only a fresh one can start its runtime. */
export const FATAL_ERRORS: readonly string[] = ['RuntimeStartError'];
