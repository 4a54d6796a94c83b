import { describe, expect, test } from 'vitest';
import { safeCallback } from '../auth/callback.ts';
import { isCanonical, loggedPath } from './path.ts';

const token = 'Zx9_-'.repeat(9).slice(0, 43);
const escaped = (text: string) => [...text].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join('');

/** Other spellings of a page with a token: each would meet a policy or a log that reads another path than Next does. */
const spellings = [
  `//invitations/${token}`,
  `/invitations//${token}`,
  `/./invitations/${token}`,
  `/x/../invitations/${token}`,
  `/invitations/./${token}`,
  `/invitations/${token}/..`,
  `/invitations/${token}/.`,
  `/invitations/${token}//`,
  `/%69nvitations/${token}`,
  `/%49nvitations/${token}`,
  `/invitations%2f${token}`,
  `/invitations%2F${token}`,
  `/invitations%5c${token}`,
  `/invitations%252f${token}`,
  `/%2e/invitations/${token}`,
  `/%2e%2E/invitations/${token}`,
  `/.%2e/invitations/${token}`,
  `/%252e%252e/invitations/${token}`,
  `/invitations/${escaped(token)}`,
  `/${escaped('invitations')}/${token}`,
  `/invitations/${token}%00`,
  `/invitations/${token}%0a`,
  `/invitations/${token}%7f`,
  `/invitations/${token}%c2%85`,
  `/invitations/${token}%`,
  `/invitations/${token}%4`,
  `/invitations/${token}%zz`,
  `/invitations/${token}%c3`,
  `/invitations/${token}%c0%af`,
  `/invitations/${token}%ed%a0%80`,
  `/invitations\\${token}`,
  `\\invitations\\${token}`,
  `/invitations/${token}#x`,
  `/invitations/${token} x`,
  `/invitations/${token}\u00e9`,
  `http://localhost/invitations/${token}`,
  `invitations/${token}`,
  '*',
  '',
];

describe('the door', () => {
  test.each(spellings)('refuses %j, and no log shows its token', (url) => {
    expect(isCanonical(url)).toBe(false);
    expect(loggedPath(url)).toBe('[not canonical]');
    expect(safeCallback(url)).toBe('/');
  });

  test.each([
    '/',
    '/customers/',
    '/customers?q=%2F%2e%252e%5c%',
    '/a%20b',
    '/S%C3%A3o%20Paulo',
    '/%F0%9F%8E%AC',
    '/a@b:c;d=e,f!$&\'()*+~"<>^`{|}[]',
    '/(.)associate',
    '/a..b/.well-known/...',
    '/%40dialog/%5Bid%5D%28x%29',
  ])('lets the honest %s through', (url) => expect(isCanonical(url)).toBe(true));
});

test('a log shows where somebody went, never a token or a query', () => {
  expect(loggedPath(`/invitations/${token}?code`)).toBe('/invitations/[token]');
  expect(loggedPath('/invitations/short%20one')).toBe('/invitations/[token]');
  expect(loggedPath(`/Reset/${token}/${token}`)).toBe('/Reset/[token]');
  expect(loggedPath(`/elsewhere/${token}/x`)).toBe('/elsewhere/[token]/x');
  expect(loggedPath('/customers/cus_01kqqj0nt6f5aasbj5zv6frtjj/people?q=ana@example.com')).toBe(
    '/customers/cus_01kqqj0nt6f5aasbj5zv6frtjj/people',
  );
});
