import { placePath } from '../lib/access/place.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { account, associate, customer, person, room } from '../world/factories.ts';
import { looksRight } from './support/look.ts';
import { summary } from './support/said.ts';
import { expect, test } from './support/test.ts';

test.slow();

test('public pages', async ({ page }) => {
  await page.goto('/sign-in');
  await looksRight(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(summary(page)).toBeVisible();
  await looksRight(page);
  const place = await customer();
  const { token } = await pendingInvitation(place, { email: `${unique()}@people.example`, message: 'A word before we start.' });
  for (const step of ['', '?decline']) {
    await page.goto(`/invitations/${token}${step}`);
    await looksRight(page);
  }
  const shown = await pendingInvitation(place, { email: `${unique()}@people.example`, way: 'shown', delivery: 'none' });
  for (const step of ['', '?code', '?sign-in']) {
    await page.goto(`/invitations/${shown.token}${step}`);
    await looksRight(page);
  }
  await page.goto('/invitations/nothing');
  await looksRight(page);
});

test('lists and overviews of an admin', async ({ page, signIn }) => {
  const place = await customer();
  const middle = await account(place);
  const inner = await room(middle, { url: 'https://rooms.example/x' });
  await signIn(await person({ platformRole: 'admin' }));
  for (const path of [
    '/customers',
    '/customers?q=nobody-has-this',
    '/customers/new',
    '/?view=mine',
    ...['', '/accounts', '/rooms'].map((tab) => placePath(place) + tab),
    `${placePath(middle)}/rooms`,
    placePath(inner),
  ]) {
    await page.goto(path);
    await looksRight(page);
  }
});

test('people tabs, the dialog open over them and alone, and what follows', async ({ page, signIn }) => {
  const place = await customer();
  const member = await person();
  const association = await associate(member, place, { permissions: ['rooms.view', 'people.view'] });
  await associate(await person(), place, { permissions: ['billing.view'], status: 'suspended' });
  await pendingInvitation(place, { email: `${unique()}@people.example` });
  await signIn(place.owner);
  const people = `${placePath(place)}/people`;
  await page.goto(people);
  await looksRight(page);
  await page.getByRole('link', { name: 'Associate User' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await looksRight(page);
  const who = page.getByRole('combobox', { name: 'Name or e-mail' });
  await who.fill(member.name);
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([new RegExp(`${member.email}Already here`)]);
  await who.press('ArrowDown');
  await looksRight(page);
  await who.fill('');
  await page.getByRole('button', { name: 'Associate User' }).click();
  await expect(page.getByRole('dialog').getByRole('alert').first()).toBeVisible();
  await looksRight(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto(`${people}/associate`);
  await looksRight(page);
  const { publicId } = await import('../lib/ids.ts');
  await page.goto(`${people}/remove/${publicId('association', association.id)}`);
  await looksRight(page);
});

test('what a colleague sees, and somebody with nothing at all', async ({ page, signIn }) => {
  const place = await customer();
  const member = await person();
  await associate(member, place, { permissions: [] });
  await signIn(member);
  for (const path of ['/', '/customers', placePath(place), `${placePath(place)}/people`, `${placePath(place)}/people/associate`]) {
    await page.goto(path);
    await looksRight(page);
  }
  await page.context().clearCookies();
  await signIn(await person());
  for (const path of ['/', '/customers']) {
    await page.goto(path);
    await looksRight(page);
  }
});

test('nothing here', async ({ page, signIn, allowed }) => {
  allowed.push(/404/);
  await signIn(await person());
  await page.goto('/customers/cus_00000000000000000000000000');
  await expect(page.getByText('Nothing here').first()).toBeVisible();
  await looksRight(page);
});

test('the icon that every browser asks for by itself is there, and the one that the pages name', async ({ page, request }) => {
  await page.goto('/sign-in');
  for (const path of ['/favicon.ico', '/icon.svg']) {
    expect((await request.get(path)).status()).toBe(200);
    await expect(page.locator(`link[rel=icon][href^="${path}"]`)).toHaveCount(1);
  }
});
