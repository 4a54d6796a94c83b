import { placePath } from '../lib/access/place.ts';
import { unique } from '../world/factories/writing.ts';
import { account, associate as associateRow, customer, person, room } from '../world/factories.ts';
import { associate, withoutScript } from './support/dialog.ts';
import { linkIn, mailsTo, mailTo } from './support/mailbox.ts';
import { said, shownLinks } from './support/said.ts';
import { expect, test } from './support/test.ts';

const address = () => `${unique()}@people.example`;
const password = 'four boats under the bridge';

for (const level of ['customer', 'account', 'room'] as const) {
  const makePlace = async () => {
    const top = await customer();
    if (level === 'customer') return top;
    const middle = await account(top, { owner: top.owner });
    return level === 'account' ? middle : room(middle, { owner: top.owner });
  };

  // without script the levels differ in nothing that a browser takes part in
  test.describe(`at a ${level}${level === 'customer' ? ' @no-script' : ''}`, () => {
    test('an admin invites an unknown e-mail; the person accepts and sees what was granted', async ({ page, signIn, browser }) => {
      const place = await makePlace();
      await signIn(await person({ platformRole: 'admin' }));
      const email = address();
      await associate(page, { place, who: email, permissions: ['See rooms', 'See recordings'] });
      await expect(page.getByRole('status').filter({ hasText: `${email} is invited by e-mail.` })).toBeVisible();
      await expect(page.locator('tr[data-landing]')).toContainText(email);
      if (withoutScript()) await expect(page).toHaveTitle(new RegExp(`^${email} is invited by e-mail\\.`));
      else await expect(page.locator('tr[data-landing]')).toBeFocused();
      const link = linkIn(await mailTo(email));
      const theirs = await (await browser.newContext({ javaScriptEnabled: !withoutScript() })).newPage();
      await theirs.goto(link);
      await expect(theirs.getByRole('heading', { level: 1 })).toContainText(place.name);
      await theirs.getByLabel('Your name').fill('Nia Newcomer');
      await theirs.getByLabel('Password').fill(password);
      await theirs.getByRole('button', { name: 'Accept invitation' }).click();
      await expect(theirs).toHaveURL(new RegExp(`${placePath(place)}\\?accepted=inv_`));
      await expect(theirs.getByRole('region', { name: 'What you can do here' })).toContainText('See rooms');
      await expect(theirs.getByRole('region', { name: 'What you can do here' })).toContainText('See recordings');
      await expect(theirs.getByRole('region', { name: 'What you can do here' })).not.toContainText('Edit rooms');
      await theirs.context().close();
    });

    test('an admin associates a known person at once, and the person is told', async ({ page, signIn }) => {
      const place = await makePlace();
      const known = await person();
      await signIn(await person({ platformRole: 'admin' }));
      await associate(page, { place, who: known.email, byPicking: known.name, send: false });
      await expect(page.getByRole('status').filter({ hasText: 'now has access' })).toBeVisible();
      const mail = await mailTo(known.email);
      expect(mail.subject).toContain(place.name);
      expect(mail.text).not.toContain('/invitations/');
      await page.context().clearCookies();
      await signIn(known);
      await page.goto('/');
      await expect(page.getByRole('row', { name: new RegExp(place.name) })).toContainText('New: you now have access');
      await page.getByRole('link', { name: place.name }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(place.name);
    });

    test('an admin invites a known person: nothing opens before they accept', async ({ page, signIn }) => {
      const place = await makePlace();
      const known = await person();
      await signIn(await person({ platformRole: 'admin' }));
      await associate(page, { place, who: known.email, byPicking: known.name });
      await expect(page.getByRole('status').filter({ hasText: 'is invited by e-mail' })).toBeVisible();
      const link = linkIn(await mailTo(known.email));
      await page.context().clearCookies();
      await signIn(known);
      await page.goto(link);
      await page.getByRole('button', { name: 'Accept invitation' }).click();
      await expect(page).toHaveURL(new RegExp(placePath(place)));
      await expect(page.getByRole('region', { name: 'What you can do here' })).toContainText('See rooms');
    });

    test('an admin shows a link for an unknown e-mail, once, and no mail goes out', async ({ page, signIn }) => {
      const place = await makePlace();
      await signIn(await person({ platformRole: 'admin' }));
      const email = address();
      await associate(page, { place, who: email, send: false });
      await expect(page.getByRole('textbox', { name: `Link for ${email}` })).toHaveValue(/\/invitations\/[A-Za-z0-9_-]{43}$/);
      await page.reload();
      await expect(page.getByRole('textbox', { name: `Link for ${email}` })).toBeVisible();
      expect(await mailsTo(email)).toEqual([]);
    });

    test('an owner invites a known and an unknown address alike', async ({ page, signIn }) => {
      const place = await makePlace();
      const known = await person();
      await signIn(place.owner);
      const words: string[] = [];
      for (const email of [known.email, address()]) {
        await associate(page, { place, who: email });
        words.push((await said(page, email).innerText()).replaceAll(email, '…'));
        const mail = await mailTo(email);
        words.push(mail.text.replace(/https?:\/\/\S+|\d+:\d\d/g, '…'));
      }
      expect(words[0]).toBe(words[2]);
      expect(words[1]).toBe(words[3]);
    });

    test('an owner shows a link without a mail', async ({ page, signIn }) => {
      const place = await makePlace();
      await signIn(place.owner);
      const known = await person();
      await associate(page, { place, who: known.email, send: false });
      await expect(page.getByRole('textbox', { name: `Link for ${known.email}` })).toBeVisible();
      expect(await mailsTo(known.email)).toEqual([]);
    });
  });
}

test('a refusal stands at its field, and nothing typed is lost @no-script', async ({ page, signIn }) => {
  const place = await customer();
  await signIn(place.owner);
  await page.goto(`${placePath(place)}/people/associate`);
  await page.getByLabel('Name or e-mail').fill('one@people.example, not an address');
  await page.getByRole('checkbox', { name: 'See rooms' }).check();
  await page.getByLabel('Message').fill('Bring the cables.');
  await page.getByRole('button', { name: 'Associate User' }).click();
  await expect(page.locator('#email-error')).toContainText('is not an e-mail address');
  await expect(page.getByLabel('Name or e-mail')).toHaveValue('one@people.example, not an address');
  await expect(page.getByRole('checkbox', { name: 'See rooms' })).toBeChecked();
  await expect(page.getByLabel('Message')).toHaveValue('Bring the cables.');
  await page.getByLabel('Name or e-mail').fill(`${unique()}@people.example`);
  await page.getByRole('checkbox', { name: 'See rooms' }).uncheck();
  await page.getByRole('button', { name: 'Associate User' }).click();
  await expect(page.locator('#permissions-error')).toContainText('Tick at least one permission');
});

test('without script: find and presets fill the form in @no-script @only-no-script', async ({ page, signIn }) => {
  const place = await customer();
  const known = await person();
  await associateRow(known, place, { permissions: ['rooms.view'] });
  const middle = await account(place, { owner: place.owner });
  await signIn(place.owner);
  await page.goto(`${placePath(middle)}/people/associate`);
  await page.getByLabel('Name or e-mail').fill(known.name);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('radio', { name: new RegExp(known.name) }).check();
  await page.getByRole('button', { name: 'Room operator' }).click();
  await expect(page.getByRole('checkbox', { name: 'Edit rooms' })).toBeChecked();
});

test('twenty addresses make one result each; somebody pending here is resent or replaced @no-script', async ({ page, signIn }) => {
  const place = await customer();
  await signIn(place.owner);
  const emails = Array.from({ length: 3 }, address);
  await associate(page, { place, who: emails.join(' ') });
  for (const email of emails) await expect(said(page, `${email} is invited by e-mail.`)).toBeVisible();
  for (const email of emails) await mailTo(email);
  const [again] = emails as [string];
  await associate(page, { place, who: again });
  await expect(page.locator('#email-error')).toContainText('is already invited here');
  await page.getByRole('button', { name: 'Replace the invitation' }).click();
  await expect(said(page, `${again} is invited by e-mail.`)).toBeVisible();
  await mailTo(again, 1);
});

test('a shown link stands for ten minutes, for its maker alone; then the page itself takes it away', async ({
  page,
  signIn,
  browser,
  sql,
}) => {
  const place = await customer();
  await page.clock.install();
  await signIn(place.owner);
  const email = address();
  await associate(page, { place, who: email, send: false });
  const link = page.getByRole('textbox', { name: `Link for ${email}` });
  await expect(link).toBeVisible();
  const landing = page.url();
  await page.reload();
  await expect(link).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page).not.toHaveURL(landing);
  await page.goBack();
  await expect(link).toBeVisible();
  const colleague = await (await browser.newContext()).newPage();
  await signIn(await person({ platformRole: 'admin' }), colleague);
  await colleague.goto(landing);
  await expect(colleague.getByRole('heading', { level: 1 })).toContainText(place.name);
  await expect(shownLinks(colleague)).toHaveCount(0);
  await colleague.context().close();
  await page.clock.fastForward('10:01');
  await expect(link).toHaveCount(0);
  await expect(page.getByText('The link is no longer shown.')).toBeVisible();
  await sql`update invitation_links set shown_until = now() where invitation_id = (select id from invitations where email = ${email})`;
  await page.reload();
  await expect(page.getByRole('row', { name: new RegExp(email) })).toBeVisible();
  await expect(link).toHaveCount(0);
});

test('without script the page with a shown link asks again when its time is over @no-script @only-no-script', async ({ page, signIn }) => {
  const place = await customer();
  await signIn(place.owner);
  await associate(page, { place, who: address(), send: false });
  const seconds = Number(await page.locator('noscript meta[http-equiv=refresh], meta[http-equiv=refresh]').first().getAttribute('content'));
  expect(seconds).toBeGreaterThan(590);
  expect(seconds).toBeLessThanOrEqual(601);
});
