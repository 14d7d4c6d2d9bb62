/**
 * `npm test`: installs what is missing, then every suite in turn, and one closing line over all of them.
 * `npm run check` is the fast half: format, lint, types, layers, unused code, unit tests.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findChromium } from '../serve/chromium.js';
import { installPackages, root, run, stop } from '../serve/install.mjs';

const quick = process.argv.includes('check');

function ensureChromium() {
	if (findChromium()) return;
	console.log('No Chromium found; installing the system’s package …');
	const asRoot = process.getuid?.() === 0;
	const apt = (/** @type {string[]} */ args) =>
		run(asRoot ? 'apt-get' : 'sudo', asRoot ? args : ['apt-get', ...args]);
	apt(['update', '-qq']);
	if (
		apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']) !== 0 ||
		!findChromium()
	) {
		stop('no Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
	}
}

/** @type {{ passed: number, failed: string[] }} Failures by name: they are told again at the end. */
const total = { passed: 0, failed: [] };

/** @typedef {{ name: string, command: string[], runner?: string[] }} Step */

/** A command that counts as one test; what it printed is shown when it failed. @param {Step} step */
async function take({ name, command, runner = ['npx', '--no-install'] }) {
	const started = Date.now();
	const [program = '', ...words] = [...runner, ...command];
	const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
	let printed = '';
	child.stdout.on('data', (chunk) => (printed += chunk));
	child.stderr.on('data', (chunk) => (printed += chunk));
	const ok = await new Promise((settle) => {
		child.on('error', (error) => ((printed += error.message), settle(false)));
		child.on('close', (status) => settle(status === 0));
	});
	if (ok) total.passed += 1;
	else total.failed.push(name);
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	console.log(`${ok ? 'ok' : 'FAILED'} · ${name} · ${seconds} s`);
	if (!ok) console.log(printed);
	return ok;
}

/**
 * The failed tests of a report, each with the first lines of its reason.
 *
 * @param {import('vitest/node').JsonTestResults} report
 */
function failuresOf(report) {
	/** @type {string[]} */
	const failures = [];
	for (const file of report.testResults) {
		const path = file.name.replace(root, '');
		for (const test of file.assertionResults) {
			if (test.status !== 'failed') continue;
			const reason = (test.failureMessages?.[0] ?? '').split('\n').slice(0, 6).join('\n    ');
			failures.push(`${path} › ${test.fullName}\n    ${reason}`);
		}
		if (file.status === 'failed' && file.assertionResults.length === 0) {
			failures.push(`${path}\n    ${file.message}`);
		}
	}
	return failures;
}

/** One step after the other. @param {readonly Step[]} steps */
async function inTurn(steps) {
	for (const step of steps) await take(step);
}

/** A Vitest project, counted test by test. @param {string} name @param {string[]} args */
function suite(name, args) {
	console.log(`\n── ${name}`);
	const report = `${root}.cache/test-${name}.json`;
	mkdirSync(`${root}.cache`, { recursive: true });
	rmSync(report, { force: true });
	const { status } = spawnSync(
		'npx',
		[
			'--no-install',
			'vitest',
			'run',
			...args,
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${report}`
		],
		{ cwd: root, stdio: 'inherit' }
	);
	try {
		const result = JSON.parse(readFileSync(report, 'utf8'));
		const failures = failuresOf(result);
		total.passed += result.numPassedTests;
		total.failed.push(...failures);
		// An error outside of every test fails the suite too.
		if (status !== 0 && failures.length === 0) total.failed.push(`${name}: see its errors above`);
	} catch {
		total.failed.push(`${name}: ended without a report`);
	}
}

installPackages();
await inTurn([{ name: 'generate', command: ['svelte-kit', 'sync'] }]);
// The linter takes as long as all the others: two lanes for two cores.
await Promise.all([
	inTurn([{ name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] }]),
	inTurn([
		{ name: 'format', command: ['prettier', '--check', '.', '--log-level', 'warn'] },
		{
			name: 'types of pages',
			command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']
		},
		{ name: 'types of workers', command: ['tsc', '--noEmit', '-p', 'tsconfig.workers.json'] },
		{ name: 'types of scripts', command: ['tsc', '--noEmit', '-p', 'tsconfig.node.json'] },
		{ name: 'layers', command: ['depcruise', 'src', 'scripts', '--output-type', 'err'] },
		{ name: 'unused code', command: ['knip'] }
	])
]);
suite('unit', ['--project', 'unit']);
if (!quick) {
	ensureChromium();
	suite('browser', ['--project', 'browser']);
	const build = { name: 'build', command: ['run', 'build', '--silent'], runner: ['npm'] };
	if (await take(build)) suite('e2e', ['--project', 'e2e']);
}
for (const failure of total.failed) console.log(`\nFAILED · ${failure}`);
console.log(`\n${total.passed} passed, ${total.failed.length} failed`);
process.exitCode = total.failed.length === 0 ? 0 : 1;
