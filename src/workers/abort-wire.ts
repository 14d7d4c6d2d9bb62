/** Carries an abort signal to another thread over a port of its own. */

import type { TransferHandler } from 'comlink';
import { onRelease, releaseWire } from './released';

type Reason = { readonly name: string; readonly message: string };
type Wire = { readonly port: MessagePort; readonly abortedBy: Reason | null };
type Message = { readonly kind: 'abort'; readonly reason: Reason } | { readonly kind: 'release' };

function describe(reason: unknown): Reason {
	if (reason instanceof Error) return { name: reason.name, message: reason.message };
	return { name: 'AbortError', message: String(reason) };
}

function revive({ name, message }: Reason): Error {
	if (name === 'AbortError' || name === 'TimeoutError') return new DOMException(message, name);
	return Object.assign(new Error(message), { name });
}

/** `releaseWire(signal)` on the sending side closes both ends. */
export const abortSignalHandler: TransferHandler<AbortSignal, Wire> = {
	canHandle: (value): value is AbortSignal => value instanceof AbortSignal,

	serialize(signal) {
		const { port1, port2 } = new MessageChannel();
		const send = (message: Message) => port1.postMessage(message);
		const onAbort = () => send({ kind: 'abort', reason: describe(signal.reason) });
		signal.addEventListener('abort', onAbort, { once: true });
		onRelease(signal, () => {
			signal.removeEventListener('abort', onAbort);
			send({ kind: 'release' });
			port1.close();
		});
		const abortedBy = signal.aborted ? describe(signal.reason) : null;
		return [{ port: port2, abortedBy }, [port2]];
	},

	deserialize({ port, abortedBy }) {
		const controller = new AbortController();
		if (abortedBy) controller.abort(revive(abortedBy));
		port.onmessage = ({ data }: MessageEvent<Message>) => {
			if (data.kind === 'abort') controller.abort(revive(data.reason));
			else releaseWire(controller.signal);
		};
		onRelease(controller.signal, () => {
			port.onmessage = null;
			port.close();
		});
		return controller.signal;
	}
};
