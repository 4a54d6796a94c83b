import { placePath } from '../lib/access/place.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { customer } from '../world/factories.ts';
import { linkIn, mailTo } from './support/mailbox.ts';
import { expect, test } from './support/test.ts';

test('the code’s mail also carries a link that leads on without a code, and opening it changes nothing @no-script', async ({
  page,
  sql,
}) => {
  const place = await customer();
  const email = `${unique()}@people.example`;
  const { token, invitationId } = await pendingInvitation(place, { email, way: 'shown', delivery: 'none' });
  await page.goto(`/invitations/${token}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('status')).toContainText('with a code, a link or a sign-in');
  const link = linkIn(await mailTo(email));
  expect(link).not.toContain(token);
  const facts = async () => [
    ...(await sql`select * from invitations i join invitation_links l on l.invitation_id = i.id where i.id = ${invitationId} order by l.id`),
  ];
  const before = await facts();
  await page.goto(link);
  await expect(page.getByLabel('Code from the e-mail')).toHaveCount(0);
  expect(await facts()).toEqual(before);
  await page.getByLabel('Your name').fill('Link Reader');
  await page.getByLabel('Password').fill('lanterns beside the quiet canal');
  await page.getByRole('button', { name: 'Accept invitation' }).click();
  await expect(page).toHaveURL(new RegExp(placePath(place)));
});
