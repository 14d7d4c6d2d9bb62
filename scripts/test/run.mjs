/**
 * `npm test`: installs what is missing, then every suite in turn, and one closing line over all of them.
 * `npm run check` is the fast half: format, lint, types, layers, unused code, unit tests.
 */
import { spawnSync } from 'node:child_process';
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

/** @type {{ passed: number, failed: number }} */
const total = { passed: 0, failed: 0 };

/** A command that counts as one test. @param {string} name @param {string[]} command a package's binary and its words */
function step(name, command, runner = ['npx', '--no-install']) {
	console.log(`\n── ${name}`);
	const started = Date.now();
	const [program = '', ...words] = [...runner, ...command];
	const ok = run(program, words) === 0;
	total[ok ? 'passed' : 'failed'] += 1;
	console.log(
		`${ok ? 'ok' : 'FAILED'} · ${name} · ${((Date.now() - started) / 1000).toFixed(1)} s`
	);
	return ok;
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
		total.passed += result.numPassedTests;
		total.failed += result.numFailedTests;
		// A suite that could not even be collected has no failed tests of its own.
		if (status !== 0 && result.numFailedTests === 0) total.failed += 1;
	} catch {
		total.failed += 1;
	}
}

installPackages();
step('generate', ['svelte-kit', 'sync']);
step('format', ['prettier', '--check', '.', '--log-level', 'warn']);
step('lint', ['eslint', '.', '--max-warnings', '0']);
step('types of pages', ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']);
step('types of workers', ['tsc', '--noEmit', '-p', 'tsconfig.workers.json']);
step('types of scripts', ['tsc', '--noEmit', '-p', 'tsconfig.node.json']);
step('layers', ['depcruise', 'src', 'scripts', '--output-type', 'err']);
step('unused code', ['knip']);
suite('unit', ['--project', 'unit']);
if (!quick) {
	ensureChromium();
	suite('browser', ['--project', 'browser']);
	if (step('build', ['run', 'build', '--silent'], ['npm'])) suite('e2e', ['--project', 'e2e']);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
