import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inviting, pendingInvitation } from '../../world/factories/invitations.ts';
import { type MadePlace, type Person, unique } from '../../world/factories/writing.ts';
import { account, actor, associate, customer, person, room, suspend } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import { associateUser } from '../associations/associate-user.ts';
import { listCandidates } from '../associations/list-candidates.ts';
import { removeAssociation } from '../associations/remove-association.ts';
import { findHome } from '../home/find-home.ts';
import { publicId } from '../ids.ts';
import { resendInvitation } from '../invitations/resend-invitation.ts';
import { revokeInvitation } from '../invitations/revoke-invitation.ts';
import { findRemoval } from './find-removal.ts';
import { listPeople } from './list-people.ts';

let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

const removalOf = async (who: Person, place: MadePlace, association: string) => findRemoval(await actor(who), place, { association });
const tabOf = async (who: Person, place: MadePlace, query = {}) => listPeople(await actor(who), place, query);

describe('a People tab', () => {
  test('counts who can get in: nobody where the only person never signed in, and nobody who is suspended', async () => {
    const place = await customer({ owner: await person({ status: 'invited' }) });
    const admin = await person({ platformRole: 'admin' });
    expect((await tabOf(admin, place)).counts.members).toBe(0);
    const member = await person();
    await associate(member, place, { permissions: ['people.view'] });
    const out = await person();
    await associate(out, place, { permissions: ['rooms.view'] });
    expect((await tabOf(admin, place)).counts.members).toBe(2);
    await suspend(out);
    expect((await tabOf(admin, place)).counts.members).toBe(1);
    // a colleague is not told who is suspended
    expect((await tabOf(member, place)).counts.members).toBe(2);
  });

  test('begins with any row it is asked for, and at its beginning where that row is gone or not shown', async () => {
    const place = await customer({ owner: await person({ name: 'Zz Owner' }) });
    const viewer = await person({ name: 'Aa Viewer' });
    await associate(viewer, place, { permissions: ['people.view'] });
    const pending = await pendingInvitation(place, { email: `mm${unique()}@people.example` });
    const from = publicId('association', pending.associationId);
    expect((await tabOf(place.owner, place, { from })).rows.map((row) => row.address?.slice(0, 2) ?? '')).toEqual([
      'mm',
      place.owner.email.slice(0, 2),
    ]);
    expect((await tabOf(place.owner, place, { from })).previous).not.toBeNull();
    expect((await tabOf(viewer, place, { from })).rows[0]?.name).toBe('Aa Viewer');
    await revokeInvitation(await actor(place.owner), pending.invitationId);
    expect((await tabOf(place.owner, place, { from })).rows[0]?.name).toBe('Aa Viewer');
  });

  test('tells an admin the name of a known person whom the customer was not told, and the customer not', async () => {
    const place = await customer();
    const known = await person({ name: 'Noor Known' });
    const admin = await person({ platformRole: 'admin' });
    const [made] = await associateUser(await actor(admin), inviting(place, '', { invitees: [{ user_id: known.id }] }));
    expect(made?.name).toBe('Noor Known');
    const nameFor = async (who: Person) => (await tabOf(who, place)).rows.find((row) => row.address === known.email)?.name;
    expect(await nameFor(admin)).toBe('Noor Known');
    expect(await nameFor(place.owner)).toBe('');
  });
});

describe('what Remove shows', () => {
  test('names only places whose people its reader may see: one account’s owner never learns of the other’s', async () => {
    const top = await customer();
    const mine = await account(top, { owner: await person() });
    const theirs = await account(top, { owner: await person() });
    const inner = await room(theirs);
    const shared = await person();
    const here = await associate(shared, mine, { permissions: ['rooms.view'] });
    await associate(shared, theirs, { permissions: ['rooms.view'] });
    await associate(shared, inner, { permissions: ['rooms.view'] });
    expect((await removalOf(mine.owner, mine, here.id))?.stays).toEqual([]);
    // to be there oneself shows the place, not who else is there
    await associate(mine.owner, theirs, { permissions: ['rooms.view'] });
    expect((await removalOf(mine.owner, mine, here.id))?.stays).toEqual([]);
    expect((await removalOf(top.owner, mine, here.id))?.stays.map((one) => one.name)).toEqual([theirs.name, inner.name]);
    const admin = await person({ platformRole: 'admin' });
    expect((await removalOf(admin, mine, here.id))?.stays.map((one) => one.name)).toEqual([theirs.name, inner.name]);
  });

  test('counts and names what goes as the verb then does, pending below included, and what stays', async () => {
    const top = await customer();
    const owned = await account(top, { owner: await person() });
    const other = await account(top);
    const inner = await room(other);
    const member = owned.owner;
    const here = await associate(member, top, { permissions: ['rooms.view', 'people.view'] });
    await associate(member, other, { permissions: ['rooms.view'] });
    await pendingInvitation(inner, { invitee: member });
    const removal = await removalOf(top.owner, top, here.id);
    expect(removal).toMatchObject({
      permissions: 2,
      below: [{ name: other.name }, { name: inner.name }],
      stays: [{ name: owned.name, owned: true }],
    });
    const { removed } = await removeAssociation(await actor(top.owner), { place: top, association: here.id, also_below: true });
    expect(removed).toBe(1 + (removal?.below.length ?? 0));
  });
});

test('an invitation is renewed for the length it was made for, every time', async () => {
  const place = await customer();
  const owner = await actor(place.owner);
  const left = async (id: string) =>
    (await sql`select round(extract(epoch from expires_at - now()) / 3600)::int as hours from invitations where id = ${id}`)[0]?.hours;
  for (const [days, hours] of [
    [1, 24],
    [30, 720],
  ] as const) {
    const [made] = await associateUser(owner, inviting(place, `renewed-${days}@people.example`, { days }));
    const id = made?.invitationId as string;
    for (let times = 0; times < 2; times++) {
      await resendInvitation(owner, id);
      expect(await left(id)).toBe(hours);
    }
  }
});

test('an owner’s Select User offers the first eight by name', async () => {
  const place = await customer();
  const names = Array.from({ length: 12 }, (_, at) => `Picker ${String.fromCharCode(76 - at)}ena`);
  for (const name of names) await associate(await person({ name }), place, { permissions: ['rooms.view'] });
  const offered = await listCandidates(await actor(place.owner), place, { q: 'picker' });
  expect(offered.map((one) => one.name)).toEqual([...names].sort().slice(0, 8));
});

test('Home counts and searches all places, not only those that it shows', async () => {
  const top = await customer({ name: 'Rede São Lobo' });
  const me = await person();
  const made = await account(top, { name: 'Zulu' });
  await associate(me, made, { permissions: ['rooms.view'] });
  const row = { customer: top.customerId, me: me.id };
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`insert into accounts (customer_id, id, account_name, sort_name, account_key, service_type, owner_id)
      select ${row.customer}, gen_random_uuid(), 'Many', 'many', 'many' || n || ${unique()}, 'live', ${top.owner.id} from generate_series(1, 205) n`;
    await tx`insert into associations (customer_id, id, user_id, account_id, status, person, sort_name, permissions)
      select ${row.customer}, gen_random_uuid(), ${row.me}, id, 'active', '', '', '{rooms.view}' from accounts where customer_id = ${row.customer} and account_name = 'Many'`;
  });
  const all = await findHome(await actor(me), {});
  expect(all).toMatchObject({ total: 206, found: 206 });
  expect(all.places).toHaveLength(200);
  expect(all.places.map((place) => place.name)).not.toContain('Zulu');
  for (const q of ['zulu', 'ZULU lobo'])
    expect((await findHome(await actor(me), { q })).places.map((place) => place.name)).toEqual(['Zulu']);
  expect((await findHome(await actor(me), { q: 'sao' })).found).toBe(206);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from associations where customer_id = ${row.customer} and user_id = ${row.me} and account_id <> ${made.id}`;
    await tx`delete from accounts where customer_id = ${row.customer} and account_name = 'Many'`;
  });
});
