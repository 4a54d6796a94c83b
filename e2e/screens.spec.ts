import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { placePath } from '../lib/access/place.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { account, associate, customer, person, room } from '../world/factories.ts';
import { expect, test } from './support/test.ts';

const folder = fileURLToPath(new URL('../public/screens/', import.meta.url));

// not a test: `npm run screens` takes the README's pictures of a small world that it makes
test('the screens of the README', async ({ page, signIn }) => {
  mkdirSync(folder, { recursive: true });
  const owner = await person({ name: 'Ana Beatriz Lima', locale: 'en' });
  const place = await customer({ owner, name: 'TV Coral', language: 'en' });
  const live = await account(place, { owner, name: 'Live events' });
  await room(live, { owner, name: 'Studio 2' });
  await associate(await person({ name: 'Bruno Nakamura' }), place, {
    permissions: ['profile.view', 'accounts.view', 'accounts.edit', 'rooms.view', 'rooms.edit', 'people.view', 'statistics.view'],
  });
  await associate(await person({ name: 'Carla Menezes' }), place, {
    permissions: ['rooms.view', 'rooms.edit', 'rooms.share', 'rooms.moderate', 'recordings.view', 'statistics.view'],
  });
  await associate(await person({ name: 'Grace Whitfield' }), place, { permissions: ['statistics.view'], status: 'suspended' });
  const { token } = await pendingInvitation(place, {
    email: 'ines.carvalho@people.example',
    name: 'Inês Carvalho',
    permissions: ['rooms.view', 'rooms.edit', 'rooms.share'],
    message: 'We start on Monday; have a look around before.',
  });
  await page.goto(`/invitations/${token}`);
  await page.screenshot({ path: `${folder}accept.png` });
  await signIn(owner);
  await page.goto(`${placePath(place)}/people`);
  await page.screenshot({ path: `${folder}people.png` });
  await page.getByRole('link', { name: 'Associate User' }).click();
  await page.getByLabel('Name or e-mail').last().fill('nia@people.example');
  await page.getByRole('button', { name: 'Room operator' }).click();
  await expect(page.getByRole('listbox')).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: `${folder}associate.png` });
});
