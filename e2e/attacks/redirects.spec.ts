import { request as ask } from 'node:http';
import type { Page } from '@playwright/test';
import { placePath } from '../../lib/access/place.ts';
import { pendingInvitation } from '../../world/factories/invitations.ts';
import { type Person, unique } from '../../world/factories/writing.ts';
import { customer, person } from '../../world/factories.ts';
import { elsewhere, within } from '../support/elsewhere.ts';
import { cookieOf, formOf, send } from '../support/form.ts';
import { expect, test } from '../support/test.ts';

const home = () => process.env.FOYER_URL as string;
test.describe.configure({ timeout: 300_000 });

const everything: [string, string][] = [...elsewhere.map((one): [string, string] => [one, '/']), ...within];
// a browser takes a second an address: all of them in `npm run trust:attacks`, each fourth in every run
const sample = everything.filter((_one, at) => process.env.FOYER_FULL || at % 4 === 0);
// an address that is only a query or a fragment of ours leads home, whatever else it says
const pathOf = (url: string) => url.slice(new URL(url).origin.length).split('#')[0];

test('there are more than eighty ways elsewhere', () => {
  expect(new Set(elsewhere).size).toBe(elsewhere.length);
  expect(elsewhere.length).toBeGreaterThan(80);
});

test('the sign-in page, asked by somebody who is signed in, leads nowhere else @no-script', async ({ page, signIn, allowed }) => {
  allowed.push(/status of 404/);
  await signIn(await person());
  for (const [given, leads] of sample) {
    const answers: number[] = [];
    page.on('response', (response) => answers.push(response.status()));
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(given)}`);
    page.removeAllListeners('response');
    expect(new URL(page.url()).origin, given).toBe(home());
    expect(pathOf(page.url()), given).toBe(leads);
    expect(
      answers.filter((status) => status >= 500 || status === 400),
      given,
    ).toEqual([]);
  }
});

async function signInBy(page: Page, who: Person, callback: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.locator('input[name=callbackUrl]').evaluate((input, value) => input.setAttribute('value', value), callback);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

test('signing in with a changed form leads nowhere else, by script', async ({ page, allowed }) => {
  allowed.push(/status of 404/);
  // the limits of one address are not what this asks
  const people = await Promise.all(Array.from({ length: Math.ceil(sample.length / 8) }, () => person()));
  // what does not even begin like a path is asked of the address above, and of the form below
  const paths = sample.filter(([given]) => /^[/\\\s]/.test(given) && given.length < 1000);
  for (const [at, [given, leads]] of paths.entries()) {
    await signInBy(page, people[Math.floor(at / 8)] as Person, given);
    expect(new URL(page.url()).origin, given).toBe(home());
    expect(pathOf(page.url()), given).toBe(leads);
  }
});

test('and as a browser without script sends it: every answer is one, with a plain address', async () => {
  const form = await formOf('/sign-in', 'password');
  const people = await Promise.all(Array.from({ length: Math.ceil(everything.length / 8) }, () => person()));
  for (const [at, [given, leads]] of everything.entries()) {
    const { email, password } = people[Math.floor(at / 8)] as Person;
    const answer = await send(form, { email, password, callbackUrl: given });
    // a field loses half a pair and its line ends on the way; what arrives is what counts
    expect(answer.status, given).toBe(303);
    expect(answer.location, given).toBe(leads);
  }
});

/** Asks for exactly this address, as no browser would. */
function raw(path: string, cookie = ''): Promise<{ status: number; location: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(home());
    const under = ask({ hostname, port, path: '/', headers: { host, cookie }, agent: false }, (response) => {
      response.resume();
      resolve({ status: response.statusCode as number, location: response.headers.location ?? '' });
    });
    // Node's client would refuse some of them itself
    (under as unknown as { path: string }).path = path;
    under.on('error', reject).end();
  });
}

test('the way back of a signed-out request is its own address or none', async () => {
  const place = placePath(await customer());
  const asked = [...elsewhere, ...within.map(([one]) => one), `${place}/people?q=//evil.example`].filter(
    (one) => !/[\s\u0000-\u001f]|[^\u0000-\u00ff]/.test(one) && one !== '',
  );
  for (const path of asked) {
    const { status, location } = await raw(path).catch(() => ({ status: 400, location: '' }));
    expect([200, 307, 308, 400, 404], path).toContain(status);
    if (location === '') continue;
    const to = new URL(location, home());
    expect(to.origin, path).toBe(home());
    expect(to.pathname, path).toBe(status === 308 ? to.pathname : '/sign-in');
    expect(location, path).not.toMatch(/[^\x20-\x7e]/);
  }
});

test('a token or a place that a form sends never becomes another address', async () => {
  const top = await customer();
  const { token } = await pendingInvitation(top, { email: `${unique()}@people.example`, way: 'shown', delivery: 'none' });
  const link = await formOf(`/invitations/${token}`, 'token');
  const cookie = await cookieOf(top.owner);
  const people = await formOf(`${placePath(top)}/people/associate`, 'send_invite', cookie);
  const rest = { email: 'x@people.example', permissions: ['rooms.view'], send_invite: 'on', days: '7' };
  for (const bad of ['//evil.example', '../../x', '..', 'cus_x', 'https://evil.example', '\\evil.example', '']) {
    const answers = [await send(link, { token: bad }), await send(people, { ...rest, place: bad }, cookie)];
    for (const { status, location } of answers) expect([status, location], bad).toEqual([200, null]);
  }
});
