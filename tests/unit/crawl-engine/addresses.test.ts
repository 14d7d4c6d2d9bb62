import { expect, it } from 'vitest';
import {
	checkAddress,
	isInternal,
	lookupOutside
} from '../../../scripts/crawl/engine/fetch/addresses';

const rules = {
	shop: new URL('https://www.shop.example/'),
	named: [new URL('https://feeds.example/feed.xml')],
	files: [],
	internalHosts: new Set<string>()
};
const named = { ...rules, shop: new URL('http://shop.local/') };
const inside = { ...rules, shop: new URL('http://127.0.0.1:4701/') };

it.each([
	['127.0.0.1', true],
	['10.1.2.3', true],
	['172.16.0.1', true],
	['192.168.0.1', true],
	['169.254.169.254', true],
	['100.64.0.1', true],
	['0.0.0.0', true],
	['224.0.0.1', true],
	['::1', true],
	['fe80::1', true],
	['fd00::1', true],
	['::ffff:127.0.0.1', true],
	['not an address', true],
	['93.184.216.34', false],
	['2606:2800:220:1::1', false]
])('%s is inside: %s', (address, expected) => {
	expect(isInternal(address)).toBe(expected);
});

it.each([
	['a page of the shop', 'https://www.shop.example/a', false, rules, 'outside'],
	['the shop without www', 'https://shop.example/a', false, rules, 'outside'],
	['the shop without TLS', 'http://shop.example/a', false, rules, 'outside'],
	['a feed that was named', 'https://feeds.example/page2', false, rules, 'outside'],
	['a picture elsewhere', 'https://cdn.example/a.jpg', true, rules, 'outside'],
	['a shop by a name of this network', 'http://shop.local/a', false, named, 'own'],
	['a shop on this machine', 'http://127.0.0.1:4701/a', false, inside, 'own']
])('lets it go to %s', (_, url, mayLeaveShop, given, reach) => {
	expect(checkAddress(new URL(url), mayLeaveShop, given)).toBe(reach);
});

it.each([
	['another shop', 'https://other.example/a', false, rules],
	['another port of the shop', 'https://www.shop.example:8443/a', false, rules],
	['another port of this machine', 'http://127.0.0.1:4702/a', false, inside],
	['a picture on this machine', 'http://127.0.0.1:4702/a.jpg', true, inside],
	['a picture in the network', 'http://192.168.0.1/a.jpg', true, rules],
	['the cloud’s own address', 'http://169.254.169.254/latest', true, rules],
	['this machine by IPv6', 'http://[::1]/a.jpg', true, rules],
	['this machine by a number', 'http://2130706433/a.jpg', true, rules],
	['a file', 'file:///etc/passwd', true, rules],
	['a password', 'https://user:word@www.shop.example/', false, rules],
	['a script', 'javascript:alert(1)', true, rules]
])('does not let it go to %s', (_, url, mayLeaveShop, given) => {
	expect(() => checkAddress(new URL(url), mayLeaveShop, given)).toThrow(
		expect.objectContaining({ kind: 'forbidden-address' })
	);
});

it('refuses a name that resolves into this machine, when it connects', async () => {
	const error = await new Promise((resolve) => lookupOutside('localhost', {}, resolve));
	expect(error).toMatchObject({ kind: 'forbidden-address' });
});
