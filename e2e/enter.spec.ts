import type { Page } from '@playwright/test';
import { placePath } from '../lib/access/place.ts';
import { publicId } from '../lib/ids.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { account, associate as associateRow, customer, person } from '../world/factories.ts';
import { associate, withoutScript } from './support/dialog.ts';
import { mailsTo, mailTo } from './support/mailbox.ts';
import { said } from './support/said.ts';
import { expect, test } from './support/test.ts';

test.slow();

const address = () => `${unique()}@people.example`;

/** From now on nothing that a page sends is answered: it stays as it is, and each sending is told by the button that was pressed. */
async function hearing(page: Page): Promise<() => Promise<string[]>> {
  if (!withoutScript()) {
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const hear = (event: SubmitEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        const button = event.submitter as HTMLButtonElement | null;
        heard.push(button?.name ? `${button.name} ${button.value}` : 'the form');
      };
      window.addEventListener('submit', hear, true);
    });
    return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  }
  const names = await page
    .locator('form:has(:is(input:not([type=hidden]), select, textarea)) button[name]')
    .evaluateAll((all) => all.map((one) => (one as HTMLButtonElement).name));
  const heard: string[] = [];
  await page.route('**', async (route) => {
    const body = route.request().postDataBuffer()?.toString() ?? '';
    const pressed = names.find((name) => body.includes(`name="${name}"`));
    heard.push(pressed ?? 'the form');
    await route.fulfill({ status: 204 });
  });
  return async () => heard;
}

/** Presses the keys in every field of every form on a page; tells what was sent, once for each field that sends. */
async function press(page: Page, path: string, keys: string): Promise<string[]> {
  await page.goto(path);
  const places = page.locator('form :is(input:not([type=hidden]):not([readonly]), select, textarea):visible');
  await expect(places.first()).toBeVisible();
  // with script the dialog's fields are fewer, once it is awake
  if (!withoutScript()) await expect(page.getByRole('button', { name: 'Find', exact: true })).toHaveCount(0);
  const heard = await hearing(page);
  const fields = await places.all();
  let sends = 0;
  for (const field of fields) {
    await field.focus();
    await page.keyboard.press(keys);
    // a text of several lines takes Enter for itself, and so may an open choice
    if (keys === 'Enter' && /^(textarea|select)/.test(await field.evaluate((one) => (one as HTMLInputElement).type))) continue;
    sends++;
    // without script each is a request, and the next one would break it off
    if (withoutScript())
      await expect.poll(async () => (await heard()).length, `${keys} in field ${sends} of ${path}`).toBeGreaterThanOrEqual(sends);
  }
  expect((await heard()).length, `each field of ${path} sends its form by ${keys}`).toBeGreaterThanOrEqual(sends);
  const all = await heard();
  await page.unrouteAll();
  return [...new Set(all)];
}

test('Enter in any field of any form does its main thing, and so does Ctrl+Enter @no-script', async ({ page, signIn }) => {
  const place = await customer();
  const middle = await account(place, { owner: place.owner });
  const member = await person();
  const association = await associateRow(member, place, { permissions: ['rooms.view'] });
  await associateRow(member, middle, { permissions: ['rooms.view'] });
  await pendingInvitation(place, { email: address() });
  const { token } = await pendingInvitation(place, { email: address() });
  const shown = await pendingInvitation(place, { email: address(), way: 'shown', delivery: 'none' });
  const keys = withoutScript() ? ['Enter'] : ['Enter', 'Control+Enter'];
  const visit = async (path: string) => {
    for (const key of keys) expect(await press(page, path, key), `${key} on ${path}`).toEqual(['the form']);
  };
  for (const path of ['/sign-in', `/invitations/${token}`, `/invitations/${shown.token}?code`, `/invitations/${shown.token}?sign-in`])
    await visit(path);
  await signIn(await person({ platformRole: 'admin' }));
  for (const path of ['/customers', '/customers/new']) await visit(path);
  const people = `${placePath(place)}/people`;
  for (const path of [people, `${people}/remove/${publicId('association', association.id)}`]) await visit(path);
  await visit(`${people}/associate`);
});

test('Enter in the dialog ticks nothing and resends nothing, also after a refusal @no-script', async ({ page, signIn }) => {
  const place = await customer();
  await signIn(place.owner);
  const email = address();
  await associate(page, { place, who: email });
  await mailTo(email);
  await page.goto(`${placePath(place)}/people/associate`);
  await page.getByLabel('Name or e-mail').fill(email);
  await page.getByLabel('Name or e-mail').press('Enter');
  await expect(page.locator('#permissions-error')).toContainText('Tick at least one permission');
  await expect(page.getByRole('group', { name: 'Permissions', exact: true }).getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'See rooms' }).check();
  for (let time = 0; time < 2; time++) {
    await page.getByLabel('Name or e-mail').press('Enter');
    await expect(page.locator('#email-error')).toContainText('is already invited here');
    await expect(page.getByRole('button', { name: 'Resend the invitation' })).toBeVisible();
    await expect(page.getByRole('group', { name: 'Permissions', exact: true }).getByRole('checkbox', { checked: true })).toHaveCount(1);
  }
  expect(await mailsTo(email)).toHaveLength(1);
});

test('Ctrl+Enter in the message associates', async ({ page, signIn }) => {
  const place = await customer();
  await signIn(place.owner);
  const email = address();
  await page.goto(`${placePath(place)}/people/associate`);
  await page.getByLabel('Name or e-mail').fill(email);
  await page.getByRole('checkbox', { name: 'See rooms' }).check();
  await page.getByLabel('Message').fill('Bring the cables.');
  await page.getByLabel('Message').press('Control+Enter');
  await expect(said(page, `${email} is invited by e-mail.`)).toBeVisible();
});
