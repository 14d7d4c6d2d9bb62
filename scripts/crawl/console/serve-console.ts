/** The console on a loopback port: listening, and ending without leaving anybody waiting. */

import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createConsole, type ConsoleOptions } from './create-console';

export type ServedConsole = {
	/** `http://127.0.0.1:4600` */
	readonly url: string;
	readonly port: number;
	/** Ends event streams and connections; collector and snapshots stay whoever opened them. */
	close(): Promise<void>;
};

/** The port is taken; says by which port. */
export class PortTakenError extends Error {
	override name = 'PortTakenError';
	readonly port: number;

	constructor(port: number) {
		super(`Port ${port} is taken by another program.`);
		this.port = port;
	}
}

/** Nobody outside this machine reaches it. */
const HOST = '127.0.0.1';

async function listen(server: Server, port: number): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) =>
			reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error)
		);
		server.listen(port, HOST, resolve);
	});
	return (server.address() as AddressInfo).port;
}

/**
 * @param port 0 takes any free one
 * @throws PortTakenError
 */
export async function serveConsole(
	options: Omit<ConsoleOptions, 'port'>,
	port: number
): Promise<ServedConsole> {
	let actual = port;
	const created = createConsole({ ...options, port: () => actual });
	const server = createAdaptorServer({
		fetch: (request, env) => created.app.fetch(request, env),
		hostname: HOST,
		// The collector in this process has its own use for the global classes.
		overrideGlobalObjects: false
	}) as Server;
	actual = await listen(server, port);
	return {
		url: `http://${HOST}:${actual}`,
		port: actual,
		async close() {
			created.close();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				// Open downloads and kept-alive connections would hold it up.
				setTimeout(() => server.closeAllConnections(), 500).unref();
				server.closeIdleConnections();
			});
		}
	};
}
