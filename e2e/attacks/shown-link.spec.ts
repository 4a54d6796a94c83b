import { pendingInvitation } from '../../world/factories/invitations.ts';
import { unique } from '../../world/factories/writing.ts';
import { customer } from '../../world/factories.ts';
import { formOf, send } from '../support/form.ts';
import { mailTo } from '../support/mailbox.ts';
import { summary } from '../support/said.ts';
import { expect, test } from '../support/test.ts';

test('a stranger with a shown link cannot decline for its person, who can with the code of a mail @no-script', async ({ page, sql }) => {
  const place = await customer();
  const email = `${unique()}@people.example`;
  const { token, invitationId } = await pendingInvitation(place, { email, way: 'shown', delivery: 'none' });
  // the form of a mailed link, sent with the token of a shown one
  const mailed = await pendingInvitation(place, { email: `${unique()}@people.example` });
  const stolen = await send(await formOf(`/invitations/${mailed.token}?decline`, 'token'), { token });
  expect([stolen.status, stolen.location]).toEqual([200, null]);

  await page.goto(`/invitations/${token}`);
  await page.getByRole('link', { name: 'Decline' }).click();
  await expect(page.getByRole('button', { name: 'Decline invitation' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/\?decline&code$/);
  await page.getByLabel('Code from the e-mail').fill('271828');
  await page.getByRole('button', { name: 'Decline invitation' }).click();
  await expect(summary(page)).toBeVisible();
  expect((await sql`select status from invitations where id = ${invitationId}`)[0]?.status).toBe('pending');
  const code = (await mailTo(email)).subject.match(/\d{6}/)?.[0] as string;
  await page.getByLabel('Code from the e-mail').fill(code);
  await page.getByRole('button', { name: 'Decline invitation' }).click();
  await expect(page.getByRole('heading', { name: 'Declined' })).toBeVisible();
});
