import { type Page, test } from '@playwright/test';
import { type PlaceRef, placePath } from '../../lib/access/place.ts';

type Asked = { place: PlaceRef; who: string; permissions?: string[]; send?: boolean; byPicking?: string };

/** Whether the story runs in the project without script. */
export const withoutScript = () => test.info().project.name === 'no-script';

/** Fills the Associate User dialog in as a person would, and sends it. */
export async function associate(page: Page, { place, who, permissions = ['See rooms'], send = true, byPicking }: Asked): Promise<void> {
  await page.goto(`${placePath(place)}/people`);
  await page.getByRole('link', { name: 'Associate User' }).click();
  const field = page.getByLabel('Name or e-mail').last();
  await field.fill(who);
  if (byPicking && withoutScript()) {
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('radio', { name: new RegExp(byPicking) }).check();
  } else if (byPicking) await page.getByRole('option', { name: new RegExp(byPicking) }).click();
  for (const permission of permissions) await page.getByRole('checkbox', { name: permission }).check();
  await page.getByRole('checkbox', { name: 'Send Invite' }).setChecked(send);
  await page.getByRole('button', { name: 'Associate User' }).click();
}
