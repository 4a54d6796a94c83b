import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../lib/ids.ts';
import { atDoor, closeDoorLogins, type Door, eventOf, type Tx } from '../world/factories/at-door.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import type { Association, MadePlace, Person } from '../world/factories/writing.ts';
import { account, associate, customer, person, room, session, suspend } from '../world/factories.ts';
import { testDatabase, urlFor } from '../world/test-database.ts';

let owner: postgres.Sql;
let top: MadePlace;
let middle: MadePlace;
let other: MadePlace;
let member: Person;
let association: Association;

beforeAll(async () => {
  owner = postgres(urlFor('TEST_OWNER_URL', testDatabase), { max: 1, onnotice: () => {} });
  top = await customer();
  middle = await account(top, { owner: top.owner });
  other = await customer();
  member = await person();
  association = await associate(member, top, { permissions: ['rooms.view'] });
});
afterAll(async () => {
  await closeDoorLogins();
  await owner.end();
});

const at = (door: Door, who: Person | null, work: (tx: Tx) => Promise<unknown>, place = top.id) => atDoor(door, who, place, work);
const event = (tx: Tx, customerId = top.id) => eventOf(tx, customerId);
const told = async (tx: Tx, work: PromiseLike<unknown>, now = false) => {
  await work;
  await event(tx);
  if (now) await tx`set constraints all immediate`;
};
const refused = (code: string) => ({ code });

const grant = (tx: Tx, user: string, permissions: string[], name = '') =>
  tx`insert into associations (customer_id, id, user_id, status, permissions, person) values (${top.id}, ${newId()}, ${user}, 'active', ${permissions}, ${name})`;

describe('only owners and admins grant', () => {
  for (const door of ['foyer_customer', 'foyer_gate'] as const)
    test(`a member grants nobody anything at ${door}`, async () => {
      const target = await person();
      await expect(at(door, member, async (tx) => told(tx, grant(tx, target.id, ['rooms.view'])))).rejects.toMatchObject(refused('42501'));
      await expect(
        at(door, member, async (tx) =>
          told(
            tx,
            tx`update associations set permissions = array['rooms.view', 'rooms.edit'] where customer_id = ${top.id} and id = ${association.id}`,
          ),
        ),
      ).rejects.toMatchObject(refused('42501'));
    });

  test('nobody signed in grants nothing, and the owner does', async () => {
    const target = await person();
    await expect(at('foyer_gate', null, async (tx) => told(tx, grant(tx, target.id, ['rooms.view'])))).rejects.toMatchObject(
      refused('42501'),
    );
    await at('foyer_gate', top.owner, async (tx) => told(tx, grant(tx, target.id, ['rooms.view'], target.name)));
  });

  test('an owner does not change their own row at the customer door', async () => {
    await expect(
      at('foyer_customer', top.owner, async (tx) =>
        told(tx, tx`update associations set permissions = array['rooms.view'] where customer_id = ${top.id} and user_id = ${top.owner.id}`),
      ),
    ).rejects.toMatchObject(refused('42501'));
  });

  test('a key of another level and an unknown one are refused', async () => {
    const target = await person();
    await expect(at('foyer_gate', top.owner, async (tx) => told(tx, grant(tx, target.id, ['rooms.fly'])))).rejects.toMatchObject(
      refused('23514'),
    );
  });
});

describe('only owners and admins invite', () => {
  const invite = async (tx: Tx, by: string, as: string) => {
    const id = newId();
    const who = newId();
    await tx`insert into users (id, email, email_key) values (${who}, ${`${who}@people.example`}, ${`${who}@people.example`})`;
    await tx`insert into invitations (id, user_id, email, invited_by, invited_as, expires_at) values (${id}, ${who}, 'x', ${by}, ${as}, now() + interval '1 day')`;
    await tx`insert into invitation_places (customer_id, invitation_id, place_id, user_id, permissions) values (${top.id}, ${id}, ${top.id}, ${who}, '{}')`;
    await tx`insert into associations (customer_id, id, user_id, status) values (${top.id}, ${newId()}, ${who}, 'pending')`;
    await event(tx);
  };
  test('a member, a forged inviter and a false capacity are refused; the owner is not', async () => {
    await expect(at('foyer_gate', member, (tx) => invite(tx, member.id, 'owner'))).rejects.toMatchObject(refused('42501'));
    await expect(at('foyer_gate', member, (tx) => invite(tx, top.owner.id, 'owner'))).rejects.toMatchObject(refused('42501'));
    await expect(at('foyer_gate', top.owner, (tx) => invite(tx, top.owner.id, 'admin'))).rejects.toMatchObject(refused('42501'));
    await expect(at('foyer_gate', top.owner, (tx) => invite(tx, other.owner.id, 'owner'))).rejects.toMatchObject(refused('42501'));
    await at('foyer_gate', top.owner, (tx) => invite(tx, top.owner.id, 'owner'));
  });

  test('a second open invitation for one person and place is refused', async () => {
    const { invitee } = await pendingInvitation(top, {});
    await expect(
      at('foyer_gate', top.owner, async (tx) => {
        const id = newId();
        await tx`insert into invitations (id, user_id, email, invited_by, invited_as, expires_at) values (${id}, ${invitee.id}, 'x', ${top.owner.id}, 'owner', now() + interval '1 day')`;
        await tx`insert into invitation_places (customer_id, invitation_id, place_id, user_id, permissions) values (${top.id}, ${id}, ${top.id}, ${invitee.id}, '{}')`;
      }),
    ).rejects.toMatchObject(refused('23505'));
  });
});

describe('one owner, always', () => {
  const ways: [string, string, (tx: Tx) => Promise<unknown>][] = [
    [
      'removed',
      '23503',
      (tx) => tx`delete from associations where customer_id = ${top.id} and place_id = ${top.id} and user_id = ${top.owner.id}`,
    ],
    [
      'suspended',
      '23503',
      (tx) =>
        tx`update associations set status = 'suspended' where customer_id = ${top.id} and place_id = ${top.id} and user_id = ${top.owner.id}`,
    ],
    [
      'given an end',
      '23503',
      (tx) =>
        tx`update associations set expires_at = now() + interval '1 day' where customer_id = ${top.id} and place_id = ${top.id} and user_id = ${top.owner.id}`,
    ],
    [
      'moved to somebody else',
      '23503',
      (tx) =>
        tx`update associations set user_id = ${other.owner.id} where customer_id = ${top.id} and place_id = ${top.id} and user_id = ${top.owner.id}`,
    ],
    ['replaced by a stranger', '23503', (tx) => tx`update customers set owner_id = ${other.owner.id} where id = ${top.id}`],
    ['erased', '23503', (tx) => tx`update users set status = 'erased' where id = ${top.owner.id}`],
  ];
  test.each(ways)('is not %s', async (_way, code, work) => {
    const admin = await person({ platformRole: 'admin' });
    await expect(at('foyer_gate', admin, async (tx) => told(tx, work(tx)))).rejects.toMatchObject(refused(code));
    await expect(owner.begin(async (tx) => told(tx, work(tx), true))).rejects.toMatchObject(refused(code));
  });
});

describe('the trail', () => {
  test('nothing changes silently', async () => {
    for (const work of [
      (tx: Tx) => tx`update customers set updated_at = now() where id = ${top.id}`,
      (tx: Tx) => tx`update users set full_name = 'Silent' where id = ${member.id}`,
      (tx: Tx) => tx`delete from associations where customer_id = ${top.id} and id = ${association.id}`,
    ])
      await expect(at('foyer_gate', top.owner, work)).rejects.toMatchObject(refused('23514'));
  });

  test('what was told is neither changed nor taken back, by nobody', async () => {
    for (const statement of ["update audit_events set event = 'x'", 'delete from audit_events', 'truncate audit_events']) {
      await expect(at('foyer_gate', top.owner, (tx) => tx.unsafe(statement))).rejects.toMatchObject(refused('42501'));
      await expect(owner.unsafe(statement)).rejects.toMatchObject(refused('42501'));
    }
  });

  test('the actor and the time are the database’s word', async () => {
    const id = newId();
    await at(
      'foyer_gate',
      top.owner,
      (tx) =>
        tx`insert into audit_events (customer_id, id, event, actor_id, at) values (${top.id}, ${id}, 'test.forged', ${member.id}, '2000-01-01')`,
    );
    const [row] = await owner`select actor_id, at > now() - interval '1 minute' as present from audit_events where id = ${id}`;
    expect(row).toMatchObject({ actor_id: top.owner.id, present: true });
  });
});

test('a row points across customers in no way', async () => {
  const admin = await person({ platformRole: 'admin' });
  const inner = await room(await account(other, { owner: other.owner }), { owner: other.owner });
  await expect(
    at(
      'foyer_gate',
      admin,
      (tx) =>
        tx`insert into rooms (customer_id, account_id, id, room_name, sort_name, room_type, slug, owner_id) values (${other.id}, ${middle.id}, ${newId()}, 'x', 'x', 'live', 'x', ${other.owner.id})`,
    ),
  ).rejects.toMatchObject(refused('23503'));
  await expect(
    at('foyer_gate', admin, async (tx) =>
      told(
        tx,
        tx`insert into associations (customer_id, room_id, id, user_id, status) values (${top.id}, ${inner.id}, ${newId()}, ${member.id}, 'active')`,
      ),
    ),
  ).rejects.toMatchObject(refused('23503'));
});

test('a suspended person with a live session is nobody', async () => {
  const gone = await person();
  await associate(gone, top, { permissions: ['rooms.view'] });
  const { hash } = await session(gone);
  await suspend(gone);
  const [row] = await atDoor('foyer_customer', hash, null, (tx) => tx`select enter(${hash}, ${top.id}) as who`);
  expect(row?.who).toBeNull();
});
