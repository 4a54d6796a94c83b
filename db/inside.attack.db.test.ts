import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../lib/ids.ts';
import { atDoor, closeDoorLogins, type Door, eventOf, type Tx } from '../world/factories/at-door.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import type { MadePlace, Person } from '../world/factories/writing.ts';
import { account, associate, customer, person, room } from '../world/factories.ts';
import { asSuperuser, testDatabase } from '../world/test-database.ts';

let su: ReturnType<typeof asSuperuser>;
let top: MadePlace;
let middle: MadePlace;
let inner: MadePlace;
let colleague: Person;
let admin: Person;
let helpDesk: Person;

beforeAll(async () => {
  su = asSuperuser(testDatabase);
  top = await customer();
  middle = await account(top);
  inner = await room(middle);
  colleague = await person();
  admin = await person({ platformRole: 'admin' });
  helpDesk = await person({ platformRole: 'help_desk' });
});
afterAll(async () => {
  await closeDoorLogins();
  await su.end();
});

const asks = (door: Door, who: Person | null, statement: (tx: Tx) => PromiseLike<unknown>) =>
  atDoor(door, who, top.id, async (tx) => {
    await statement(tx);
    await eventOf(tx, top.id);
  });
const gone = (id: string) => (tx: Tx) => tx`delete from associations where id = ${id}`;
const refused = (door: Door, who: Person | null, statement: (tx: Tx) => PromiseLike<unknown>, words = /only owners and admins remove/) =>
  expect(asks(door, who, statement), door).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(words) });
const isThere = async (id: string) => (await su`select from associations where id = ${id}`).length === 1;
const statusOf = async (invitation: string) => (await su`select status from invitations where id = ${invitation}`)[0]?.status;
const denied = /permission denied/;

describe('a colleague', () => {
  test('removes nobody at any door, waiting or not, their own row no more than others’', async () => {
    const own = await associate(colleague, top, { permissions: ['profile.view', 'profile.edit', 'people.view'] });
    const theirs = await associate(await person(), top, { status: 'suspended' });
    const waiting = await pendingInvitation(top, {});
    for (const id of [theirs.id, own.id, waiting.associationId]) await refused('foyer_customer', colleague, gone(id));
    for (const id of [theirs.id, own.id]) {
      await refused('foyer_gate', colleague, gone(id));
      await refused('foyer_gate', null, gone(id));
    }
    for (const door of ['foyer_customer', 'foyer_gate'] as const) await refused(door, helpDesk, gone(theirs.id));
    for (const door of ['foyer_self', 'foyer_platform'] as const) await refused(door, helpDesk, gone(theirs.id), denied);
    expect(await statusOf(waiting.invitationId)).toBe('pending');
  });

  test('learns nothing from locks: whoever is asked for, the answer is none', async () => {
    const { invitationId } = await pendingInvitation(top, {});
    const strangers = [await person(), { id: newId() }];
    for (const { id } of [top.owner, colleague, admin, ...strangers]) {
      const rows = await atDoor('foyer_customer', colleague, top.id, async (tx) => [
        ...(await tx`select lock_unseen(${[id]}::uuid[], ${id}, ${[invitationId, id]}::uuid[]) as told`),
      ]);
      expect(rows).toEqual([{ told: '' }]);
    }
    for (const door of ['foyer_self', 'foyer_platform'] as const)
      await refused(door, helpDesk, (tx) => tx`select lock_unseen(array[${admin.id}]::uuid[], null, '{}')`, denied);
    for (const table of ['users', 'platform_admins', 'invitations', 'invitation_places', 'invitation_links'])
      await refused('foyer_customer', colleague, (tx) => tx`select * from ${tx(table)}`, denied);
  });
});

describe('an owner at the customer door', () => {
  test('removes whom they own over, with the event and not without; the invitation that waited is closed', async () => {
    const { id } = await associate(await person(), middle, { permissions: ['rooms.view'] });
    const { associationId, invitationId } = await pendingInvitation(inner, {});
    await expect(atDoor('foyer_customer', top.owner, top.id, gone(id))).rejects.toMatchObject({ code: '23514' });
    await asks('foyer_customer', top.owner, gone(id));
    await asks('foyer_customer', top.owner, gone(associationId));
    expect([await isThere(id), await isThere(associationId), await statusOf(invitationId)]).toEqual([false, false, 'revoked']);
  });

  test('changes, suspends, ends and opens again whom they own over, with their name on it, and never themselves', async () => {
    const { id } = await associate(await person(), inner, { permissions: ['rooms.view'] });
    for (const set of [
      "permissions = '{rooms.view,rooms.edit}'",
      "status = 'suspended'",
      "status = 'active'",
      'expires_at = now()',
      'expires_at = null',
    ])
      await asks('foyer_customer', top.owner, (tx) => tx.unsafe(`update associations set ${set} where id = '${id}'`));
    const [row] =
      await su`select permissions, status, expires_at, granted_by, granted_as, renewed_by, renewed_as from associations where id = ${id}`;
    const by = { granted_by: top.owner.id, granted_as: 'owner', renewed_by: top.owner.id, renewed_as: 'owner' };
    expect(row).toEqual({ permissions: ['rooms.view', 'rooms.edit'], status: 'active', expires_at: null, ...by });
    const own = await associate(top.owner, await account(top, { owner: await person() }));
    await refused(
      'foyer_customer',
      top.owner,
      (tx) => tx`update associations set permissions = '{rooms.view}' where id = ${own.id}`,
      /to themselves/,
    );
  });

  test('of an account takes nobody out of its customer, nor out of the account beside it', async () => {
    const mine = await account(top, { owner: await person() });
    const above = await associate(await person(), top);
    const beside = await associate(await person(), middle);
    for (const { id } of [above, beside]) await refused('foyer_customer', mine.owner, gone(id));
    const inside = await associate(await person(), await room(mine));
    await asks('foyer_customer', mine.owner, gone(inside.id));
  });

  test('takes nobody out of another customer', async () => {
    const { id } = await associate(await person(), await customer({ owner: top.owner }));
    await asks('foyer_customer', top.owner, gone(id));
    expect(await isThere(id)).toBe(true);
  });

  test('takes no owner out of their place, and no admin does', async () => {
    const ownerOf = (place: MadePlace) => (tx: Tx) =>
      tx`delete from associations where place_id = ${place.id} and user_id = ${place.owner.id}`;
    for (const place of [top, middle, inner])
      for (const who of [top.owner, admin])
        await expect(asks('foyer_customer', who, ownerOf(place))).rejects.toMatchObject({ code: '23503' });
  });
});
