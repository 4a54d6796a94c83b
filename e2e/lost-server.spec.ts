import { placePath } from '../lib/access/place.ts';
import { unique } from '../world/factories/writing.ts';
import { customer } from '../world/factories.ts';
import { expect, test } from './support/test.ts';

test('a server that cannot be reached, or is newer than the page: the form says so and loses nothing', async ({
  page,
  signIn,
  allowed,
}) => {
  allowed.push(/ERR_INTERNET_DISCONNECTED|status of 409/);
  const place = await customer();
  await signIn(place.owner);
  await page.goto(`${placePath(place)}/people/associate`);
  const email = `${unique()}@people.example`;
  await page.getByLabel('Name or e-mail').fill(email);
  await page.getByRole('checkbox', { name: 'See rooms' }).check();
  await page.getByLabel('Message').fill('Bring the cables.');
  const submit = page.getByRole('button', { name: 'Associate User' });
  const kept = async () => {
    await expect(page.getByLabel('Name or e-mail')).toHaveValue(email);
    await expect(page.getByRole('checkbox', { name: 'See rooms' })).toBeChecked();
    await expect(page.getByLabel('Message')).toHaveValue('Bring the cables.');
  };

  await page.context().setOffline(true);
  await submit.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Foyer cannot be reached right now.' })).toBeFocused();
  await kept();
  await page.context().setOffline(false);

  // an action that this server does not have: what a page of another version would ask for
  await page.route('**/associate', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'next-action': '40'.padEnd(42, '0') } }),
  );
  await submit.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Foyer was updated after this page was opened.' })).toBeFocused();
  await kept();
  await page.unroute('**/associate');

  await submit.click();
  await expect(page.getByRole('status').filter({ hasText: `${email} is invited by e-mail.` })).toBeVisible();
});
