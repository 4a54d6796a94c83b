import type { Locator } from '@playwright/test';
import { placePath } from '../lib/access/place.ts';
import { associate, customer, person } from '../world/factories.ts';
import { expect, test } from './support/test.ts';

test('forced colours show ticks, tabs, segments, badges, options, focus and the teeth of combs, light and dark', async ({
  page,
  signIn,
}) => {
  const place = await customer();
  const member = await person();
  await associate(member, place, { permissions: ['rooms.view', 'rooms.edit'] });
  await associate(await person(), place, { permissions: ['billing.view'], status: 'suspended' });
  await signIn(place.owner);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await page.goto(`${placePath(place)}/people`);
    const look = (one: Locator, property: string) =>
      one.first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
    const main = page.getByRole('main');
    const tab = (name: string) => main.getByRole('link', { name, exact: true });
    const canvas = await look(main, 'background-color');
    const bar = 'border-block-end-color';
    expect(await look(tab('People'), bar), 'the tab one is on').not.toBe(await look(tab('Overview'), bar));
    expect(await look(tab('Overview'), bar), 'other tabs have no bar').toBe(canvas);
    expect(await look(page.getByText('Suspended', { exact: true }), 'border-top-style'), 'a badge').toBe('solid');
    const ink = await look(main, 'color');
    expect(await look(page.locator('[data-greyed=false] [data-held=own]'), 'fill'), 'a tooth').toBe(ink);
    expect(await look(page.locator('[data-greyed=true] [data-held=own]'), 'fill'), 'a tooth that counts no more').not.toBe(ink);
    expect(await look(page.locator('[data-held=none]'), 'fill'), 'a stub').not.toBe(canvas);
    await page.keyboard.press('Tab');
    expect(await look(page.locator(':focus-visible'), 'outline-style'), 'the focus').toBe('solid');
    expect(await look(page.locator(':focus-visible'), 'outline-color'), 'the focus').not.toBe(canvas);
    await page.goto(`${placePath(place)}/people/associate`);
    const who = page.getByRole('combobox', { name: 'Name or e-mail' });
    await who.fill(member.name);
    const option = page.getByRole('listbox').getByRole('option');
    await expect(option).toHaveCount(1);
    const resting = await look(option, 'background-color');
    await who.press('ArrowDown');
    await expect.poll(() => look(option, 'background-color'), 'the option one is at').not.toBe(resting);
    await who.press('Escape');
    const tick = page.getByRole('checkbox', { name: 'See rooms' });
    const pictures = [await tick.screenshot()];
    await tick.check();
    await page.getByLabel('Message').focus();
    pictures.push(await tick.screenshot());
    expect((pictures[0] as Buffer).equals(pictures[1] as Buffer), 'a tick looks like none').toBe(false);
    await page.getByRole('button', { name: 'Viewer' }).click();
    const fill = 'background-color';
    expect(await look(page.getByRole('button', { pressed: true }), fill), 'the segment that is on').not.toBe(
      await look(page.getByRole('button', { pressed: false }), fill),
    );
    expect(await look(page.getByRole('button', { pressed: true }), 'color')).not.toBe(
      await look(page.getByRole('button', { pressed: true }), fill),
    );
  }
});
