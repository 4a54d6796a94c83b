import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type IsProxy, proxiesOf, sourceAddress } from './source.ts';

const isProxy = proxiesOf(['10.0.0.0/8', '2001:db8:1::/48', '192.0.2.7', '::1']) as IsProxy;
const source = (peer: string | undefined, forwarded?: string) =>
  sourceAddress({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: peer } } as unknown as IncomingMessage, isProxy);

test.each([
  ['who is no proxy is believed nothing', '203.0.113.5', '1.2.3.4', '203.0.113.5'],
  ['a proxy says who asked it', '10.1.1.1', '203.0.113.5', '203.0.113.5'],
  ['what the client said stands further left', '10.1.1.1', '1.2.3.4, 203.0.113.5', '203.0.113.5'],
  ['a client that names a proxy hides behind none', '10.1.1.1', '1.2.3.4, 10.9.9.9, 203.0.113.5', '203.0.113.5'],
  ['several proxies in a row', '192.0.2.7', '1.2.3.4, 203.0.113.5, 2001:db8:1::5,10.2.2.2', '203.0.113.5'],
  ['proxies alone: the first of them', '10.1.1.1', '10.3.3.3, 10.2.2.2', '10.3.3.3'],
  ['a peer in IPv6 spelling', '::ffff:10.1.1.1', '203.0.113.5', '203.0.113.5'],
  ['proxies and a client in IPv6 spelling', '::ffff:10.1.1.1', '::ffff:203.0.113.5, ::FFFF:10.2.2.2', '203.0.113.5'],
  ['IPv6 has one spelling', '::1', '2001:DB8:0:0:0::5', '2001:db8::5'],
  ['no header', '::1', undefined, '::1'],
  ['an empty header', '10.1.1.1', ' , ', '10.1.1.1'],
  ['a word', '10.1.1.1', 'unknown', '10.1.1.1'],
  ['a word before the client', '10.1.1.1', '203.0.113.5, unknown, 10.2.2.2', '10.2.2.2'],
  ['an address with a port', '10.1.1.1', '203.0.113.5:1234', '10.1.1.1'],
  ['numbers that some read as addresses', '10.1.1.1', '203.0.113.5, 167772161', '10.1.1.1'],
  ['octal', '10.1.1.1', '012.0.0.1', '10.1.1.1'],
  ['a peer that has gone', undefined, '203.0.113.5', ''],
])('%s: %s, forwarded for %s, is %s', (_, peer, forwarded, expected) => {
  expect(source(peer, forwarded)).toBe(expected);
});

describe('the list of proxies', () => {
  test.each(['10.0.0.0/8', '10.0.0.1', '0.0.0.0/1', '::1', '::1/128', 'fc00::/7', '::ffff:10.0.0.1', '2001:DB8::/32'])(
    'takes %s',
    (one) => {
      expect(proxiesOf([one])).toBeDefined();
    },
  );

  test.each([
    '10.0.0.0/40',
    '999.1.1.1',
    '10.0.0.0/0',
    '::/0',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    '10.0.0.0/255.0.0.0',
    '10/8',
    '10.1',
    '010.0.0.0/8',
    '2001:db8::/129',
    '1::2::3',
    'loopback',
    'everybody',
    '',
  ])('refuses %s, also beside others', (one) => {
    expect(proxiesOf([one])).toBeUndefined();
    expect(proxiesOf(['10.0.0.0/8', one])).toBeUndefined();
  });

  test('may be empty: then nobody is one', () => {
    expect(proxiesOf([])?.('127.0.0.1')).toBe(false);
  });
});
