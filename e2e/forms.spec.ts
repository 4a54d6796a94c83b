import { placePath } from '../lib/access/place.ts';
import { publicId } from '../lib/ids.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { associate as associateRow, customer, person } from '../world/factories.ts';
import { withoutScript } from './support/dialog.ts';
import { said, summary } from './support/said.ts';
import { expect, test } from './support/test.ts';

const address = () => `${unique()}@people.example`;

test('an empty form names all its faults at once, and each link leads to its field @no-script', async ({ page, signIn }) => {
  const place = await customer();
  await page.goto('/sign-in');
  const faults = async (wanted: [string, string][]) => {
    const links = summary(page).getByRole('link');
    await expect(links).toHaveText(wanted.map(([label]) => new RegExp(`^${label}: `)));
    if (!withoutScript()) await expect(summary(page)).toBeFocused();
    for (const [label, field] of wanted) {
      await links.filter({ hasText: new RegExp(`^${label}: `) }).click();
      await expect(page.locator(withoutScript() ? `#${field}` : `#${field}:focus, #${field} :focus`)).toBeFocused();
    }
  };
  await page.getByRole('button', { name: 'Sign in' }).click();
  await faults([
    ['E-mail', 'email'],
    ['Password', 'password'],
  ]);
  await signIn(await person({ platformRole: 'admin' }));
  await page.goto('/customers/new');
  await page.getByRole('button', { name: 'Create customer' }).click();
  await faults([
    ['Company name', 'company_name'],
    ['Contact e-mail', 'email'],
  ]);
  await page.goto(`${placePath(place)}/people/associate`);
  await page.getByRole('button', { name: 'Associate User' }).click();
  await faults([
    ['Name or e-mail', 'email'],
    ['Permissions', 'permissions'],
  ]);
});

test('what a mail program pastes is understood, and a name of signs that nobody sees is refused @no-script', async ({ page, signIn }) => {
  const place = await customer();
  await signIn(place.owner);
  const [one, two] = [address(), address()];
  await page.goto(`${placePath(place)}/people/associate`);
  await page.getByLabel('Name or e-mail').fill(`"Lima, Ana" <${one}>`);
  await page.getByLabel('First name').fill('\u3164');
  await page.getByRole('checkbox', { name: 'See rooms' }).check();
  await page.getByRole('button', { name: 'Associate User' }).click();
  await expect(page.locator('#first_name-error')).toContainText('This cannot be seen.');
  await page.getByLabel('First name').fill('');
  await page.getByLabel('Name or e-mail').fill(`"Lima, Ana" <${one}>; \u202amailto:${two}\u202c.`);
  await page.getByRole('button', { name: 'Associate User' }).click();
  for (const email of [one, two]) await expect(said(page, `${email} is invited by e-mail.`)).toBeVisible();
});

test('a chosen person survives a preset, a copy and a refusal, and can be changed @no-script', async ({ page, signIn }) => {
  const place = await customer();
  const member = await person();
  await associateRow(member, place, { permissions: ['billing.view', 'rooms.view'] });
  const known = await person();
  await signIn(await person({ platformRole: 'admin' }));
  await page.goto(`${placePath(place)}/people/associate`);
  await page.getByLabel('Name or e-mail').fill(known.name);
  if (withoutScript()) {
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('button', { name: 'Viewer' }).click();
    // nobody is chosen yet: those who were found stay, too
    await page.getByRole('radio', { name: new RegExp(known.email) }).check();
  } else await page.getByRole('option', { name: new RegExp(known.email) }).click();
  const chosen = page.getByRole('region', { name: 'Select User' });
  await page.getByRole('button', { name: 'Viewer' }).click();
  await expect(chosen).toContainText(known.email);
  await expect(page.getByRole('checkbox', { name: 'See statistics' })).toBeChecked();
  await page.getByLabel('Copy from').selectOption({ label: member.name });
  await page.getByRole('button', { name: 'Fill in' }).click();
  await expect(page.getByRole('checkbox', { name: 'See billing details' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'See statistics' })).not.toBeChecked();
  await expect(page.getByLabel('Copy from')).toHaveValue(/^asc_/);
  await expect(chosen).toContainText(known.email);
  await page.getByLabel('Message').fill('x'.repeat(600));
  await page.getByRole('button', { name: 'Associate User' }).click();
  await expect(page.locator('#message-error')).toBeVisible();
  await expect(chosen).toContainText(known.email);
  await chosen.getByRole('button', { name: 'Change' }).click();
  await expect(page.getByLabel('Name or e-mail')).toHaveValue(known.name);
  if (withoutScript()) await expect(page.getByRole('radio', { name: new RegExp(known.email) })).toBeChecked();
  else await page.getByLabel('Name or e-mail').press('ArrowDown');
  if (!withoutScript()) await page.getByRole('option', { name: new RegExp(known.email) }).click();
  await page.getByLabel('Message').fill('Bring the cables.');
  await page.getByRole('button', { name: 'Associate User' }).click();
  await expect(page.locator('tr[data-landing]')).toContainText(known.email);
});

test('every field of a refused form comes back as it was @no-script', async ({ page, signIn }) => {
  const place = await customer();
  const source = await person();
  const association = await associateRow(source, place, { permissions: ['rooms.view'] });
  await signIn(await person({ platformRole: 'admin' }));
  // what is chosen or typed in every field that a form has, then what its refusal brings back
  const content = () =>
    page
      .locator('form')
      .filter({ has: page.getByRole('button', { name: /^(Create customer|Associate User)$/ }) })
      .evaluate((form) =>
        [...new FormData(form as HTMLFormElement)]
          .filter(([name]) => !/^\$|^(copy|searched)$/.test(name))
          .map(([name, value]) => `${name}: ${value}`),
      );
  await page.goto('/customers/new');
  await page.getByLabel('A person').check();
  await page.getByLabel('Somebody else').check();
  for (const name of ['company_name', 'first_name', 'last_name', 'owner_first_name', 'owner_last_name'])
    await page.locator(`#${name}`).fill(`Some ${name}`);
  await page.locator('#email').fill('ana@x.example');
  await page.locator('#owner_email').fill('no address');
  await page.locator('#country').selectOption('PT');
  await page.locator('#currency').selectOption('EUR');
  await page.locator('#language').selectOption('es');
  const customerBefore = await content();
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.locator('#owner_email-error')).toBeVisible();
  expect(await content()).toEqual(customerBefore);

  await page.goto(`${placePath(place)}/people/associate`);
  await page.locator('#email').fill('no address');
  if (withoutScript()) for (const name of ['first_name', 'last_name']) await page.locator(`#${name}`).fill(`Some ${name}`);
  await page.getByRole('checkbox', { name: 'See rooms' }).check();
  await page.getByRole('checkbox', { name: 'Send Invite' }).uncheck();
  await page.locator('#locale').selectOption('es');
  await page.locator('#days').selectOption('30');
  await page.locator('#message').fill('Two\nlines');
  await page.locator('#copy').selectOption(publicId('association', association.id));
  const dialogBefore = await content();
  await page.getByRole('button', { name: 'Associate User' }).click();
  await expect(page.locator('#email-error')).toBeVisible();
  expect(await content()).toEqual(dialogBefore);
  await expect(page.locator('#copy')).toHaveValue(publicId('association', association.id));
});

test('what the dialog itself sees is not sent; its own faults and the server’s stand at their fields until they are mended', async ({
  page,
  signIn,
}) => {
  const place = await customer();
  const invited = address();
  await pendingInvitation(place, { email: invited });
  await signIn(place.owner);
  await page.goto(`${placePath(place)}/people/associate`);
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') sent++;
  });
  const who = page.getByRole('combobox', { name: 'Name or e-mail' });
  const fault = (field: string) => page.locator(`#${field}-error`);
  const submit = page.getByRole('button', { name: 'Associate User' });
  await who.fill('one@people.example, not an address');
  await page.getByLabel('Message').fill('x'.repeat(600));
  await submit.click();
  await expect(summary(page)).toBeFocused();
  await expect(summary(page).getByRole('link')).toHaveCount(3);
  await expect(fault('email')).toContainText('“not” is not an e-mail address.');
  await expect(who).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Message')).toHaveValue('x'.repeat(600));
  await page.getByRole('checkbox', { name: 'See rooms' }).check();
  await expect(fault('permissions')).toHaveCount(0);
  await page.getByLabel('Message').fill('Bring the cables.');
  await expect(fault('message')).toHaveCount(0);
  await who.fill(invited);
  await expect(fault('email')).toHaveCount(0);
  expect(sent, 'nothing was sent so far').toBe(0);
  await submit.click();
  await expect(fault('email')).toContainText('is already invited here');
  await expect(summary(page)).toBeFocused();
  await expect(page.getByLabel('Message')).toHaveValue('Bring the cables.');
  expect(sent).toBe(1);
  const other = address();
  await who.fill(other);
  await expect(fault('email')).toHaveCount(0);
  await submit.click();
  await expect(said(page, `${other} is invited by e-mail.`)).toBeVisible();
});
