/** Which addresses a project may lead to: nothing inside this machine or its network that the person did not name. */

import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { FetchError } from './fetch-error';

/** `name:port`, the port always there; IPv6 in brackets. */
export function hostOf(url: URL): string {
	return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

/** Loopback, link-local, private, carrier-grade, multicast, reserved: everything that is not plain internet. */
export function isInternal(address: string): boolean {
	if (!ipaddr.isValid(address)) return true;
	// `process` turns IPv4 in IPv6 into IPv4.
	return ipaddr.process(address).range() !== 'unicast';
}

/** The same shop: one origin, or its `www.`/https form on the usual ports. */
export function isSameShop(url: URL, shop: URL): boolean {
	if (url.origin === shop.origin) return true;
	const bare = ({ hostname }: URL) => hostname.replace(/^www\./, '');
	return url.port === '' && shop.port === '' && bare(url) === bare(shop);
}

/** Names that never stand for anything on the open internet (RFC 6761, RFC 8375, and customs). */
const INSIDE_NAME = /^[^.]+$|\.(localhost|local|internal|intranet|lan|corp|test|home\.arpa)$/i;

/** Stands for the origin of everything on this machine's disk. */
export const FILES_ORIGIN = 'file://';

export type AddressRules = {
	/** The project's shop. */
	readonly shop: URL;
	/** Addresses that the person named besides it. */
	readonly named: readonly URL[];
	/** Addresses of the folders and zips that the person named. */
	readonly files: readonly string[];
	/** `name:port` of internal hosts allowed besides the shop's own. */
	readonly internalHosts: ReadonlySet<string>;
};

/** `own`: a host the person may have inside, `outside`: its resolved address is looked at on connecting. */
export type Reach = 'own' | 'outside';

/**
 * Whether a request may go there.
 * @throws FetchError `forbidden-address`
 */
export function checkAddress(url: URL, mayLeaveShop: boolean, rules: AddressRules): Reach {
	if (url.protocol === 'file:') {
		// The parameters name what lies inside.
		if (rules.files.includes(url.href.slice(0, url.href.length - url.search.length))) return 'own';
		throw forbidden(url, 'no folder or zip that was named');
	}
	if (url.protocol !== 'http:' && url.protocol !== 'https:') throw forbidden(url, 'not http(s)');
	if (url.username || url.password) throw forbidden(url, 'has a password in it');
	const isOwn = isSameShop(url, rules.shop);
	const isNamed = rules.named.some((named) => isSameShop(url, named));
	if (!mayLeaveShop && !isOwn && !isNamed) throw forbidden(url, 'outside the shop');
	const literal = url.hostname.replace(/^\[|\]$/g, '');
	if (rules.internalHosts.has(hostOf(url))) return 'own';
	// A name of the open internet that leads inside is not what the person meant.
	const meansInside = ipaddr.isValid(literal) || INSIDE_NAME.test(literal);
	if (meansInside && hostOf(url) === hostOf(rules.shop)) return 'own';
	if (ipaddr.isValid(literal) && isInternal(literal)) throw forbidden(url, 'an internal address');
	return 'outside';
}

/** Resolves names for `outside` connections and refuses internal addresses at the moment of connecting. */
export const lookupOutside: LookupFunction = (hostname, options, callback) => {
	lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
		if (error) {
			callback(error, '', 4);
			return;
		}
		const outside = addresses.filter(({ address }) => !isInternal(address));
		const [first] = outside;
		if (!first) {
			const refusal = new FetchError(
				'forbidden-address',
				`${hostname} resolves to an internal address`,
				false
			);
			callback(refusal, '', 4);
			return;
		}
		if (options.all) {
			callback(null, outside);
			return;
		}
		callback(null, first.address, first.family);
	});
};

function forbidden(url: URL, why: string): FetchError {
	return new FetchError('forbidden-address', `${url.href} is ${why}`, false);
}
