import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../lib/ids.ts';
import { atDoor, closeDoorLogins, eventOf, type Tx } from '../world/factories/at-door.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { type MadePlace, type Person, written } from '../world/factories/writing.ts';
import { account, associate, customer, person } from '../world/factories.ts';
import { asSuperuser, testDatabase } from '../world/test-database.ts';

let su: ReturnType<typeof asSuperuser>;
let top: MadePlace;
let middle: MadePlace;
let colleague: Person;
let other: Person;
let admin: Person;

beforeAll(async () => {
  su = asSuperuser(testDatabase);
  top = await customer({ policy: 'any' });
  middle = await account(top);
  colleague = await person();
  other = await person();
  admin = await person({ platformRole: 'admin' });
  await associate(colleague, top, { permissions: ['people.view'] });
});
afterAll(async () => {
  await closeDoorLogins();
  await su.end();
});

type Statement = (tx: Tx) => PromiseLike<unknown>;
const asks = (who: Person | null, statement: Statement) =>
  atDoor('foyer_gate', who, null, async (tx) => {
    await statement(tx);
    await eventOf(tx, top.id);
  });
const refused = (who: Person | null, statement: Statement, words = /permission denied|only |lets in/) =>
  expect(asks(who, statement)).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(words) });

const accept =
  (invitation: string, by: string, under: string | null = null) =>
  (tx: Tx) =>
    tx`update invitations set status = 'accepted', accepted_by = ${by}, accepted_at = now() - interval '30 days', accepted_under = ${under}, closed_at = now() where id = ${invitation}`;
const enter = (association: string, by: string) => (tx: Tx) =>
  tx`update associations set status = 'active', user_id = ${by}, person = (select full_name from users where id = ${by}) where id = ${association}`;

test('lets in the invited person by their own session, and writes down when', async () => {
  const me = await person();
  const { invitationId, associationId } = await pendingInvitation(top, { invitee: me });
  await asks(me, async (tx) => {
    await accept(invitationId, me.id)(tx);
    await enter(associationId, me.id)(tx);
  });
  const [row] =
    await su`select a.status, i.accepted_at > now() - interval '1 minute' as present, a.renewed_by from associations a, invitations i
      where a.id = ${associationId} and i.id = ${invitationId}`;
  expect(row).toEqual({ status: 'active', present: true, renewed_by: null });
});

test('not without the invitation, not before it, not with more than was granted', async () => {
  const me = await person();
  const { invitationId, associationId } = await pendingInvitation(top, { invitee: me });
  await refused(me, enter(associationId, me.id), /only owners/);
  await refused(me, async (tx) => {
    await accept(invitationId, me.id)(tx);
    await tx`update associations set status = 'active', permissions = permissions || array['rooms.edit'] where id = ${associationId}`;
  });
});

test('not somebody else, another’s session, nobody, an expired one, one of an inviter without power', async () => {
  const mine = await pendingInvitation(top, {});
  for (const who of [colleague, null]) {
    await refused(who, accept(mine.invitationId, mine.invitee.id), /lets in/);
    await refused(who, accept(mine.invitationId, colleague.id, 'any'), /lets in/); // an owner's is for the invited alone
  }
  const late = await pendingInvitation(await customer(), { invitee: other, expiresIn: -1 });
  await refused(other, accept(late.invitationId, other.id), /lets in/);
  await refused(other, (tx) => tx`update invitations set user_id = ${other.id} where id = ${mine.invitationId}`, /permission denied/);
  const left = await customer();
  const orphan = await pendingInvitation(left, { invitee: other });
  const next = await person();
  await associate(next, left);
  await written(async (sql) => {
    await sql`update customers set owner_id = ${next.id} where id = ${left.id}`;
    await sql`insert into audit_events (customer_id, id, event) values (${left.id}, ${newId()}, 'ownership.transferred')`;
  });
  await refused(other, accept(orphan.invitationId, other.id), /lets in/);
});

test('under the customer’s policy somebody else, but never who invited', async () => {
  const strict = await customer();
  const { invitationId: strictly } = await pendingInvitation(strict, { invitedBy: admin });
  await refused(other, accept(strictly, other.id, 'any'), /lets in/);
  const { invitationId, associationId } = await pendingInvitation(middle, { invitedBy: admin });
  await refused(admin, accept(invitationId, admin.id, 'any'), /lets in/);
  await asks(colleague, async (tx) => {
    await accept(invitationId, colleague.id, 'any')(tx);
    await enter(associationId, colleague.id)(tx);
  });
});
