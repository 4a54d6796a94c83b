import type { Page } from '@playwright/test';
import { placePath } from '../lib/access/place.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { account, customer, person } from '../world/factories.ts';
import { contrastOf } from './support/look.ts';
import { said } from './support/said.ts';
import { expect, test } from './support/test.ts';

/** From now on every answer comes so many milliseconds late, as on a phone in a lift. */
async function lateBy(page: Page, latency: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: -1, uploadThroughput: -1 });
}

/**
 * Milliseconds from the next press (of the mouse or a key) until something on the page matches, by the page's own clock. On a
 * busy machine the page itself gets no time: then its frames count, sixty a second.
 */
async function untilSign(page: Page, sign: string, press: () => Promise<unknown>): Promise<number> {
  const waiting = page.evaluate(
    (selector) =>
      new Promise<number>((done) => {
        let pressed = 0;
        let frames = 0;
        const begin = (event: Event) => {
          pressed ||= event.timeStamp;
        };
        for (const kind of ['click', 'keydown']) addEventListener(kind, begin, { capture: true, once: true });
        const look = () => {
          if (pressed && document.querySelector(selector)) return done(Math.min(performance.now() - pressed, (frames * 1000) / 60));
          if (pressed) frames++;
          requestAnimationFrame(look);
        };
        look();
      }),
    sign,
  );
  // the page must be looking before anything is pressed
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await press();
  return waiting;
}

const atOnce = 100;

test('opening the dialog, searching, lists and sending show within 100 ms that something is under way', async ({ page, signIn }) => {
  const place = await customer();
  await account(place, { owner: place.owner });
  const invited = `${unique()}@people.example`;
  await pendingInvitation(place, { email: invited });
  await signIn(await person({ platformRole: 'admin' }));
  await page.goto('/customers');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await lateBy(page, 900);
  const soon = async (what: string, sign: string, press: () => Promise<unknown>) =>
    expect(await untilSign(page, sign, press), `${what} answers at once`).toBeLessThan(atOnce);
  await soon('a search', 'form[aria-busy=true]', () => page.getByRole('searchbox').press('z'));
  await expect(page.locator('form[aria-busy=true]')).toHaveCount(0);
  await lateBy(page, 0);
  await page.goto(`${placePath(place)}/people`);
  await expect(page.getByRole('link', { name: 'Associate User' })).toBeVisible();
  await lateBy(page, 900);
  await soon('the dialog', 'a[href$="/associate"] [data-way]', () => page.getByRole('link', { name: 'Associate User' }).click());
  const who = page.getByLabel('Name or e-mail').last();
  await expect(who).toBeFocused();
  await who.press('a');
  await soon('the people search', '[role=listbox] ~ [role=status]:not(:empty)', () => who.press('n'));
  await page.getByRole('checkbox', { name: 'See rooms' }).check();
  const submit = page.getByRole('button', { name: 'Associate User' });
  // the first is refused by the server alone
  for (const [colorScheme, email] of [
    ['light', invited],
    ['dark', `${unique()}@people.example`],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await who.fill(email);
    await soon('sending', 'button[aria-busy=true]', () => submit.click());
    expect(await contrastOf(submit), `the pending button, ${colorScheme}`).toBeGreaterThan(4.5);
    await expect(colorScheme === 'dark' ? said(page, 'is invited by e-mail') : page.locator('#email-error')).toBeVisible();
  }
  await soon('a tab', 'nav a[href$="/accounts"] [data-way]', () => page.getByRole('link', { name: 'Accounts' }).click());
  await expect(page).toHaveURL(/\/accounts$/);
});

test('the picker never offers what an earlier text found, and says when a search failed', async ({ page, signIn, allowed }) => {
  allowed.push(/status of 500|ERR_FAILED/);
  const place = await customer();
  const [one, two] = [await person({ name: `Uma ${unique()}` }), await person({ name: `Oto ${unique()}` })];
  await signIn(await person({ platformRole: 'admin' }));
  await page.goto(`${placePath(place)}/people/associate`);
  const who = page.getByLabel('Name or e-mail');
  await who.fill(one.name);
  const option = (name: string) => page.getByRole('option', { name: new RegExp(name) });
  await expect(option(one.name)).toBeVisible();
  // the next answer is held back: what stands there belongs to another text
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/candidates?*', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await who.fill(two.name);
  await expect(page.getByText('Searching…')).toBeVisible();
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(0);
  await who.press('ArrowDown');
  await expect(who).not.toHaveAttribute('aria-activedescendant');
  release();
  await expect(option(two.name)).toBeVisible();
  await page.unrouteAll();
  await page.route('**/candidates?*', (route) => route.fulfill({ status: 500, body: '' }));
  await who.fill(one.name);
  await expect(page.getByText('The search did not answer.')).toBeVisible();
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['Search again']);
  await page.unrouteAll();
  await page.route('**/candidates?*', (route) => route.abort());
  await who.fill(two.name);
  await expect(page.getByText('The search did not answer.')).toBeVisible();
  await page.unrouteAll();
  await who.press('ArrowDown');
  await who.press('Enter');
  await expect(option(two.name)).toBeVisible();
  await expect(who).toBeFocused();
});

test('leaving the dialog with something typed asks first, and the focus goes back to the button that opened it', async ({
  page,
  signIn,
}) => {
  const place = await customer();
  await signIn(place.owner);
  await page.goto(`${placePath(place)}/people`);
  const opener = page.getByRole('link', { name: 'Associate User' });
  const dialog = page.getByRole('dialog', { name: 'Associate User' });
  const question = page.getByRole('alertdialog');
  const who = page.getByLabel('Name or e-mail').last();
  const open = async () => {
    await opener.press('Enter');
    await expect(who).toBeFocused();
  };
  const closed = async () => {
    await expect(dialog).toHaveCount(0);
    await expect(page).toHaveURL(/\/people$/);
    await expect(opener).toBeFocused();
  };
  await open();
  await page.keyboard.press('Escape');
  await closed();

  await open();
  await page.keyboard.type('Ana');
  await page.keyboard.press('Escape'); // closes the list of people
  for (const way of ['Escape', 'Back'] as const) {
    if (way === 'Escape') await page.keyboard.press('Escape');
    else await page.evaluate(() => history.back());
    await expect(question).toContainText('What you typed is not sent.');
    await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(who).toHaveValue('Ana');
    await expect(who).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(question.getByRole('button', { name: 'Leave' })).toBeFocused();
  await page.keyboard.press('Enter');
  await closed();

  await open();
  await page.getByRole('button', { name: 'Viewer' }).click();
  await page.keyboard.press('Escape');
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  // who presses Cancel means it
  await dialog.getByRole('link', { name: 'Cancel' }).click();
  await closed();
});

test('a password manager finds the address to keep; names stay on refusal, and passwords where nobody answered', async ({
  page,
  allowed,
}) => {
  allowed.push(/ERR_INTERNET_DISCONNECTED/);
  const place = await customer();
  const email = `${unique()}@people.example`;
  const { token } = await pendingInvitation(place, { email });
  await page.goto(`/invitations/${token}`);
  const username = page.locator('form:has([autocomplete=new-password]) [autocomplete=username]');
  await expect(username).toHaveValue(email);
  await expect(username).toHaveAttribute('readonly', '');
  await page.getByLabel('Your name').fill('Nia Newcomer');
  await page.getByLabel('Password').fill('short');
  const accept = page.getByRole('button', { name: 'Accept invitation' });
  await accept.click();
  await expect(page.locator('#password-error')).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Nia Newcomer');
  await page.getByLabel('Password').fill('four boats under the bridge');
  await page.context().setOffline(true);
  await accept.click();
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeFocused();
  await expect(page.getByLabel('Password')).toHaveValue('four boats under the bridge');
  await expect(page.getByLabel('Your name')).toHaveValue('Nia Newcomer');
  await page.context().setOffline(false);
  // behind a shown link nobody learns whom it is for
  const shown = await pendingInvitation(place, { email: `${unique()}@people.example`, way: 'shown', delivery: 'none' });
  await page.goto(`/invitations/${shown.token}?code`);
  await expect(page.getByLabel('Your name')).toBeVisible();
  await expect(username).toHaveCount(0);
  await page.goto('/sign-in');
  await page.context().setOffline(true);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('four boats under the bridge');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeFocused();
  await expect(page.getByLabel('Password')).toHaveValue('four boats under the bridge');
});
