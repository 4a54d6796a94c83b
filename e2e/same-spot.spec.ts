import { placePath } from '../lib/access/place.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { type MadePlace, unique } from '../world/factories/writing.ts';
import { associate as associateRow, customer, person } from '../world/factories.ts';
import { associate, withoutScript } from './support/dialog.ts';
import { said } from './support/said.ts';
import { expect, test } from './support/test.ts';

const tab = (place: MadePlace) => `${placePath(place)}/people`;

/** Thirty who wait, on two pages, under one search. */
async function manyWaiting(): Promise<{ place: MadePlace; emails: string[] }> {
  const place = await customer();
  const mark = unique();
  const emails = Array.from({ length: 30 }, (_, at) => `${mark}-${String(at).padStart(2, '0')}@people.example`);
  for (const email of emails) await pendingInvitation(place, { email });
  return { place, emails };
}

test('after each verb one is on the same page, in the same search, on the same row @no-script', async ({ page, signIn }) => {
  const { place, emails } = await manyWaiting();
  const q = emails[0]?.split('-')[0] as string;
  const row = (email: string) => page.getByRole('row', { name: new RegExp(email) });
  const stands = async (on: string) => {
    await expect(page.getByRole('searchbox', { name: 'Search people' })).toHaveValue(q);
    await expect(row(emails[25] as string)).toBeVisible();
    await expect(row(emails[24] as string)).toHaveCount(0);
    await expect(row(on)).toHaveAttribute('data-landing', '');
    await expect(row(on)).toBeFocused();
  };
  await signIn(place.owner);
  await page.goto(`${tab(place)}?q=${q}`);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(row(emails[25] as string)).toBeVisible();
  const [, , third, fourth, fifth] = emails.slice(25) as [string, string, string, string, string];
  await page.getByRole('button', { name: `Resend the invitation of ${third}` }).click();
  await expect(said(page, `A new e-mail to ${third}`)).toBeVisible();
  await stands(third);
  await page.getByRole('button', { name: `Copy link for ${fourth}` }).click();
  await expect(said(page, fourth)).toBeVisible();
  await stands(fourth);
  // Cancel asks first, and keeping it leads back to the row
  await page.getByRole('link', { name: `Cancel the invitation of ${third}` }).click();
  if (!withoutScript()) await expect(page.getByRole('dialog', { name: `Cancel the invitation of ${third}` })).toBeVisible();
  await page.getByRole('link', { name: 'Keep it' }).click();
  await expect(row(third)).toBeVisible();
  await page.getByRole('link', { name: `Cancel the invitation of ${third}` }).click();
  await page.getByRole('button', { name: 'Cancel invitation' }).click();
  await expect(said(page, `The invitation of ${third} is cancelled`)).toBeVisible();
  await stands(fourth);
  await page.reload();
  await stands(fourth);
  await page.getByRole('link', { name: `Cancel the invitation of ${fifth}` }).click();
  await page.getByRole('button', { name: 'Cancel invitation' }).click();
  await expect(said(page, fifth)).toBeVisible();
  await stands(fourth);
});

test('Show leads to each of several new rows, also on another page @no-script', async ({ page, signIn }) => {
  const { place } = await manyWaiting();
  const [first, last] = [`000${unique()}@people.example`, `zzz${unique()}@people.example`];
  await signIn(place.owner);
  await associate(page, { place, who: `${last} ${first}` });
  const row = (email: string) => page.getByRole('row', { name: new RegExp(email) });
  await expect(row(first)).toBeFocused();
  await expect(row(last)).toHaveCount(0);
  await page.getByRole('paragraph').filter({ hasText: last }).getByRole('link', { name: 'Show' }).click();
  await expect(row(last)).toBeFocused();
  await expect(said(page, `${first} is invited by e-mail.`)).toBeVisible();
});

test('Remove asks over the list, says what goes, and lands on the row that stands there now', async ({ page, signIn }) => {
  const place = await customer();
  const names = ['Xa Remove', 'Xb Remove', 'Xc Remove'].map((name) => `${name}${unique()}`);
  for (const name of names) await associateRow(await person({ name }), place, { permissions: ['rooms.view'] });
  await signIn(place.owner);
  await page.goto(tab(place));
  await page.getByRole('link', { name: `Remove ${names[1]}` }).click();
  const dialog = page.getByRole('dialog', { name: `Remove ${names[1]}` });
  await expect(dialog.getByRole('link', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('link', { name: `Remove ${names[1]}` })).toBeFocused();
  await page.getByRole('link', { name: `Remove ${names[1]}` }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(said(page, `${names[1]} no longer has access to one place`)).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(names[2] as string) })).toBeFocused();
});

for (const secure of [true, false])
  test(`Copy link copies and says so, ${secure ? 'with a clipboard' : 'and as over plain http, without one'}`, async ({ page, signIn }) => {
    const place = await customer();
    const email = `${unique()}@people.example`;
    await pendingInvitation(place, { email });
    await signIn(place.owner);
    // over plain http from elsewhere browsers have no such thing
    if (!secure) await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'clipboard'));
    await page.goto(tab(place));
    const pasted = async () => {
      const search = page.getByRole('searchbox', { name: 'Search people' });
      await search.fill('');
      await search.focus();
      await page.keyboard.press('Control+V');
      return search.inputValue();
    };
    await page.getByRole('button', { name: `Copy link for ${email}` }).click();
    await expect(page.getByText(`Copied: the link for ${email}`)).toBeVisible();
    const url = await page.getByRole('textbox', { name: `Link for ${email}` }).inputValue();
    await expect(page.getByRole('row', { name: new RegExp(email) })).toBeFocused();
    expect(await pasted()).toBe(url.slice(0, 200));
    await page.goto(tab(place));
    await page.getByRole('button', { name: /^Copy id/ }).click();
    await expect(page.getByRole('button', { name: /^Copy id/ })).toContainText('Copied');
    expect(await pasted()).toMatch(/^cus_/);
  });

test('a list asks for no page ahead until somebody means it', async ({ page, signIn }) => {
  const place = await customer();
  for (let at = 0; at < 12; at++) await associateRow(await person(), place, { permissions: ['rooms.view'] });
  await signIn(place.owner);
  const ahead: string[] = [];
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch'] || request.url().includes('_rsc=')) ahead.push(request.url());
  });
  await page.goto(tab(place), { waitUntil: 'networkidle' });
  expect(ahead).toEqual([]);
  await page
    .getByRole('link', { name: /^Remove / })
    .first()
    .hover();
  await expect.poll(() => ahead.length).toBeGreaterThan(0);
  expect(ahead.every((url) => url.includes('/people/remove/'))).toBe(true);
});
