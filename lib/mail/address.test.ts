import { expect, test } from 'vitest';
import { costOf } from '../../world/cost.ts';
import { emailKey, inDomains, parseAddress, readAddress, splitAddresses } from './address.ts';
import { plainName } from './plain-name.ts';

test.each([
  'a@x.example, b@y.example',
  'a@x.example; b@y.example',
  'team: a@x.example;',
  '"a@evil.example, x"@x.example',
  '"a b"@x.example',
  'a@x.example\r\nBcc: b@y.example',
  'a＠x.example',
  '<a@x.example>',
  'a@x.example>b@y.example',
  'Name <a@x.example>',
  'a(comment)@x.example',
  'a@[127.0.0.1]',
  'a@localhost',
  'a@x..example',
  '.a@x.example',
  'a.@x.example',
  'a@-x.example',
  'a@127.0.0.1',
  'ä@x.example',
  `${'a'.repeat(65)}@x.example`,
  `a@${'x'.repeat(250)}.example`,
  'a@x.example\u0000',
  'a\u200B@x.example',
  '',
  '@',
  'a@',
])('%j is no address', (text) => {
  expect(parseAddress(text)).toBeUndefined();
});

test('case and scripts fold to one key; a homograph stays another', () => {
  expect(emailKey(' Ana.Lima@TVCoral.Example ')).toBe('ana.lima@tvcoral.example');
  expect(emailKey('ana@münchen.example')).toBe(emailKey('ana@MÜNCHEN.example'));
  expect(emailKey('ana@exаmple.example')).not.toBe(emailKey('ana@example.example'));
  expect(emailKey('ana@exаmple.example')).toMatch(/@xn--/);
});

test.each([
  ['Ana Lima <ana@x.example>', 'ana@x.example'],
  ['"Lima, Ana" <ana@x.example>; Bruno <b@y.example>', 'ana@x.example b@y.example'],
  ['Lima, Ana <ana@x.example>,', 'ana@x.example'],
  ['c@z.example Ana <ana@x.example> b@y.example', 'c@z.example ana@x.example b@y.example'],
  ["'ana@x.example' <ana@x.example>", 'ana@x.example ana@x.example'],
  ['mailto:ana@x.example?subject=Hello', 'ana@x.example'],
  ['<MAILTO:ana%40x.example>', 'ana@x.example'],
  ['(ana@x.example).', 'ana@x.example'],
  ["'ana@x.example'", 'ana@x.example'],
  ["o'neil@x.example", "o'neil@x.example"],
  ['\u202aana@x.example\u202c', 'ana@x.example'],
  ['\u00a0ana@\u200bx.ex\u00adample\ufeff\u2003b@y.example', 'ana@x.example b@y.example'],
  ['one@x.example, not an address', 'one@x.example not an address'],
  ['nonsense; Ana <ana@x.example>', 'nonsense ana@x.example'],
])('what a mail program pastes is understood: %j', (text, words) => {
  expect(splitAddresses(text).join(' ')).toBe(words);
});

test('one address is read from what was pasted; two, or a text that is turned around, are none', () => {
  expect(readAddress('Ana <Ana@X.example>')).toEqual({ address: 'Ana@X.example', key: 'ana@x.example' });
  expect(readAddress('ana@x.example <ana@x.example>')?.key).toBe('ana@x.example');
  for (const text of ['a@x.example, b@x.example', 'Ana a@x.example', 'a@x.example\u202e', '', '<>', '<a@x.example>b@y.example'])
    expect(readAddress(text)).toBeUndefined();
  expect(splitAddresses('<a@x.example>b@y.example').map(parseAddress)).toEqual([undefined]);
  expect(emailKey('mailto:Ana@X.example')).toBe('ana@x.example');
});

test('no text of 64 kB costs more than 50 ms', () => {
  for (const text of [
    `${'a'.repeat(65_000)}!`,
    `${'a.'.repeat(32_000)}@x`,
    `a@${'b.'.repeat(32_000)}`,
    '@'.repeat(65_000),
    '<a>'.repeat(3000),
    `${')'.repeat(8000)}x`,
  ]) {
    const cost = costOf(() => {
      parseAddress(text);
      plainName(text);
      emailKey(text);
      splitAddresses(text.slice(0, 8000));
    });
    expect(cost).toBeLessThan(50);
  }
});

test('a name never becomes a link, and looks the same', () => {
  for (const name of ['https://evil.example', 'www.evil.example', 'evil.example', 'me@evil.example', 'a\r\nb']) {
    const plain = plainName(name);
    expect(plain).not.toMatch(/https?:\/\/\w|www\.\w|\w\.\w|\w@\w|[\r\n]/);
    expect(plain.replaceAll('\u2060', '')).toBe(name.replace(/\s+/g, ' '));
  }
});

test('domains are compared in their ASCII form, at both ends', () => {
  for (const listed of ['münchen.example', 'MÜNCHEN.example', 'xn--mnchen-3ya.example', ' münchen.example '])
    for (const address of ['ana@münchen.example', 'ana@xn--mnchen-3ya.example', 'Ana@MÜNCHEN.Example'])
      expect(inDomains(address, ['other.example', listed]), `${address} in ${listed}`).toBe(true);
  expect(inDomains('ana@sub.münchen.example', ['münchen.example'])).toBe(false);
  expect(inDomains('ana@munchen.example', ['münchen.example', 'not a domain', ''])).toBe(false);
  expect(inDomains('ana@anywhere.example', [])).toBe(true);
});
