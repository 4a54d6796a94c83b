import { person } from '../world/factories.ts';
import { withoutScript } from './support/dialog.ts';
import { formOf } from './support/form.ts';
import { startServer } from './support/server.ts';
import { anySource } from './support/source.ts';
import { expect, test } from './support/test.ts';

const home = () => process.env.FOYER_URL as string;

test('a form that was opened at another address says which one is right @no-script', async ({ page, allowed }) => {
  allowed.push(/request elsewhere: http:\/\/elsewhere\.localhost/, /status of 403/);
  const known = await person();
  await page.goto(`${home().replace('localhost', 'elsewhere.localhost')}/sign-in`);
  await page.getByLabel('E-mail').fill(known.email);
  await page.getByLabel('Password').fill(known.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(`Open ${home()} and try again there.`)).toBeVisible();
  if (!withoutScript()) return expect(page.getByLabel('E-mail')).toHaveValue(known.email);
  await page.getByRole('link', { name: home() }).click();
  await expect(page).toHaveURL(`${home()}/sign-in`);
});

test('behind a proxy that ends TLS a form leads on, and nothing bad is logged', async () => {
  const known = await person();
  const { address, fields } = await formOf('/sign-in', 'password');
  const action = Object.values(fields).flatMap((value) => value.match(/"id":"([0-9a-f]+)"/)?.[1] ?? [])[0] as string;
  // nobody answers at this host: what is asked there fails
  const { inside, said, stop } = await startServer(() => 'https://foyer.invalid');
  try {
    const body = new FormData();
    for (const [name, value] of Object.entries({ email: known.email, password: known.password, callbackUrl: '/' }))
      body.append(`_1_${name}`, value);
    body.append('0', '["$undefined","$K1"]');
    const answer = await fetch(address.replace(home(), inside), {
      method: 'POST',
      body,
      headers: {
        ...anySource(),
        'next-action': action,
        accept: 'text/x-component',
        origin: 'https://foyer.invalid',
        'x-forwarded-proto': 'https',
      },
    });
    expect(answer.headers.get('x-action-redirect')).toMatch(/^\/;/);
    expect(answer.headers.get('content-type')).toContain('text/x-component');
    expect((await answer.text()).length).toBeGreaterThan(500);
    expect(said()).not.toMatch(/failed to get redirect|error/i);
  } finally {
    await stop();
  }
});
