import { placePath } from '../lib/access/place.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { tell, unique, written } from '../world/factories/writing.ts';
import { customer, person, suspend } from '../world/factories.ts';
import { associate } from './support/dialog.ts';
import { cookieOf, formOf, send } from './support/form.ts';
import { mailTo } from './support/mailbox.ts';
import { expect, test } from './support/test.ts';

const password = 'seven lamps along the quay';
const address = () => `${unique()}@people.example`;

test.describe('a link @no-script', () => {
  test('a new person with a mailed link: three fields at most, a weak password is refused and the name kept', async ({ page }) => {
    const place = await customer({ language: 'en' });
    const { token } = await pendingInvitation(place, { email: address() });
    await page.goto(`/invitations/${token}`);
    await expect(page).toHaveTitle(new RegExp(place.name));
    await page.getByLabel('Your name').fill('Ana Nova');
    await page.getByLabel('Password').fill('passwordpassword');
    await page.getByRole('button', { name: 'Accept invitation' }).click();
    await expect(page.locator('#password-error')).toContainText('Many people use this password');
    await expect(page.getByLabel('Your name')).toHaveValue('Ana Nova');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Accept invitation' }).click();
    await expect(page).toHaveURL(new RegExp(placePath(place)));
    await page.goto(`/invitations/${token}`);
    await expect(page.getByRole('heading', { name: 'Already accepted' })).toBeVisible();
  });

  test('a known person signs in on this very page, then accepts with one button', async ({ page }) => {
    const place = await customer();
    const known = await person();
    const { token } = await pendingInvitation(place, { invitee: known });
    await page.goto(`/invitations/${token}`);
    await page.getByLabel('E-mail').fill(known.email);
    await page.getByLabel('Password').fill(known.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(new RegExp(`/invitations/${token}$`));
    await page.getByRole('button', { name: 'Accept invitation' }).click();
    await expect(page).toHaveURL(new RegExp(placePath(place)));
  });

  test('a shown link proves nothing: a new person needs the code from the mail, wrong codes run out', async ({ page }) => {
    const place = await customer();
    const email = address();
    const { token } = await pendingInvitation(place, { email, way: 'shown', delivery: 'none' });
    await page.goto(`/invitations/${token}`);
    await expect(page.getByLabel('Your name')).toHaveCount(0);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL(/\?code$/);
    const fill = async (code: string) => {
      await page.getByLabel('Code from the e-mail').fill(code);
      await page.getByLabel('Your name').fill('Code Reader');
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Accept invitation' }).click();
    };
    const right = (await mailTo(email)).subject.match(/\d{6}/)?.[0] as string;
    await fill(right === '000000' ? '000001' : '000000');
    await expect(page.locator('#code-error')).toContainText('not the code from the newest e-mail');
    await fill(right);
    await expect(page).toHaveURL(new RegExp(placePath(place)));
  });

  test('a shown link for a known person looks the same, and a note goes to the mailbox', async ({ page }) => {
    const place = await customer();
    const known = await person();
    const { token } = await pendingInvitation(place, { invitee: known, way: 'shown', delivery: 'none' });
    await page.goto(`/invitations/${token}`);
    await page.getByRole('button', { name: 'Continue' }).click();
    const note = await mailTo(known.email);
    expect(note.text).not.toMatch(/\b\d{6}\b/);
    expect(note.text).not.toContain('/invitations/');
    await page.getByLabel('Code from the e-mail').fill('123456');
    await page.getByLabel('Your name').fill('Thief');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Accept invitation' }).click();
    await expect(page.locator('#code-error')).toContainText('not the code from the newest e-mail');
    await page.getByRole('link', { name: 'I have a sign-in' }).click();
    await page.getByLabel('E-mail').fill(known.email);
    await page.getByLabel('Password').fill(known.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Accept invitation' }).click();
    await expect(page).toHaveURL(new RegExp(placePath(place)));
  });

  test('signed in as somebody else: never names the invited person, offers to sign out', async ({ page, signIn }) => {
    const place = await customer();
    const email = address();
    const { token } = await pendingInvitation(place, { email });
    await signIn(await person());
    await page.goto(`/invitations/${token}`);
    await expect(page.getByRole('heading', { name: 'You are signed in as somebody else' })).toBeVisible();
    await expect(page.locator('body')).not.toContainText(email);
    await page.getByRole('button', { name: 'Sign out and continue' }).click();
    await expect(page.getByLabel('Your name')).toBeVisible();
  });

  test('declining asks once, is final and tells the inviter', async ({ page }) => {
    const place = await customer();
    const { token } = await pendingInvitation(place, { email: address(), name: 'Vera Nope' });
    await page.goto(`/invitations/${token}`);
    await page.getByRole('link', { name: 'Decline' }).click();
    await expect(page).toHaveURL(/\?decline$/);
    await page.getByRole('button', { name: 'Decline invitation' }).click();
    await expect(page.getByRole('heading', { name: 'Declined' })).toBeVisible();
    expect((await mailTo(place.owner.email)).subject).toContain('declined');
  });

  test('an expired one is asked for again', async ({ page }) => {
    const place = await customer();
    const { token } = await pendingInvitation(place, { email: address(), expiresIn: -2 });
    await page.goto(`/invitations/${token}`);
    await expect(page.getByRole('heading', { name: 'This invitation has expired' })).toBeVisible();
    await page.getByRole('button', { name: 'Ask for a new invitation' }).click();
    await expect(page).toHaveURL(/\?asked$/);
    expect((await mailTo(place.owner.email)).subject).toContain('asks for a new invitation');
  });

  test('every other state says what to do next, and opening changes nothing', async ({ page, sql }) => {
    const states: [string, string][] = [];
    const place = await customer();
    const suspended = await person();
    const invited = await pendingInvitation(place, { invitee: suspended });
    await suspend(suspended);
    states.push([invited.token, 'Your access is suspended']);
    const killed = await pendingInvitation(place, { email: address() });
    await sql`update invitation_links set killed_at = now() where id = ${killed.linkId}`;
    states.push([killed.token, 'A newer e-mail was sent']);
    const closed = await customer({ status: 'suspended' });
    states.push([(await pendingInvitation(closed, { email: address() })).token, 'is closed at the moment']);
    const fenced = await customer({ domains: ['only.example'] });
    states.push([(await pendingInvitation(fenced, { email: address() })).token, 'This address is not allowed']);
    const over = await pendingInvitation(place, { email: address(), expiresIn: -2 });
    states.push([over.token, 'This invitation has expired'], [`${over.token}.`, 'This invitation has expired']);
    states.push(['A'.repeat(43), 'This link does not work'], ['nonsense', 'This link does not work']);
    for (const [token, title] of states) {
      await page.goto(`/invitations/${token}`);
      await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
      if (/expired|newer/.test(title)) await expect(page.getByRole('main')).not.toContainText('You will be able to');
    }
    const [row] = await sql`select status from invitations where id = ${invited.invitationId}`;
    expect(row?.status).toBe('pending');
  });
});

test('a link opens with whatever a mail program or a hand left behind it @no-script', async ({ page }) => {
  const { token } = await pendingInvitation(await customer(), { email: address() });
  for (const behind of ['.', ')', '>', '%3E', ' ', '%20', '%20.', '.)', ',', '%22', '\u00bb', '%E2%80%8B', '/']) {
    await page.goto(`/invitations/${token}${behind}`);
    await expect(page.getByLabel('Your name'), behind).toBeVisible();
    await expect(page, behind).toHaveURL(new RegExp(`/invitations/${token}$`));
  }
});

const here = ['people.example'];
// every case of the policies is asked of the verb (policies.db.test.ts); here is what a browser sees of the two ends
const policies = [
  { policy: 'any', accepts: true },
  { policy: 'same', accepts: false },
] as const;

for (const { policy, accepts } of policies)
  test(`policy ${policy} ${accepts ? 'lets somebody else accept' : 'lets nobody else accept'} @no-script`, async ({
    page,
    signIn,
    sql,
  }) => {
    const place = await customer({ policy });
    const me = await person();
    const { token, associationId, invitee } = await pendingInvitation(place, {
      email: address(),
      invitedBy: await person({ platformRole: 'admin' }),
    });
    await signIn(me);
    await page.goto(`/invitations/${token}`);
    const button = page.getByRole('button', { name: `Accept as ${me.email}` });
    if (accepts) {
      await button.click();
      await expect(page).toHaveURL(new RegExp(placePath(place)));
    } else {
      await expect(page.getByRole('button', { name: /Sign out/ })).toBeVisible();
      await expect(button).toHaveCount(0);
      // and posted all the same, by the form of a page that has one
      const open = await pendingInvitation(await customer({ policy: 'any' }), {
        email: address(),
        invitedBy: await person({ platformRole: 'admin' }),
      });
      const form = await formOf(`/invitations/${open.token}`, 'token', await cookieOf(await person()));
      const answer = await send(form, { token }, await cookieOf(me));
      expect(answer.location ?? '').not.toContain('accepted=');
    }
    const [row] = await sql`select user_id, status from associations where id = ${associationId}`;
    expect(row).toMatchObject(accepts ? { user_id: me.id, status: 'active' } : { user_id: invitee.id, status: 'pending' });
  });

test('the domain rule holds at the dialog’s field, and again for the address that accepts @no-script', async ({ page, signIn, sql }) => {
  const place = await customer({ domains: here });
  await signIn(place.owner);
  const email = `${unique()}@elsewhere.example`;
  await associate(page, { place, who: email });
  await expect(page.locator('#email-error')).toContainText('elsewhere.example');
  await expect(page.getByLabel('Name or e-mail').last()).toHaveValue(email);
  expect(await sql`select from invitations where email = ${email}`).toHaveLength(0);
  const { token } = await pendingInvitation(place, { email: address() });
  await written(async (tx) => {
    await tx`update customers set allowed_domains_registration = '{only.example}' where id = ${place.id}`;
    await tell(tx, 'customer.updated', place.owner.id, place);
  });
  await page.context().clearCookies();
  await page.goto(`/invitations/${token}`);
  await expect(page.getByRole('heading', { level: 2, name: 'This address is not allowed' })).toBeVisible();
});

test('from Home: what waits is accepted or declined @no-script', async ({ page, signIn }) => {
  const me = await person();
  const first = await customer();
  const second = await customer();
  await pendingInvitation(first, { invitee: me });
  await pendingInvitation(second, { invitee: me });
  await signIn(me);
  await page.goto('/');
  await page.getByRole('button', { name: `Decline the invitation to ${first.name}` }).click();
  await page.getByRole('button', { name: `Decline the invitation to ${first.name}` }).click();
  await expect(page.getByText(first.name)).toHaveCount(0);
  await page.getByRole('button', { name: `Accept the invitation to ${second.name}` }).click();
  await expect(page).toHaveURL(new RegExp(placePath(second)));
});
