import { afterAll, expect, test } from 'vitest';
import { actor, customer, person, session } from '#world/factories';
import { inviting, pendingInvitation } from '#world/factories/invitations';
import { unique } from '#world/factories/writing';
import { asSuperuser, testDatabase } from '#world/test-database';
import { associateUser } from '../associations/associate-user.ts';
import { purgeEnded } from '../auth/purge-ended.ts';
import { newId } from '../ids.ts';
import { purgeInvited } from './purge-invited.ts';

const sql = asSuperuser(testDatabase);
afterAll(() => sql.end());

// as superuser, without the trail: time is what is made here
async function age(id: string, days: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set created_at = now() - make_interval(days => ${days}) where id = ${id}`;
  });
}
const isThere = async (id: string) => (await sql`select from users where id = ${id}`).length === 1;

async function loseAssociation(invited: { associationId: string; invitationId: string }, closedDaysAgo: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from associations where id = ${invited.associationId}`;
    await tx`update invitations set status = 'revoked', closed_at = now() - make_interval(days => ${closedDaysAgo}) where id = ${invited.invitationId}`;
  });
}

test('invited people without an association go thirty days after they were named or last asked, nobody else', async () => {
  const place = await customer();
  const old = await person({ status: 'invited' });
  const young = await person({ status: 'invited' });
  const active = await person();
  const waiting = await pendingInvitation(place, { email: `${unique()}@people.example` });
  const asked = await pendingInvitation(place, { email: `${unique()}@people.example` });
  await loseAssociation(asked, 29);
  for (const one of [old, active, waiting.invitee, asked.invitee]) await age(one.id, 31);
  await age(young.id, 29);
  expect(await purgeInvited()).toBe(1);
  expect(await isThere(old.id)).toBe(false);
  for (const one of [young, active, waiting.invitee, asked.invitee]) expect(await isThere(one.id)).toBe(true);
  await loseAssociation(asked, 31);
  expect(await purgeInvited()).toBe(1);
  expect(await sql`select from invitations where id = ${asked.invitationId}`).toHaveLength(0);
  const events = await sql`select target_id from audit_events where event = 'user.forgotten' order by at`;
  expect(events.map((row) => row.target_id)).toEqual([old.id, asked.invitee.id]);
});

test('inviting somebody and purging them at once never ends in an error, and whoever was invited is there', async () => {
  const place = await customer();
  const owner = await actor(place.owner);
  for (let round = 0; round < 20; round++) {
    const forgotten = await person({ status: 'invited' });
    await age(forgotten.id, 31);
    const asked = associateUser(owner, inviting(place, forgotten.email, { send_invite: false }));
    const [[made]] = await Promise.all([asked, purgeInvited()]);
    expect(await isThere(made?.userId as string)).toBe(true);
  }
});

test('counts whose window is over go, and sessions and tokens that ended thirty days ago', async () => {
  const someone = await person();
  const [ended, idle, open] = [await session(someone), await session(someone), await session(someone)];
  await sql`update sessions set revoked_at = now() - interval '31 days' where token_hash = ${ended.hash}`;
  await sql`update sessions set last_seen_at = now() - interval '40 days' where token_hash = ${idle.hash}`;
  await sql`insert into rate_limits values (decode('01', 'hex'), 3, now() - interval '1 second'), (decode('02', 'hex'), 3, now() + interval '1 hour')`;
  await sql`insert into one_time_tokens (id, purpose, user_id, token_hash, expires_at, used_at)
    values (${newId()}, 'code', ${someone.id}, decode('01', 'hex'), now() - interval '31 days', now() - interval '31 days'), (${newId()}, 'code', ${someone.id}, decode('02', 'hex'), now(), null)`;
  await purgeEnded();
  expect((await sql`select token_hash from sessions where user_id = ${someone.id}`).map((row) => row.token_hash)).toEqual([open.hash]);
  expect(await sql`select from rate_limits where key in (decode('01', 'hex'), decode('02', 'hex'))`).toHaveLength(1);
  // the one that is left has no invitation, which the checker would find
  expect(await sql`delete from one_time_tokens where user_id = ${someone.id} returning id`).toHaveLength(1);
});
