import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nowhere } from './nowhere.ts';

const files = [
  '(portal)/page.tsx',
  '(portal)/layout.tsx',
  '(portal)/customers/page.tsx',
  '(portal)/customers/new/page.tsx',
  '(portal)/[level]/[place]/page.tsx',
  '(portal)/[level]/[place]/accounts/page.tsx',
  '(portal)\\[level]\\[place]\\rooms\\page.tsx',
  '(portal)/[level]/[place]/people/page.tsx',
  '(portal)/[level]/[place]/people/candidates/route.ts',
  '(portal)/[level]/[place]/people/remove/[association]/page.tsx',
  '(portal)/[level]/[place]/people/@dialog/page.tsx',
  '(portal)/[level]/[place]/people/@dialog/(.)remove/[association]/page.tsx',
  'sign-in/page.tsx',
  'invitations/[token]/page.tsx',
  'api/auth/[...nextauth]/route.ts',
  'api/v1/[[...route]]/route.ts',
];
const isNowhere = (path: string, given = files) => new RegExp(`^${nowhere(given, ['screens'])}$`, 'i').test(path);

test.each([
  '/',
  '/nowhere',
  '/sign-in',
  '/customers',
  '/customers/new',
  '/customers/cus_x',
  '/customers/cus_x/accounts',
  '/customers/cus_x/rooms',
  '/accounts/acc_x/rooms',
  '/rooms/room_x',
  '/rooms/room_x/people',
  '/rooms/room_x/people/candidates',
  '/accounts/acc_x/people/remove/asc_x',
  '/invitations/token',
  '/api/auth/callback/google',
  '/api/v1',
  '/api/v1/customers/cus_x',
  '/screens/people.png',
  '/_next/static/chunks/a.js',
])('%s is left to Next', (path) => expect(isNowhere(path)).toBe(false));

test.each([
  '/nowhere/thing',
  '/nowhere/thing/people',
  '/__proto__/cus_x',
  '/constructor/cus_x',
  '/toString/cus_x/people',
  '/Customers/cus_x',
  '/customer/cus_x',
  '/xcustomers/cus_x',
  '/[level]/[place]',
  '/[level]/[place]/people',
  '/sign-in/x',
  '/invitations/token/people',
  '/api/x',
  '/customers/cus_x/billing',
  '/customers/cus_x/people/(.)remove/asc_x',
  '/accounts/acc_x/accounts',
  '/rooms/room_x/accounts',
  '/rooms/room_x/rooms',
])('nothing is at %s', (path) => expect(isNowhere(path)).toBe(true));

test('a folder of a place that no level has as its tab is told at once', () => {
  expect(() => isNowhere('/', ['(portal)/[level]/[place]/added/page.tsx'])).toThrow(/added.*tabs\.ts/);
});

test('every page of this house has an address', () => {
  const pages = globSync('**/page.tsx', { cwd: 'app' });
  expect(pages.length).toBeGreaterThan(10);
  for (const path of [
    '/customers/cus_x/accounts',
    '/accounts/acc_x/people/associate',
    '/rooms/room_x/people/cancel/inv_x',
    '/invitations/t',
  ])
    expect(isNowhere(path, pages), path).toBe(false);
});
