import { placePath } from '../../lib/access/place.ts';
import { publicId } from '../../lib/ids.ts';
import { pendingInvitation } from '../../world/factories/invitations.ts';
import { unique } from '../../world/factories/writing.ts';
import { customer } from '../../world/factories.ts';
import { cookieOf, formOf, send, together } from '../support/form.ts';
import { summary } from '../support/said.ts';
import { expect, test } from '../support/test.ts';

test('forty resends: five are sent, the others read how long to wait, in words and in the status', async ({ page, signIn }) => {
  const place = await customer();
  const email = `${unique()}@people.example`;
  const { invitationId } = await pendingInvitation(place, { email });
  const cookie = await cookieOf(place.owner);
  const people = await formOf(`${placePath(place)}/people`, 'place', cookie);
  const resend = () => send(people, { do: `resend ${publicId('invitation', invitationId)}` }, cookie);
  const { results } = await together(Array.from({ length: 40 }, () => resend));
  expect(results.filter((one) => one.status === 303).length).toBe(5);
  const refused = results.filter((one) => one.status === 429);
  expect(refused.length).toBe(35);
  for (const one of refused) expect(Number(one.retryAfter)).toBeGreaterThan(3000);
  // with script it stands on the page, and in the dialog at the address
  await signIn(place.owner);
  await page.goto(`${placePath(place)}/people`);
  await page
    .getByRole('button', { name: /^Resend/ })
    .first()
    .click();
  await expect(summary(page)).toContainText(`${email} has already received several e-mails from here. Wait 60 minutes`);
});
