import { afterAll, expect, test } from 'vitest';
import { findAccess } from '#lib/access/find-access';
import { hashOfToken } from '#lib/invitations/token';
import { closePools } from '../db/client.ts';
import { asSelf, atGate, atPlace } from '../db/doors.ts';
import { pendingInvitation } from './factories/invitations.ts';
import { closeFactories, unique, written } from './factories/writing.ts';
import { account, actor, associate, customer, person, removeAssociation, room, session, suspend } from './factories.ts';

afterAll(async () => {
  await closePools();
  await closeFactories();
});

test('an owner reaches what is below, a colleague what was granted, a stranger nothing', async () => {
  const tv = await customer();
  const live = await account(tv);
  const studio = await room(live);
  const colleague = await person();
  await associate(colleague, live, { permissions: ['rooms.view'] });
  const asked = async (who: typeof colleague) => {
    const asker = await actor(who);
    return atPlace(asker, studio.id, (tx) => findAccess(tx, studio));
  };
  expect(await asked(tv.owner)).toMatchObject({ owns: true, status: 'active' });
  expect(await asked(colleague)).toMatchObject({
    owns: false,
    grants: [{ placeId: live.id, permissions: ['rooms.view'] }],
  });
  expect(await asked(await person())).toBeUndefined();
});

test('people are of every kind, and an admin has the built-in role', async () => {
  const admin = await person({ platformRole: 'admin' });
  const asker = await actor(admin);
  const roles = await asSelf(asker, (tx) => tx.execute('select name from my_platform_roles'));
  expect(roles).toEqual([{ name: 'admin' }]);
  const invited = await person({ status: 'invited' });
  const [none] = await written((sql) => sql`select from credentials where user_id = ${invited.id}`);
  expect(none).toBeUndefined();
});

test('a pending invitation has one live link, whose token is the one returned', async () => {
  const tv = await customer({ policy: 'any', domains: ['tv.example'], language: 'pt-BR' });
  const known = await person();
  for (const given of [
    { email: `${unique()}@tv.example` },
    { email: known.email.toUpperCase() },
    { expiresIn: -2, way: 'shown' as const },
  ]) {
    const made = await pendingInvitation(tv, given);
    const [link] = await written(
      (sql) => sql`select l.token_hash, i.expires_at > now() as good, i.invited_as, a.status from invitation_links l
        join invitations i on i.id = l.invitation_id join associations a on a.id = ${made.associationId}
        where l.id = ${made.linkId} and l.killed_at is null`,
    );
    expect(link).toEqual({
      token_hash: hashOfToken(made.token),
      good: !('expiresIn' in given),
      invited_as: 'owner',
      status: 'pending',
    });
  }
  await expect(pendingInvitation(tv, { invitedBy: known })).rejects.toThrow('only owners invite');
});

test('a suspended person is nobody at every door, and who is removed sees the place no more', async () => {
  const tv = await customer();
  const [gone, frozen] = [await person(), await person()];
  const made = await associate(gone, tv, { permissions: ['people.view'] });
  const [goneAsker, frozenSession] = [await actor(gone), await session(frozen)];
  expect(await atPlace(goneAsker, tv.id, (tx) => findAccess(tx, tv))).toBeDefined();
  await removeAssociation(made);
  expect(await atPlace(goneAsker, tv.id, (tx) => findAccess(tx, tv))).toBeUndefined();
  await suspend(frozen);
  const who = await atGate({ session: frozenSession.hash }, (tx) => tx.execute('select actor() as id'));
  expect(who).toEqual([{ id: null }]);
});

test('the database refuses to remove an owner', async () => {
  const tv = await customer();
  const [own] = await written((sql) => sql`select id from associations where place_id = ${tv.id}`);
  await expect(removeAssociation({ id: own?.id, place: tv, userId: tv.owner.id, permissions: [] })).rejects.toThrow(
    'customers_owner_is_associated',
  );
});
