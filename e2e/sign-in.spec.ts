import { customer, person, suspend } from '../world/factories.ts';
import { summary } from './support/said.ts';
import { expect, test } from './support/test.ts';

test.describe('signing in @no-script', () => {
  test('a person signs in by hand, lands where they wanted, and signs out', async ({ page }) => {
    const owner = await person();
    const place = await customer({ owner });
    await page.goto('/customers');
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fcustomers$/);
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByLabel('Password').fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/customers$/);
    await expect(page.getByRole('link', { name: place.name })).toBeVisible();
    await page.getByRole('banner').getByText(owner.name).click();
    await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.goto('/customers');
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test('a wrong password keeps the typed e-mail and says what to do', async ({ page }) => {
    const owner = await person();
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByLabel('Password').fill('not the password at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(summary(page)).toContainText('do not match');
    await expect(page.getByLabel('E-mail')).toHaveValue(owner.email);
    await expect(page.getByLabel('Password')).toHaveValue('');
  });
});

test('a suspended person is out on the next request @no-script', async ({ page, signIn }) => {
  const owner = await person();
  await customer({ owner });
  await signIn(owner);
  await page.goto('/customers');
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible();
  await suspend(owner);
  await page.goto('/customers');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('after signing in nobody is led elsewhere @no-script', async ({ page }) => {
  for (const bad of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%5Cevil.example',
    '\tjavascript:alert(1)',
    '/invitations/x',
  ]) {
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(bad)}`);
    await expect(page.locator('input[name=callbackUrl]')).toHaveValue('/');
  }
});
