import { person } from '../../world/factories.ts';
import { formOf, send } from '../support/form.ts';
import { summary } from '../support/said.ts';
import { expect, test } from '../support/test.ts';

const from = (ip: string) => ({ 'x-forwarded-for': ip });
const wrong = (email: string) => ({ email, password: 'not the right password', callbackUrl: '/' });

test.use({ allowed: [/status of 429/] });

test('who guesses is told when to come back, in words and in the status of a whole page @no-script', async ({
  page,
  javaScriptEnabled,
}) => {
  const someone = await person();
  const form = await formOf('/sign-in', 'password');
  const here = from(`203.0.113.${1 + Math.floor(Math.random() * 250)}`);
  for (let at = 0; at < 10; at++) expect((await send(form, wrong(someone.email), '', here)).status).toBe(200);
  const refused = await send(form, wrong(someone.email), '', here);
  expect(refused.status).toBe(429);
  expect(Number(refused.retryAfter)).toBeGreaterThan(60);
  expect(Number(refused.retryAfter)).toBeLessThanOrEqual(15 * 60);
  // the true person from elsewhere is not kept out by it
  expect((await send(form, { ...wrong(someone.email), password: someone.password }, '', from('198.51.100.7'))).status).toBe(303);
  await page.setExtraHTTPHeaders(here);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(someone.email);
  await page.getByLabel('Password').fill('not the right password');
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect((await answered).status()).toBe(javaScriptEnabled === false ? 429 : 200);
  await expect(summary(page)).toContainText(/Too many tries\. Wait 1\d minutes and try again/);
  await expect(page.getByLabel('E-mail')).toHaveValue(someone.email);
});
