import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { ModelFileError } from '../../../scripts/eval/node-runtime';
import { runCommand } from '../../../scripts/eval/run-command';

class OwnInputError extends Error {
	override name = 'OwnInputError';
}

describe('a command', () => {
	const before = process.exitCode;
	let said: MockInstance<typeof console.error>;
	beforeEach(() => {
		said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	});
	afterEach(() => {
		vi.restoreAllMocks();
		process.exitCode = before;
	});

	it.each<[string, Error]>([
		['an input error of its own', new OwnInputError('no such folder')],
		['a model that is not there', new ModelFileError('no such folder')]
	])('says %s in one line and ends with code 2', async (_, error) => {
		await runCommand(() => Promise.reject(error), [OwnInputError]);
		expect(said.mock.calls).toEqual([['no such folder']]);
		expect(process.exitCode).toBe(2);
	});

	it('throws a fault of the program on, stack and all', async () => {
		const fault = new TypeError('undefined is not a function');
		await expect(runCommand(() => Promise.reject(fault), [OwnInputError])).rejects.toBe(fault);
		expect(said).not.toHaveBeenCalled();
	});
});
