import type { Page } from '@playwright/test';
import { placePath } from '../lib/access/place.ts';
import { publicId } from '../lib/ids.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { account, associate as associateRow, customer, person, room } from '../world/factories.ts';
import { associate } from './support/dialog.ts';
import { shownLinks } from './support/said.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ timeout: 180_000 });

const word = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2).slice(0, 150);
const domain = `${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(55)}.example`;
/** An address of 254 signs. */
const longest = () =>
  `${unique()
    .padEnd(254 - domain.length - 1, 'x')
    .slice(0, 64)}@${'g'.repeat(254 - 64 - 2 - domain.length)}.${domain}`;

async function fits(page: Page, what: string): Promise<void> {
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => {
      const over = (element: Element) => element.scrollWidth - element.clientWidth;
      const scrolls = [...document.querySelectorAll('dialog[open], dialog[open] *')].filter(
        (one) => getComputedStyle(one).overflowY === 'auto',
      );
      return Math.max(over(document.documentElement), ...scrolls.map(over));
    });
    expect(wide, `${what} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('long names and addresses overflow no list, dialog, summary, landing or letter', async ({ page, signIn }) => {
  const owner = await person({ name: `Ana ${word.slice(0, 75)}`, email: longest() });
  const top = await customer({ owner, name: `${word} & Co` });
  const middle = await account(top, { name: `Konto ${word}` });
  const inner = await room(middle, { name: word });
  const member = await person({ name: `${'Bruno '.repeat(8)}${word.slice(0, 70)}`, email: longest() });
  const here = await associateRow(member, top, { permissions: ['rooms.view', 'people.view'] });
  await associateRow(member, middle, { permissions: ['rooms.view'] });
  const { invitationId, token } = await pendingInvitation(top, { email: longest(), message: `${word} ${word}`, delivery: 'failed' });
  const mine = await pendingInvitation(inner, { invitee: member });
  await signIn(owner);
  const tab = `${placePath(top)}/people`;
  for (const path of [
    '/',
    '/customers',
    placePath(top),
    `${placePath(top)}/accounts`,
    `${placePath(top)}/rooms`,
    tab,
    placePath(middle),
    `${placePath(middle)}/rooms`,
    `${placePath(middle)}/people`,
    placePath(inner),
    `${placePath(inner)}/people`,
    `${tab}/associate`,
    `${tab}/remove/${publicId('association', here.id)}`,
    `${tab}/cancel/${publicId('invitation', invitationId)}`,
  ]) {
    await page.goto(path);
    await fits(page, path.replace(/_[a-z0-9]+/gi, '_…'));
  }
  await page.goto(tab);
  await page.getByRole('link', { name: /^Remove Bruno/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await fits(page, 'Remove over the list');
  await page.goto(tab);
  await page.getByRole('link', { name: 'Associate User' }).click();
  await page.getByLabel('Name or e-mail').last().fill('bruno');
  await expect(page.getByRole('option').first()).toBeVisible();
  await fits(page, 'Select User');
  await page.getByLabel('Name or e-mail').last().fill(member.email);
  await page.getByRole('checkbox', { name: 'See rooms' }).check();
  await page.getByRole('button', { name: 'Associate User' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await fits(page, 'a refusal');
  const email = longest();
  await associate(page, { place: top, who: email, send: false });
  await expect(shownLinks(page)).toBeVisible();
  await fits(page, 'the landing with its link');
  await page.goto(`/invitations/${mine.token}`);
  await fits(page, 'the letter, signed in as somebody else');
  await signIn(member);
  await page.goto(`/invitations/${mine.token}`);
  await fits(page, 'the letter, signed in');
  await page.goto('/?view=mine');
  await fits(page, 'Home with an invitation');
  await page.context().clearCookies();
  await page.goto(`/invitations/${token}`);
  await fits(page, 'the letter');
  await signIn(await person({ platformRole: 'admin', name: word.slice(0, 75) }));
  await page.goto(`/customers?q=${word}`);
  await fits(page, 'the list of customers');
});

test('rows of one name are told apart at every width', async ({ page, signIn }) => {
  const top = await customer();
  const twins = await Promise.all([person({ name: 'Gemma Twin' }), person({ name: 'Gemma Twin' })]);
  for (const twin of twins) await associateRow(twin, top, { permissions: ['rooms.view'] });
  const name = `Studio ${unique()}`;
  for (const place of [await account(top), await account(top)]) await associateRow(twins[0], await room(place, { name }), {});
  const different = async (path: string, text: string) => {
    await page.goto(path);
    for (const width of [320, 390, 1000, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const said = await page
        .getByRole('row')
        .filter({ hasText: text })
        .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).innerText));
      expect(said, path).toHaveLength(2);
      expect(said[0], `${text} at ${width} px`).not.toBe(said[1]);
    }
  };
  await signIn(top.owner);
  await different(`${placePath(top)}/people`, 'Gemma Twin');
  await different(`${placePath(top)}/rooms`, name);
  await signIn(twins[0]);
  await different('/', name);
  const admin = await person({ platformRole: 'admin' });
  const both = `Canal ${unique()}`;
  const owner = await person();
  for (let times = 0; times < 2; times++) await customer({ name: both, owner });
  await signIn(admin);
  await different(`/customers?q=${encodeURIComponent(both)}`, both);
});
