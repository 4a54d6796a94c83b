import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../lib/ids.ts';
import { atDoor, closeDoorLogins, type Door, eventOf, type Tx } from '../world/factories/at-door.ts';
import type { Association, MadePlace, Person } from '../world/factories/writing.ts';
import { account, associate, customer, person, room } from '../world/factories.ts';
import { asSuperuser, testDatabase } from '../world/test-database.ts';

let su: ReturnType<typeof asSuperuser>;
let top: MadePlace;
let middle: MadePlace;
let inner: MadePlace;
let colleague: Person;
let other: Person;
let admin: Person;
let helpDesk: Person;
let theirs: Association;

beforeAll(async () => {
  su = asSuperuser(testDatabase);
  top = await customer({ policy: 'any' });
  middle = await account(top);
  inner = await room(middle);
  colleague = await person();
  other = await person();
  admin = await person({ platformRole: 'admin' });
  helpDesk = await person({ platformRole: 'help_desk' });
  await associate(colleague, top, { permissions: ['profile.view', 'profile.edit', 'people.view'] });
  theirs = await associate(other, top, { permissions: ['rooms.view'], status: 'suspended', expiresAt: new Date(Date.now() + 86_400_000) });
});
afterAll(async () => {
  await closeDoorLogins();
  await su.end();
});

type Statement = (tx: Tx) => PromiseLike<unknown>;
const asks = (door: Door, who: Person | null, statement: Statement) =>
  atDoor(door, who, top.id, async (tx) => {
    await statement(tx);
    if (door !== 'foyer_platform') await eventOf(tx, door === 'foyer_self' ? undefined : top.id);
  });
const refused = (door: Door, who: Person | null, statement: Statement, words = /permission denied|only |nobody|lets in/) =>
  expect(asks(door, who, statement)).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(words) });

describe('a colleague at the customer door', () => {
  const denied = /permission denied/;
  test.each([
    ['customers', ['owner_id', 'status', 'invitation_email_policy', 'allowed_domains_registration', 'hostname', 'customer_key']],
    ['accounts', ['owner_id', 'status', 'account_key', 'service_type', 'customer_id']],
    ['rooms', ['owner_id', 'status', 'account_id', 'customer_id']],
    ['associations', ['user_id', 'granted_by', 'granted_as', 'renewed_by', 'account_id', 'room_id']],
  ])('does not touch what decides over %s', async (table, columns) => {
    for (const column of columns)
      await refused('foyer_customer', colleague, (tx) => tx`update ${tx(table)} set ${tx(column)} = ${tx(column)}`, denied);
  });

  test('reads neither from where others came, nor what is kept for admins, and sends no mail', async () => {
    for (const column of ['ip', 'user_agent'])
      await refused('foyer_customer', colleague, (tx) => tx`select ${tx(column)} from audit_events`, denied);
    await refused('foyer_customer', colleague, (tx) => tx`select customer_metadata from customers`, denied);
    await refused('foyer_customer', colleague, (tx) => tx`select graphile_worker.enqueue('mail_invitation', '{}')`, denied);
  });

  test('opens nothing to anybody: no end to a suspension, no later end, no new person', async () => {
    const at = (set: (tx: Tx) => ReturnType<Tx>) => (tx: Tx) =>
      tx`update associations set ${set(tx)} where customer_id = ${top.id} and id = ${theirs.id}`;
    for (const door of ['foyer_customer', 'foyer_gate'] as const) {
      await refused(
        door,
        colleague,
        at((tx) => tx`status = 'active'`),
        /only owners/,
      );
      await refused(
        door,
        colleague,
        at((tx) => tx`expires_at = null`),
        /only owners/,
      );
      await refused(
        door,
        colleague,
        at((tx) => tx`expires_at = expires_at + interval '1 year'`),
        /only owners/,
      );
      await refused(
        door,
        colleague,
        at((tx) => tx`expires_at = now()`),
        /only owners/,
      );
    }
    await refused(
      'foyer_gate',
      colleague,
      at((tx) => tx`user_id = ${(colleague as Person).id}`),
      /only owners/,
    );
  });

  test('makes a place for nobody but the owner above', async () => {
    const make = (owner: string) => (tx: Tx) =>
      tx`insert into accounts (customer_id, id, account_name, sort_name, account_key, service_type, owner_id) values (${top.id}, ${newId()}, 'x', 'x', ${newId()}, 'live', ${owner})`;
    for (const door of ['foyer_customer', 'foyer_gate'] as const) await refused(door, colleague, make(other.id), /give a place away/);
  });
});

describe('at the gate', () => {
  test('a place changes hands by its owners and by admins alone, and never into an admin’s own', async () => {
    for (const [table, place] of [
      ['customers', top],
      ['accounts', middle],
      ['rooms', inner],
    ] as const) {
      const give = (to: string) => (tx: Tx) => tx`update ${tx(table)} set owner_id = ${to} where id = ${place.id}`;
      await refused('foyer_gate', colleague, give(colleague.id), /give a place away/);
      await refused('foyer_gate', null, give(other.id), /give a place away/);
      await refused('foyer_gate', helpDesk, give(other.id), /give a place away/);
      await refused('foyer_gate', admin, give(admin.id), /give a place away/);
    }
  });

  test('whoever gave a place is in its history', async () => {
    const heir = await person();
    const place = await account(top);
    await associate(heir, place);
    await asks('foyer_gate', top.owner, (tx) => tx`update accounts set owner_id = ${heir.id} where id = ${place.id}`);
    await asks('foyer_gate', admin, (tx) => tx`update accounts set owner_id = ${top.owner.id} where id = ${place.id}`);
    const rows = await su`select owner_id, given_by, given_as from ownership_history where place_id = ${place.id} order by during`;
    expect([...rows].slice(1)).toEqual([
      { owner_id: heir.id, given_by: top.owner.id, given_as: 'owner' },
      { owner_id: top.owner.id, given_by: admin.id, given_as: 'admin' },
    ]);
  });

  test('an owner and an admin open again what was closed, with their name on it; to themselves nobody', async () => {
    const shut = await associate(await person(), middle, { status: 'suspended' });
    await asks('foyer_gate', top.owner, (tx) => tx`update associations set status = 'active' where id = ${shut.id}`);
    const [row] =
      await su`select renewed_by, renewed_as, renewed_at is not null as dated, granted_as from associations where id = ${shut.id}`;
    expect(row).toEqual({ renewed_by: top.owner.id, renewed_as: 'owner', dated: true, granted_as: 'system' });
    await asks('foyer_gate', admin, (tx) => tx`update associations set expires_at = now() + interval '1 day' where id = ${shut.id}`);
    await asks('foyer_gate', admin, (tx) => tx`update associations set expires_at = now() + interval '2 days' where id = ${shut.id}`);
    const [later] = await su`select renewed_by, renewed_as from associations where id = ${shut.id}`;
    expect(later).toEqual({ renewed_by: admin.id, renewed_as: 'admin' });
    const own = await associate(admin, middle, { status: 'suspended' });
    await refused('foyer_gate', admin, (tx) => tx`update associations set status = 'active' where id = ${own.id}`, /to themselves/);
    await refused(
      'foyer_gate',
      admin,
      (tx) => tx`update associations set permissions = array['rooms.view'] where id = ${own.id}`,
      /to themselves/,
    );
  });

  test('nobody makes themselves an admin, nor changes a role', async () => {
    await refused(
      'foyer_gate',
      colleague,
      (tx) => tx`insert into platform_admins select ${colleague.id}, id from platform_roles where name = 'admin'`,
    );
    const promote = (tx: Tx) =>
      tx`update platform_admins set role_id = (select id from platform_roles where name = 'admin') where user_id = ${helpDesk.id}`;
    for (const who of [colleague, admin]) await refused('foyer_gate', who, promote, /permission denied/);
    // and not either where a door may write there one day
    await su`grant update (role_id) on platform_admins to foyer_gate`;
    for (const who of [colleague, helpDesk, null]) await refused('foyer_gate', who, promote, /only admins/);
    await refused('foyer_gate', admin, (tx) => tx`update platform_admins set role_id = role_id where user_id = ${admin.id}`, /only admins/);
    await su`revoke update (role_id) on platform_admins from foyer_gate`;
    await refused('foyer_gate', helpDesk, (tx) => tx`update platform_roles set permissions = array['admins.manage']`, /permission denied/);
  });
});

describe('a help desk at the platform door', () => {
  test('reads, and changes nothing', async () => {
    for (const [table, column] of [
      ['users', 'email_key'],
      ['users', 'status'],
      ['customers', 'owner_id'],
      ['associations', 'user_id'],
      ['platform_admins', 'role_id'],
    ] as const)
      await refused('foyer_platform', helpDesk, (tx) => tx`update ${tx(table)} set ${tx(column)} = ${tx(column)}`, /permission denied/);
    await refused('foyer_platform', helpDesk, (tx) => tx`select user_agent from audit_events`, /permission denied/);
    await refused(
      'foyer_platform',
      helpDesk,
      (tx) => tx`insert into associations (customer_id, id, user_id) values (${top.id}, ${newId()}, ${helpDesk.id})`,
    );
  });
});

test('who acts as what is the triggers’ question alone', async () => {
  for (const door of ['foyer_customer', 'foyer_self', 'foyer_gate'] as const)
    await refused(door, colleague, (tx) => tx`select acts_as(${top.owner.id}, ${top.id}, ${top.id})`, /permission denied/);
});
