import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inviting, pendingInvitation } from '../../world/factories/invitations.ts';
import { type MadePlace, unique } from '../../world/factories/writing.ts';
import { actor, customer, person } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import type { DomainError } from '../errors.ts';
import { resendInvitation } from '../invitations/resend-invitation.ts';
import { associateUser } from './associate-user.ts';

vi.setConfig({ testTimeout: 90_000 });
let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

const later = (minutes: number) => sql`update rate_limits set resets_at = resets_at - make_interval(mins => ${minutes})`;
const address = () => `${unique()}@people.example`;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (reason: DomainError) => reason,
  );
const pendingAt = async (place: MadePlace) =>
  (await sql`select count(*)::int as count from associations where place_id = ${place.id} and status = 'pending'`)[0]?.count;

test('forty resends at once: five mails an hour, twenty a day, and a refusal changes nothing', async () => {
  const place = await customer();
  const { invitationId, invitee } = await pendingInvitation(place, { email: address() });
  const owner = await actor(place.owner);
  const results = await Promise.all(Array.from({ length: 40 }, () => refusal(resendInvitation(owner, invitationId))));
  for (const one of results)
    if (one) expect(one).toMatchObject({ code: 'rate_limited', key: 'errors.mails_to', values: { address: invitee.email } });
  let sent = results.filter((one) => one === undefined).length;
  expect(sent).toBe(5);
  const facts = async () =>
    (
      await sql`select i.*, (select count(*)::int from invitation_links l where l.invitation_id = i.id) as links,
        (select count(*)::int from audit_events e where e.customer_id = ${place.id}) as told from invitations i where i.id = ${invitationId}`
    )[0];
  const before = await facts();
  expect(await refusal(resendInvitation(owner, invitationId))).toMatchObject({ key: 'errors.mails_to', values: { unit: 'minutes' } });
  expect(await facts()).toEqual(before);
  for (let hour = 1; hour < 7; hour++) {
    await later(60);
    while (!(await refusal(resendInvitation(owner, invitationId)))) sent++;
  }
  expect(sent).toBe(20);
  // from somewhere else the same address still gets its mail
  const other = await customer();
  expect((await associateUser(await actor(other.owner), inviting(other, invitee.email)))[0]?.outcome).toBe('invited');
});

test('a young customer invites two hundred a day and not one more; whoever is a week old, and an admin, ten times that', async () => {
  const place = await customer();
  const owner = await actor(place.owner);
  const twenty = () => Array.from({ length: 20 }, address).join(' ');
  await associateUser(owner, inviting(place, twenty()));
  await sql`update rate_limits set count = 180 where count = 20`;
  // sixty at once for the last twenty
  const rush = await Promise.all(Array.from({ length: 60 }, () => refusal(associateUser(owner, inviting(place, address())))));
  expect(rush.filter((one) => one === undefined).length).toBe(20);
  expect(await pendingAt(place)).toBe(40);
  const refused = await refusal(associateUser(owner, inviting(place, address())));
  expect(refused).toMatchObject({ code: 'rate_limited', key: 'errors.mails_from', field: 'invitees', values: { unit: 'hours', wait: 24 } });
  expect(await pendingAt(place)).toBe(40);
  // a link to copy sends nothing
  expect((await associateUser(owner, inviting(place, address(), { send_invite: false })))[0]?.outcome).toBe('link');
  const admin = await actor(await person({ platformRole: 'admin' }));
  expect((await associateUser(admin, inviting(place, twenty()))).length).toBe(20);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update customers set created_at = now() - interval '8 days' where id = ${place.id}`;
  });
  expect((await associateUser(owner, inviting(place, twenty()))).length).toBe(20);
});

test('what many customers write to one address waits, and nobody is told', async () => {
  const email = address();
  for (let at = 0; at < 4; at++) {
    const place = await customer();
    expect((await associateUser(await actor(place.owner), inviting(place, email)))[0]?.outcome).toBe('invited');
    if (at === 0) await sql`update rate_limits set count = 29 where count = 1`;
  }
  const [jobs] =
    await sql`select count(*) filter (where run_at <= now())::int as due, count(*) filter (where run_at > now() + interval '50 minutes')::int as waiting
    from graphile_worker._private_jobs j join invitation_links l on l.id::text = j.payload ->> 'linkId' join invitations i on i.id = l.invitation_id where i.email = ${email}`;
  expect(jobs).toMatchObject({ due: 2, waiting: 2 });
});
