import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '#db/client';
import { atGate, atPlace } from '#db/doors';
import { pendingInvitation } from '../../world/factories/invitations.ts';
import type { MadePlace, Person } from '../../world/factories/writing.ts';
import { actor, associate, customer, person } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import { lockInOrder } from './locks.ts';

let su: ReturnType<typeof asSuperuser>;
let here: MadePlace;
let member: Person;
let stranger: Person;
const open = { here: '', elsewhere: '' };

beforeAll(async () => {
  su = asSuperuser(testDatabase);
  here = await customer();
  member = await person({ platformRole: 'help_desk' });
  await associate(member, here);
  stranger = await person({ platformRole: 'help_desk' });
  const elsewhere = await customer();
  await associate(stranger, elsewhere);
  open.here = (await pendingInvitation(here, {})).invitationId;
  open.elsewhere = (await pendingInvitation(elsewhere, {})).invitationId;
});
afterAll(() => su.end());

const strengths = ['key share', 'share', 'no key update', 'update'] as const;
const keys = { users: 'id', platform_admins: 'user_id', invitations: 'id', customers: 'id' } as const;

/** The strongest lock that somebody else still gets on a row at this moment; `nothing` where they would wait for each. */
async function left(table: keyof typeof keys, id: string): Promise<string> {
  let most = 'nothing';
  for (const strength of strengths) {
    const found = await su.unsafe(`select from ${table} where ${keys[table]} = '${id}' for ${strength} skip locked`);
    if (found.length > 0) most = strength;
  }
  return most;
}
const leftOf = async () => ({
  customer: await left('customers', here.id),
  owner: await left('users', here.owner.id),
  member: await left('users', member.id),
  itsAdminRow: await left('platform_admins', member.id),
  stranger: await left('users', stranger.id),
  theirAdminRow: await left('platform_admins', stranger.id),
  invitation: await left('invitations', open.here),
  another: await left('invitations', open.elsewhere),
});

const locked = (changing?: string) => async (tx: Tx) => {
  const people = [member.id, here.owner.id, stranger.id];
  await lockInOrder(tx, { places: [here], people, changing, invitations: [open.elsewhere, open.here] });
  return leftOf();
};

const shared = { customer: 'share', owner: 'share', member: 'share', itsAdminRow: 'share', invitation: 'nothing' };
const untouched = { stranger: 'update', theirAdminRow: 'update', another: 'update' };

describe('the one order of locks', () => {
  test('at the customer door holds what that door does not see, and nobody who is elsewhere', async () => {
    const by = await actor(here.owner);
    expect(await atPlace(by, here.id, locked(), { write: true })).toEqual({ ...shared, ...untouched });
    expect(await leftOf()).toMatchObject({ member: 'update', invitation: 'update' });
  });

  test('takes who is about to change for themselves alone', async () => {
    const by = await actor(here.owner);
    expect(await atPlace(by, here.id, locked(member.id), { write: true })).toEqual({ ...shared, ...untouched, member: 'key share' });
    expect(await atPlace(by, here.id, locked(stranger.id), { write: true })).toEqual({ ...shared, ...untouched });
  });

  test('at the gate holds everybody who is named', async () => {
    const by = await actor(here.owner);
    const everybody = { ...shared, stranger: 'key share', theirAdminRow: 'share', another: 'nothing' };
    expect(await atGate(by, locked(stranger.id), { write: true })).toEqual(everybody);
  });

  test('an admin who is at home in no customer holds themselves', async () => {
    const admin = await person({ platformRole: 'admin' });
    const by = await actor(admin);
    const rows = await atPlace(
      by,
      here.id,
      async (tx) => {
        await lockInOrder(tx, { places: [here], people: [admin.id] });
        return [await left('users', admin.id), await left('platform_admins', admin.id)];
      },
      { write: true },
    );
    expect(rows).toEqual(['share', 'share']);
  });
});
