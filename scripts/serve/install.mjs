/** Brings `node_modules` in line with the lock file, and says what is missing when it cannot. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = `${root}node_modules/.otlens-lock`;

/** Ends the process with a plain sentence. @param {string} message @returns {never} */
export function stop(message) {
	console.error(`\nOtlens cannot go on: ${message}\n`);
	process.exit(1);
}

/** Exit status of a command run in the repository. @param {string} command @param {string[]} args */
export function run(command, args) {
	return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

export function installPackages() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 19)) {
		stop(`Node ${process.versions.node} is too old; 20.19 or newer is needed.`);
	}
	const hash = createHash('sha256')
		.update(readFileSync(`${root}package-lock.json`))
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
	console.log('Installing packages …');
	// Not `npm ci`: it refuses where a registry lacks another platform's optional packages.
	if (run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
		stop('`npm install` failed. Is the npm registry reachable?');
	}
	writeFileSync(stamp, hash);
}
