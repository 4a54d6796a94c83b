import { afterAll, beforeAll, expect, test } from 'vitest';
import { pendingInvitation } from '../../world/factories/invitations.ts';
import { unique } from '../../world/factories/writing.ts';
import { actor, customer, person } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import { codeOf } from '../invitations/token.ts';
import { declineInvitation } from './decline-invitation.ts';
import { proveCode, requestCode } from './request-code.ts';

const request = { id: 'request', ip: '192.0.2.9', userAgent: 'test' };
const shown = { way: 'shown', delivery: 'none' } as const;
let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

const statusOf = async (id: string) => (await sql`select status from invitations where id = ${id}`)[0]?.status;

test('whoever holds a shown link declines for nobody: not as a stranger, not signed in as another', async () => {
  const place = await customer();
  for (const whose of [{ email: `${unique()}@people.example` }, { invitee: await person() }]) {
    const { token, invitationId } = await pendingInvitation(place, { ...whose, ...shown });
    for (const who of [undefined, await actor(await person()), await actor(place.owner)])
      await expect(declineInvitation({ token }, who, request)).rejects.toMatchObject({ key: 'accept.errors.shown' });
    expect(await statusOf(invitationId)).toBe('pending');
  }
});

test('its person does: signed in, or with the code that was mailed, which counts once', async () => {
  const place = await customer();
  const known = await person();
  const first = await pendingInvitation(place, { invitee: known, ...shown });
  await declineInvitation({ token: first.token }, await actor(known), request);
  expect(await statusOf(first.invitationId)).toBe('declined');

  const { token, invitationId } = await pendingInvitation(place, { email: `${unique()}@people.example`, ...shown });
  await requestCode(token, request);
  const [row] = await sql`select id from one_time_tokens where about = ${invitationId}`;
  const codeId = await proveCode(token, codeOf(row?.id as string), request);
  await declineInvitation({ token }, undefined, request, codeId);
  expect(await statusOf(invitationId)).toBe('declined');
  const [event] =
    await sql`select count(*)::int as count from audit_events where event = 'invitation.declined' and body ->> 'invitation_id' = ${invitationId}`;
  expect(event?.count).toBe(1);

  // a code of one invitation opens no other
  const other = await pendingInvitation(place, { email: `${unique()}@people.example`, ...shown });
  await expect(declineInvitation({ token: other.token }, undefined, request, codeId)).rejects.toMatchObject({
    key: 'accept.errors.code_expired',
  });
});
