import { placePath } from '../lib/access/place.ts';
import { unique } from '../world/factories/writing.ts';
import { associate as associateRow, customer, person } from '../world/factories.ts';
import { expect, test } from './support/test.ts';

test('arrows reach everybody who was found and the typed e-mail; the field keeps the focus and says which one', async ({
  page,
  signIn,
}) => {
  const place = await customer();
  const word = unique();
  const [free, here] = [await person({ name: `Ana ${word}` }), await person({ name: `Bia ${word}` })];
  await associateRow(here, place);
  await signIn(await person({ platformRole: 'admin' }));
  await page.goto(`${placePath(place)}/people`);
  await page.getByRole('link', { name: 'Associate User' }).click();
  const who = page.getByRole('combobox', { name: 'Name or e-mail' });
  await expect(who).toBeFocused();
  await expect(who).toHaveAttribute('aria-expanded', 'false');
  const active = async () => page.locator(`[id="${await who.getAttribute('aria-activedescendant')}"]`);
  await page.keyboard.type(word);
  await expect(who).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('status').filter({ hasText: '2 people found.' })).toBeAttached();
  await expect(page.getByRole('listbox', { name: 'Found' })).toHaveId((await who.getAttribute('aria-controls')) as string);
  await page.keyboard.press('ArrowDown');
  await expect(await active()).toContainText(free.email);
  await page.keyboard.press('ArrowDown');
  await expect(await active()).toContainText('Already here');
  await expect(await active()).toHaveAttribute('aria-disabled', 'true');
  // somebody already here is read out, never chosen
  await page.keyboard.press('Enter');
  await expect(who).toHaveValue(word);
  // past the last one is the field itself, then the first again
  await page.keyboard.press('ArrowDown');
  await expect(who).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowUp');
  await expect(await active()).toContainText('Already here');

  const email = `${word}@people.example`;
  await who.fill(email);
  await expect(page.getByRole('option', { name: `${email} Invite a new user` })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Nobody found.' })).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(await active()).toContainText('Invite a new user');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(who).toHaveValue(email);
  await expect(who).toBeFocused();
  await expect(page.getByText(`${email} is invited by e-mail and gets no permission yet after accepting.`)).toBeVisible();
});

test('whom one chooses has the focus, by keyboard and by touch; changing leads back to what was typed', async ({ page, signIn }) => {
  const place = await customer();
  const known = await person({ name: `Uma ${unique()}` });
  await signIn(await person({ platformRole: 'admin' }));
  await page.goto(`${placePath(place)}/people/associate`);
  const who = page.getByRole('combobox', { name: 'Name or e-mail' });
  const chosen = page.getByRole('group', { name: `Chosen: ${known.name}` });
  await who.fill(known.name);
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await who.press('ArrowDown');
  await who.press('Enter');
  await expect(chosen).toBeFocused();
  await chosen.getByRole('button', { name: 'Change' }).click();
  await expect(who).toBeFocused();
  await expect(who).toHaveValue(known.name);
  await who.press('ArrowDown');
  await page.setViewportSize({ width: 390, height: 844 });
  const option = page.getByRole('option', { name: new RegExp(known.name) });
  expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await option.click();
  await expect(chosen).toBeFocused();
});

test('Escape closes the list, then asks about the dialog; leaving the field closes the list and loses nothing', async ({
  page,
  signIn,
}) => {
  const place = await customer();
  await signIn(await person({ platformRole: 'admin' }));
  await page.goto(`${placePath(place)}/people`);
  await page.getByRole('link', { name: 'Associate User' }).click();
  const who = page.getByRole('combobox', { name: 'Name or e-mail' });
  const listbox = page.getByRole('listbox');
  const email = `${unique()}@people.example`;
  for (const leave of ['Tab', 'a press elsewhere', 'Enter', 'Escape'] as const) {
    await who.fill('');
    await who.fill(email);
    await expect(listbox).toBeVisible();
    // the rest of the form is there for everybody while the list is open
    await expect(page.getByRole('checkbox', { name: 'See rooms' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Dismiss' })).toHaveCount(0);
    if (leave === 'a press elsewhere')
      await page
        .getByRole('heading', { name: 'Permissions' })
        .or(page.getByText('Permissions', { exact: true }))
        .first()
        .click();
    else await who.press(leave);
    await expect(listbox).toHaveCount(0);
    await expect(who).toHaveValue(email);
  }
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toContainText('What you typed is not sent.');
  await page.keyboard.press('Escape');
  await expect(who).toHaveValue(email);
});

test('before script runs it is a plain field that promises no list, and what was typed into it stays', async ({ page, signIn }) => {
  const place = await customer();
  await signIn(place.owner);
  let wake = () => {};
  const asleep = new Promise<void>((done) => {
    wake = done;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await asleep;
    await route.continue();
  });
  await page.goto(`${placePath(place)}/people/associate`, { waitUntil: 'commit' });
  const field = page.getByLabel('Name or e-mail');
  await expect(page.getByRole('button', { name: 'Find' })).toBeVisible();
  await expect(field).not.toHaveAttribute('role');
  const email = `${unique()}@people.example`;
  await field.fill(email);
  wake();
  await expect(page.getByRole('combobox', { name: 'Name or e-mail' })).toHaveValue(email);
  await expect(page.getByText(`${email} is invited by e-mail`)).toBeVisible();
});
