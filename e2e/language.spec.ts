import { placePath } from '../lib/access/place.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { account, customer, person, room } from '../world/factories.ts';
import { withoutScript } from './support/dialog.ts';
import { mailTo } from './support/mailbox.ts';
import { expect, test } from './support/test.ts';

const english = () => ({ locale: 'en', javaScriptEnabled: !withoutScript() });

test('the page speaks the invitation’s language, on a phone @no-script', async ({ browser }) => {
  for (const [locale, title] of [
    ['pt-BR', 'Crie seu acesso'],
    ['es', 'Crea tu acceso'],
  ] as const) {
    const page = await (
      await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'en', javaScriptEnabled: !withoutScript() })
    ).newPage();
    const owner = await person({ timezone: 'America/Sao_Paulo' });
    const place = await room(await account(await customer({ owner })));
    const { token } = await pendingInvitation(place, { email: `${unique()}@people.example`, locale });
    await page.goto(`/invitations/${token}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.getByRole('time')).toContainText('GMT-3');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.context().close();
  }
});

test('who accepts in Portuguese stays Portuguese: in the portal, in another browser, and until they choose otherwise @no-script', async ({
  browser,
}) => {
  const first = await (await browser.newContext(english())).newPage();
  const email = `${unique()}@people.example`;
  const place = await customer();
  const { token } = await pendingInvitation(place, { email, locale: 'pt-BR' });
  await first.goto(`/invitations/${token}`);
  await first.getByLabel('Seu nome').fill('Tainá Reis');
  await first.getByLabel('Senha').fill('quatro barcos sob a ponte');
  await first.getByRole('button', { name: 'Aceitar convite' }).click();
  await expect(first).toHaveURL(/accepted=/);
  await expect(first.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await expect(first.getByText('O que você pode fazer aqui')).toBeVisible();

  const second = await (await browser.newContext(english())).newPage();
  await second.goto('/sign-in');
  await expect(second.locator('html')).toHaveAttribute('lang', 'en');
  await second.getByLabel('E-mail').fill(email);
  await second.getByLabel('Password').fill('quatro barcos sob a ponte');
  await second.getByRole('button', { name: 'Sign in' }).click();
  await expect(second).toHaveURL(/\/$/);
  await expect(second.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await second.getByRole('banner').getByText('Tainá Reis').click();
  await second.getByRole('banner').getByRole('button', { name: 'Español' }).click();
  await expect(second.locator('html')).toHaveAttribute('lang', 'es');

  await first.goto(placePath(place));
  await expect(first.locator('html')).toHaveAttribute('lang', 'es');
  await first.context().close();
  await second.context().close();
});

test('the browser’s time zone is learned once, and every time is told in it', async ({ browser, signIn, sql }) => {
  const me = await person({ timezone: null });
  const place = await customer();
  const { invitationId } = await pendingInvitation(place, { invitee: me });
  const [row] = await sql`select expires_at from invitations where id = ${invitationId}`;
  const there = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Tokyo' }).format(row?.expires_at);
  const tokyo = await (await browser.newContext({ locale: 'en', timezoneId: 'Asia/Tokyo' })).newPage();
  await signIn(me, tokyo);
  await tokyo.goto('/');
  await expect(tokyo.getByRole('region', { name: 'Waiting for you' }).getByRole('time')).toHaveText(there);
  await expect(tokyo.getByRole('region', { name: 'Waiting for you' }).getByRole('time')).toHaveAttribute(
    'title',
    /Japan Standard Time, GMT\+9/,
  );
  const lima = await (await browser.newContext({ locale: 'en', timezoneId: 'America/Lima' })).newPage();
  await signIn(me, lima);
  await lima.goto('/');
  await expect(lima.getByRole('region', { name: 'Waiting for you' }).getByRole('time')).toHaveText(there);
  await tokyo.context().close();
  await lima.context().close();
});

test('a letter to a stranger tells the time where the inviter is, and names the zone, as its page does', async ({ page, signIn }) => {
  const place = await customer({ owner: await person({ timezone: 'America/Sao_Paulo' }) });
  const email = `${unique()}@people.example`;
  await signIn(place.owner);
  await page.goto(`${placePath(place)}/people/associate`);
  await page.getByLabel('Name or e-mail').last().fill(email);
  await page.getByRole('checkbox', { name: 'See rooms' }).check();
  await page.getByRole('button', { name: 'Associate User' }).click();
  const mail = await mailTo(email);
  expect(mail.text).toContain('(Brasilia Standard Time, GMT-3)');
  expect(mail.text).not.toContain('UTC');
  await page.context().clearCookies();
  await page.goto(mail.text.match(/https?:\S+\/invitations\/[\w-]{43}/)?.[0] as string);
  await expect(page.getByRole('time')).toContainText('(Brasilia Standard Time, GMT-3)');
});
