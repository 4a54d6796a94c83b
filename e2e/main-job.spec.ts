import { placePath } from '../lib/access/place.ts';
import { unique } from '../world/factories/writing.ts';
import { customer, person } from '../world/factories.ts';
import { withoutScript } from './support/dialog.ts';
import { linkIn, mailTo } from './support/mailbox.ts';
import { said } from './support/said.ts';
import { expect, test } from './support/test.ts';

test('with the keyboard alone', async ({ page, signIn }) => {
  const place = await customer();
  const known = await person({ name: `Kira ${unique()}` });
  await signIn(await person({ platformRole: 'admin' }));
  await page.goto(`${placePath(place)}/people`);
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const on = document.activeElement as HTMLElement | null;
        return on
          ? (on.getAttribute('aria-label') ??
              (on.closest('label')?.textContent || (on as HTMLInputElement).labels?.[0]?.textContent || on.textContent) ??
              '')
          : '';
      });
      if (name.test(label.trim())) return;
    }
    throw new Error(`the tab key never comes to ${name}`);
  };
  await tabTo(/^Associate User$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByLabel('Name or e-mail').last()).toBeFocused();
  await page.keyboard.type(known.name);
  await expect(page.getByRole('option', { name: new RegExp(known.name) })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Select User' })).toContainText(known.email);
  await tabTo(/^Edit rooms$/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'See rooms' })).toBeChecked();
  await expect(page.getByText('Ticked too: Edit rooms needs it')).toBeVisible();
  await tabTo(/^Associate User$/);
  await page.keyboard.press('Enter');
  await expect(page.locator('tr[data-landing]')).toBeFocused();
  await mailTo(known.email);
});

test('at 390 px and in Portuguese, from the click to the welcome @no-script', async ({ browser, signIn }) => {
  const phone = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'pt-BR', javaScriptEnabled: !withoutScript() })
  ).newPage();
  const place = await customer({ language: 'pt-BR' });
  await signIn(place.owner, phone);
  const email = `${unique()}@people.example`;
  await phone.goto(`${placePath(place)}/people`);
  await phone.getByRole('link', { name: 'Associar usuário' }).click();
  await phone.getByLabel('Nome ou e-mail').last().fill(email);
  await phone.getByRole('checkbox', { name: 'Ver salas' }).check();
  await phone.getByRole('button', { name: 'Associar usuário' }).click();
  await expect(said(phone, `${email}: convite enviado por e-mail.`)).toBeVisible();
  const mail = await mailTo(email);
  expect(mail.subject).toContain('convida você');
  await phone.context().clearCookies();
  await phone.goto(linkIn(mail));
  await phone.getByLabel('Seu nome').fill('Tainá Reis');
  await phone.getByLabel('Senha').fill('quatro barcos sob a ponte');
  await phone.getByRole('button', { name: 'Aceitar convite' }).click();
  await expect(phone.getByText('O que você pode fazer aqui')).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await phone.context().close();
});

test('Back closes the dialog, and an address of its own opens it', async ({ page, signIn }) => {
  const place = await customer();
  await signIn(place.owner);
  await page.goto(`${placePath(place)}/people`);
  await page.getByRole('link', { name: 'Associate User' }).click();
  await expect(page).toHaveURL(/\/people\/associate$/);
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto(`${placePath(place)}/people/associate`);
  await expect(page.getByRole('heading', { name: 'Select User' })).toBeVisible();
});
