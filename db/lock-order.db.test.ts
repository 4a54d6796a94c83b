import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptInvitation } from '../lib/acceptance/accept-invitation.ts';
import { declineInvitation } from '../lib/acceptance/decline-invitation.ts';
import { associateUser } from '../lib/associations/associate-user.ts';
import { removeAssociation } from '../lib/associations/remove-association.ts';
import type { Actor } from '../lib/auth/actor.ts';
import { DomainError } from '../lib/errors.ts';
import { resendInvitation } from '../lib/invitations/resend-invitation.ts';
import { revokeInvitation } from '../lib/invitations/revoke-invitation.ts';
import { inviting, pendingInvitation } from '../world/factories/invitations.ts';
import { type MadePlace, tell, writeAssociation, written } from '../world/factories/writing.ts';
import { account, actor, associate, customer, person, room } from '../world/factories.ts';
import { asSuperuser, testDatabase } from '../world/test-database.ts';

const request = { id: 'request', ip: '192.0.2.9', userAgent: 'test' };
let su: postgres.Sql;
beforeAll(() => {
  su = asSuperuser(testDatabase);
});
afterAll(() => su.end());

/** An open invitation that covers a second place, too. */
async function withSecondPlace(first: MadePlace, second: MadePlace) {
  const made = await pendingInvitation(first, {});
  await written(async (sql) => {
    await writeAssociation(sql, made.invitee, second, { permissions: ['rooms.view'], status: 'pending' });
    await sql`insert into invitation_places ${sql({ customer_id: second.customerId, invitation_id: made.invitationId, place_id: second.id, user_id: made.invitee.id, permissions: ['rooms.view'] })}`;
    await tell(sql, 'user.invited', made.invitee.id, second);
  });
  return made;
}

const remove = (place: MadePlace, whileOpen: () => Promise<unknown> = async () => {}) =>
  written(async (sql) => {
    await sql`delete from rooms where customer_id = ${place.customerId} and id = ${place.id}`;
    await tell(sql, 'room.deleted', null, place);
    await whileOpen();
  });

/** Resolves when somebody waits for a lock in this database. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const [row] =
      await su`select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (row?.waiting > 0) return;
  }
}

describe('places that go', () => {
  test('two at the same moment leave no invitation without places pending', async () => {
    const top = await customer();
    const middle = await account(top);
    const [left, right] = [await room(middle), await room(middle)];
    const { invitationId } = await withSecondPlace(left, right);
    let second: Promise<unknown> = Promise.resolve();
    await remove(left, async () => {
      second = remove(right);
      // the other one either waits for the invitation, or has done its work without seeing ours
      await Promise.race([somebodyWaits(), second]);
    });
    await second;
    const [row] = await su`select status, closed_at is not null as closed from invitations where id = ${invitationId}`;
    expect(row).toEqual({ status: 'revoked', closed: true });
  });

  test('six places with the same people, all at once: nobody waits in a circle', async () => {
    const top = await customer();
    const middle = await account(top);
    const rooms = await Promise.all(Array.from({ length: 6 }, () => room(middle)));
    for (let pair = 0; pair < rooms.length; pair += 2)
      for (let people = 0; people < 4; people++) {
        const [one, other] = [rooms[pair] as MadePlace, rooms[pair + 1] as MadePlace];
        await (people % 2 ? withSecondPlace(one, other) : withSecondPlace(other, one));
      }
    await Promise.all(rooms.map((one) => remove(one)));
    expect(
      await su`select from invitations where status = 'pending' and user_id in (select user_id from invitation_places where customer_id = ${top.id})`,
    ).toHaveLength(0);
  });
});

describe('somebody else accepts under the customer’s policy', () => {
  const invitedByAdmin = async () => {
    const top = await customer({ policy: 'any' });
    return { top, admin: await person({ platformRole: 'admin' }), me: await person() };
  };

  test('where an invitation of their own waits: they get in with what they accepted, and theirs is closed', async () => {
    const { top, admin, me } = await invitedByAdmin();
    const mine = await pendingInvitation(top, { invitee: me, permissions: ['people.view'] });
    const theirs = await pendingInvitation(top, { invitedBy: admin, permissions: ['rooms.view'] });
    await acceptInvitation({ token: theirs.token }, { actor: await actor(me) }, request);
    expect([
      ...(await su`select user_id, status, permissions from associations where customer_id = ${top.id} and user_id <> ${top.owner.id}`),
    ]).toEqual([{ user_id: me.id, status: 'active', permissions: ['rooms.view'] }]);
    const [closed] = await su`select status from invitations where id = ${mine.invitationId}`;
    expect(closed?.status).toBe('revoked');
    expect(
      await su`select from audit_events where event = 'invitation.revoked' and body ->> 'invitation_id' = ${mine.invitationId}`,
    ).toHaveLength(1);
  });

  test('where their own access has ended: refused, and the invitation is not spent', async () => {
    for (const shape of [{ status: 'suspended' as const }, { expiresAt: new Date(Date.now() - 1000) }]) {
      const { top, admin, me } = await invitedByAdmin();
      await associate(me, top, shape);
      const theirs = await pendingInvitation(top, { invitedBy: admin });
      await expect(acceptInvitation({ token: theirs.token }, { actor: await actor(me) }, request)).rejects.toMatchObject({
        key: 'accept.errors.ended',
      });
      expect((await su`select status from invitations where id = ${theirs.invitationId}`)[0]?.status).toBe('pending');
    }
  });

  test('where they are a member: they stay as they are', async () => {
    const { top, admin, me } = await invitedByAdmin();
    await associate(me, top, { permissions: ['people.view'] });
    const theirs = await pendingInvitation(top, { invitedBy: admin });
    await acceptInvitation({ token: theirs.token }, { actor: await actor(me) }, request);
    expect([...(await su`select permissions from associations where customer_id = ${top.id} and user_id <> ${top.owner.id}`)]).toEqual([
      { permissions: ['people.view'] },
    ]);
  });
});

test('what goes along from a room below waits for nobody who changes its account, of which nothing is asked', async () => {
  const top = await customer();
  const middle = await account(top);
  const inner = await room(middle);
  const who = await person();
  const { id } = await associate(who, top);
  await associate(who, inner);
  const by = await actor(top.owner);
  await su.begin(async (sql) => {
    await sql`select from accounts where id = ${middle.id} for no key update`;
    const { removed } = await removeAssociation(by, { place: { kind: 'customer', id: top.id }, association: id, also_below: true });
    expect(removed).toBe(2);
  });
});

test('a storm of accepting, removing, resending, revoking, declining and inviting ends in answers, never in a deadlock', async () => {
  const top = await customer({ policy: 'any' });
  const middle = await account(top);
  const admin = await person({ platformRole: 'admin' });
  const owner: Actor = await actor(top.owner);
  const acting = [owner, await actor(admin)];
  const ref = ({ kind, id }: MadePlace) => ({ kind, id });
  for (let round = 0; round < 3; round++) {
    const people = await Promise.all(Array.from({ length: 4 }, () => person()));
    const invited = await Promise.all(
      people.map((one, at) => pendingInvitation(at % 2 ? middle : top, { invitee: one, invitedBy: at % 2 ? admin : top.owner })),
    );
    const answers = await Promise.all(people.map((one) => actor(one)));
    const work = invited.flatMap(({ invitationId, token, associationId }, at) => {
      const me = answers[at] as Actor;
      const other = answers[(at + 1) % answers.length] as Actor;
      const by = acting[at % 2] as Actor;
      const place = ref(at % 2 ? middle : top);
      return [
        () => acceptInvitation({ token }, { actor: me }, request),
        () => acceptInvitation({ token }, { actor: other }, request),
        () => removeAssociation(by, { place, association: associationId, also_below: place.kind !== 'room' }),
        () => resendInvitation(by, invitationId),
        () => revokeInvitation(by, invitationId),
        () => declineInvitation({ token }, me, request),
        () => associateUser(by, inviting(place, people.map((one) => one.email).join(' '), { replace: true })),
      ];
    });
    const mixed = work.map((one, at) => ({ one, at: (at * 17 + round * 5) % work.length })).sort((left, right) => left.at - right.at);
    const outcomes = await Promise.allSettled(mixed.map(({ one }) => one()));
    const strange = outcomes.filter((one) => one.status === 'rejected' && !(one.reason instanceof DomainError));
    expect(
      strange,
      JSON.stringify(strange, (_key, value) => (value instanceof Error ? { ...value, message: value.message, cause: value.cause } : value)),
    ).toEqual([]);
  }
}, 120_000);
