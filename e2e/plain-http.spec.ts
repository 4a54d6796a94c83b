import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { placePath } from '../lib/access/place.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { customer, person } from '../world/factories.ts';
import { type Server, startServer } from './support/server.ts';
import { expect, test } from './support/test.ts';

// a name as in a house without TLS: browsers trust it less than loopback and tell less with a form, no Sec-Fetch-Site
let server: Server;
test.beforeAll(async () => {
  server = await startServer((port) => `http://foyer.test:${port}`);
});
test.afterAll(() => server.stop());
test.beforeEach(({ allowed }) => {
  // what only a trusted origin may say is a word in the console there
  allowed.push(/request elsewhere: http:\/\/foyer\.test/, /Cross-Origin-Opener-Policy header has been ignored/);
});

test('over plain http every form of an invitation is taken, whoever opens it @no-script', async ({ page }) => {
  const place = await customer();
  const declined = await pendingInvitation(place, { email: `${unique()}@people.example` });
  await page.goto(`${server.appUrl}/invitations/${declined.token}?decline`);
  await page.getByRole('button', { name: 'Decline invitation' }).click();
  await expect(page.getByRole('heading', { name: 'Declined' })).toBeVisible();

  const known = await person();
  const signedIn = await pendingInvitation(place, { invitee: known });
  await page.goto(`${server.appUrl}/invitations/${signedIn.token}`);
  await page.getByLabel('E-mail').fill(known.email);
  await page.getByLabel('Password').fill(known.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Accept invitation' }).click();
  await expect(page).toHaveURL(new RegExp(`^${server.appUrl}${placePath(place)}`));
});

test('wherever a page with a token leads, nobody is told its path', async ({ page, allowed }) => {
  allowed.push(/request elsewhere: http:\/\/127\.0\.0\.1/);
  const told: (string | undefined)[] = [];
  const stranger = createServer((request, response) => {
    told.push(request.headers.referer);
    response.setHeader('content-type', 'text/html').end('<!doctype html><link rel="icon" href="data:,"><title>Elsewhere</title>');
  }).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const asked: Promise<Record<string, string>>[] = [];
  page.on('request', (request) => asked.push(request.allHeaders()));
  const { token } = await pendingInvitation(await customer(), { email: `${unique()}@people.example` });
  await page.goto(`${server.appUrl}/invitations/${token}`);
  const { port } = stranger.address() as AddressInfo;
  await page.evaluate((address) => location.assign(address), `http://127.0.0.1:${port}/`);
  await expect(page).toHaveTitle('Elsewhere');
  stranger.close();
  expect(told).toEqual([`${server.appUrl}/`]);
  const referers = (await Promise.all(asked)).flatMap(({ referer }) => referer ?? []);
  expect(new Set(referers)).toEqual(new Set([`${server.appUrl}/`]));
});
