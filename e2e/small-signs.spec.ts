import { placePath } from '../lib/access/place.ts';
import { publicId } from '../lib/ids.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { account, associate, customer, person, room } from '../world/factories.ts';
import { summary } from './support/said.ts';
import { expect, test } from './support/test.ts';

test('each tooth of a comb names its group under the pointer, and all of them by keyboard @no-script', async ({ page, signIn }) => {
  const place = await customer();
  const name = `Tess ${unique()}`;
  await associate(await person({ name }), place, { permissions: ['rooms.view', 'people.view'] });
  await signIn(place.owner);
  await page.goto(`${placePath(place)}/people`);
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row.getByRole('img').locator('title')).toContainText(['Profile: none', 'Rooms: some', 'People: all']);
  await row.getByRole('button', { name: /^Profile|^Rooms/ }).focus();
  await page.keyboard.press('Enter');
  const tip = row.locator('[popover]');
  await expect(tip).toBeVisible();
  await expect(tip.getByRole('listitem')).toHaveCount(11);
  await expect(tip).toContainText('Billing: none');
  const [button, shown] = [await row.getByRole('button', { name: /^Profile|^Rooms/ }).boundingBox(), await tip.boundingBox()];
  expect(Math.abs((shown?.x ?? 0) - (button?.x ?? 0))).toBeLessThan(8);
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await page.setViewportSize({ width: 390, height: 800 });
  await row.getByRole('button', { name: /^Profile|^Rooms/ }).click();
  const narrow = await tip.boundingBox();
  expect((narrow?.x ?? 0) + (narrow?.width ?? 999)).toBeLessThanOrEqual(390);
});

test('a search that holds something shows no key over its own ×', async ({ page, signIn }) => {
  const place = await customer();
  await signIn(place.owner);
  await page.goto(`${placePath(place)}/people`);
  const hint = page.getByText('/', { exact: true });
  await expect(hint).toBeVisible();
  await page.getByRole('searchbox').fill('nobody');
  await expect(hint).toBeHidden();
  await page.goto(`${placePath(place)}/people?q=nobody`);
  await expect(hint).toBeHidden();
});

test('error summaries are of one size on every page @no-script', async ({ page, signIn }) => {
  const place = await customer();
  const { token } = await pendingInvitation(place, { email: `${unique()}@people.example` });
  const sizes: string[] = [];
  const refuse = async (path: string, button: string) => {
    await page.goto(path);
    // what a browser itself would not send
    await page.locator('main form[novalidate], main form').evaluateAll((forms) => {
      for (const form of forms as HTMLFormElement[]) form.noValidate = true;
    });
    await page.getByRole('button', { name: button }).last().click();
    const heading = summary(page).getByRole('heading');
    await expect(heading).toBeVisible();
    sizes.push(await heading.evaluate((element) => getComputedStyle(element).fontSize));
  };
  await refuse('/sign-in', 'Sign in');
  await refuse(`/invitations/${token}`, 'Accept invitation');
  await signIn(place.owner);
  await refuse(`${placePath(place)}/people/associate`, 'Associate User');
  expect(sizes).toHaveLength(3);
  expect(new Set(sizes).size, sizes.join(' ')).toBe(1);
});

test('every page has a title of its own, what it is first, in the reader’s language @no-script', async ({ page, signIn }) => {
  const place = await customer({ owner: await person({ locale: 'pt-BR' }) });
  const inner = await room(await account(place));
  const member = await associate(await person(), place);
  const { token } = await pendingInvitation(place, { email: `${unique()}@people.example`, locale: 'pt-BR' });
  const at = placePath(place);
  const own: [string, string][] = [
    ['/', 'Início'],
    ['/customers', 'Clientes'],
    [at, place.name],
    [`${at}/accounts`, `Contas · ${place.name}`],
    [`${at}/rooms`, `Salas · ${place.name}`],
    [`${at}/people`, `Pessoas · ${place.name}`],
    [`${at}/people/associate`, `Associar usuário · ${place.name}`],
    [`${at}/people/remove/${publicId('association', member.id)}`, `Remover · ${place.name}`],
    [placePath(inner), inner.name],
  ];
  const visit = async (pages: [string, string][]) => {
    for (const [path, title] of pages) {
      await page.goto(path);
      await expect(page).toHaveTitle(`${title} · Foyer`);
    }
  };
  await visit([[`/invitations/${token}`, `Convite para ${place.name}`]]);
  await signIn(place.owner);
  await visit(own);
  await signIn(await person({ locale: 'es', platformRole: 'admin' }));
  await visit([['/customers/new', 'Crear cliente']]);
});

test('the help desk is named as such @no-script', async ({ page, signIn }) => {
  const place = await customer();
  for (const [platformRole, name, sentence] of [
    ['help_desk', 'Help desk', 'You are here as the help desk: you see everything and change nothing.'],
    ['admin', 'Platform admin', 'You are here as a platform admin.'],
  ] as const) {
    await page.context().clearCookies();
    await signIn(await person({ platformRole }));
    await page.goto(placePath(place));
    await expect(page.getByRole('banner')).toContainText(name);
    await expect(page.getByText(sentence)).toBeVisible();
  }
});
