import type { Page } from '@playwright/test';
import { placePath } from '../lib/access/place.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { account, associate, customer, person, removeAssociation } from '../world/factories.ts';
import { withoutScript } from './support/dialog.ts';
import { linkIn, mailTo } from './support/mailbox.ts';
import { said, summary } from './support/said.ts';
import { expect, test } from './support/test.ts';

const address = () => `${unique()}@people.example`;

// over the list it is a dialog, without script a page of its own
const question = (page: Page, name: string) => page.getByRole(withoutScript() ? 'region' : 'dialog', { name });

test.describe('a People tab @no-script', () => {
  test('resend makes a new mail and kills the old link, copy adds one and kills none, cancel revokes', async ({ page, signIn }) => {
    const place = await customer();
    const email = address();
    const { token } = await pendingInvitation(place, { email });
    await signIn(place.owner);
    await page.goto(`${placePath(place)}/people`);
    await page.getByRole('button', { name: `Resend the invitation of ${email}` }).click();
    await expect(said(page, `A new e-mail to ${email} is on its way`)).toBeVisible();
    const fresh = linkIn(await mailTo(email));
    await page.goto(`/invitations/${token}`);
    await expect(page.getByRole('heading', { level: 2, name: 'A newer e-mail was sent' })).toBeVisible();
    await page.goto(`${placePath(place)}/people`);
    await page.getByRole('button', { name: `Copy link for ${email}` }).click();
    const copied = await page.getByRole('textbox', { name: `Link for ${email}` }).inputValue();
    expect(copied).not.toBe(fresh);
    await page.context().clearCookies();
    await page.goto(fresh);
    await expect(page.getByLabel('Your name')).toBeVisible();
    await page.goto(copied);
    await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
    await signIn(place.owner);
    await page.goto(`${placePath(place)}/people`);
    await page.getByRole('link', { name: `Cancel the invitation of ${email}` }).click();
    await expect(question(page, `Cancel the invitation of ${email}`)).toContainText('The invitation, with one permission');
    await page.getByRole('button', { name: 'Cancel invitation' }).click();
    await expect(said(page, `The invitation of ${email} is cancelled`)).toBeVisible();
    await page.context().clearCookies();
    await page.goto(fresh);
    await expect(page.getByRole('heading', { level: 2, name: 'Cancelled' })).toBeVisible();
  });

  test('removing names what remains and takes what is below; the owner’s row is protected', async ({ page, signIn }) => {
    const place = await customer();
    const below = await account(place, { owner: place.owner });
    const member = await person();
    await associate(member, place, { permissions: ['rooms.view'] });
    await associate(member, below, { permissions: ['rooms.view'] });
    await signIn(place.owner);
    await page.goto(`${placePath(place)}/people`);
    await expect(page.getByRole('row', { name: new RegExp(place.owner.name) })).toContainText('Owners stay until they transfer ownership');
    await page.getByRole('link', { name: `Remove ${member.name}` }).click();
    await expect(question(page, `Remove ${member.name}`)).toContainText(`${place.name} one permission`);
    await expect(page.getByRole('checkbox', { name: 'Also below: one place' })).toBeChecked();
    await expect(question(page, `Remove ${member.name}`)).toContainText(below.name);
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(said(page, `${member.name} no longer has access to 2 places`)).toBeVisible();
  });

  test('a member sees names and sources, no address and no pending row, and the button locked with its reason', async ({
    page,
    signIn,
  }) => {
    const place = await customer();
    const member = await person();
    const other = await person();
    const email = address();
    await associate(member, place, { permissions: ['people.view'] });
    await associate(other, place, { permissions: ['rooms.view'] });
    await pendingInvitation(place, { email });
    await signIn(member);
    await page.goto(`${placePath(place)}/people`);
    await expect(page.getByRole('row', { name: new RegExp(other.name) })).toBeVisible();
    await expect(page.locator('main')).not.toContainText(other.email);
    await expect(page.locator('main')).not.toContainText(email);
    await expect(page.getByRole('button', { name: 'Associate User' })).toHaveAttribute('aria-disabled', 'true');
    await expect(page.locator('#associate-locked')).toContainText(place.owner.name);
  });
});

test('removed while the page is open: the next click finds nothing', async ({ page, signIn, allowed }) => {
  const place = await customer();
  const member = await person();
  const association = await associate(member, place, { permissions: ['people.view', 'rooms.view'] });
  await signIn(member);
  await page.goto(placePath(place));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(place.name);
  await removeAssociation(association);
  allowed.push(/404/);
  await page.getByRole('link', { name: 'People' }).click();
  await expect(page.getByText('Nothing here').first()).toBeVisible();
});

test('a customer is created with a new owner, and with somebody who is known @no-script', async ({ page, signIn }) => {
  await signIn(await person({ platformRole: 'admin' }));
  const known = await person();
  for (const [email, subject] of [
    [address(), 'set up your sign-in'],
    [known.email, 'You now own'],
  ] as const) {
    const name = `Canal ${unique()}`;
    await page.goto('/customers/new');
    await page.getByLabel('Company name').fill(name);
    await page.getByLabel('Contact e-mail').fill(email);
    await page.getByRole('button', { name: 'Create customer' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    await expect(page.getByRole('status').filter({ hasText: `${name} is created. ${email} owns it` })).toBeVisible();
    const mail = await mailTo(email);
    expect(mail.subject).toContain(subject);
    expect(mail.subject).toContain(name);
    if (email !== known.email) await expect(page.getByText('Owner has not signed in')).toBeVisible();
  }
});

test('a refused customer keeps what was typed @no-script', async ({ page, signIn }) => {
  await signIn(await person({ platformRole: 'admin' }));
  await page.goto('/customers/new');
  await page.getByLabel('Company name').fill('Canal Kept');
  await page.getByLabel('Contact e-mail').fill('not an address');
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.locator('#email-error')).toContainText('not an e-mail address');
  await expect(page.getByLabel('Company name')).toHaveValue('Canal Kept');
});

test('a field of a new customer is checked when it is left, and its words go when it is mended', async ({ page, signIn }) => {
  await signIn(await person({ platformRole: 'admin' }));
  const known = await person({ status: 'suspended' });
  await page.goto('/customers/new');
  const email = page.getByLabel('Contact e-mail');
  await email.fill('not an address');
  await email.blur();
  await expect(page.locator('#email-error')).toContainText('not an e-mail address');
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.locator('#company_name-error')).toContainText('Fill this in.');
  await expect(summary(page)).toBeFocused();
  await page.getByLabel('A person').check();
  await expect(page.locator('#company_name-error')).toHaveCount(0);
  await page.getByLabel('First name').first().fill('Ana');
  await email.fill(known.email);
  await expect(page.locator('#email-error')).toHaveCount(0);
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.locator('#email-error')).toContainText('This person is suspended');
  await email.fill(address());
  await expect(page.locator('#email-error')).toHaveCount(0);
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ana');
});
