import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atPlace } from '#db/doors';
import { pendingInvitation } from '../../world/factories/invitations.ts';
import { account, actor, associate, customer, person, room } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import { removeAssociation } from './remove-association.ts';
import { resendTo } from './resend-to.ts';

let su: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  su = asSuperuser(testDatabase);
});
afterAll(() => su.end());

describe('Remove', () => {
  test('is done at the customer door, with what is below and what waited', async () => {
    const top = await customer();
    const middle = await account(top);
    const who = await person();
    const { id } = await associate(who, top, { permissions: ['rooms.view'] });
    await associate(who, await room(middle), { permissions: ['rooms.view'] });
    const { invitationId } = await pendingInvitation(middle, { invitee: who });
    const owner = await actor(top.owner);
    const removed = await atPlace(owner, top.id, () => removeAssociation(owner, { place: top, association: id, also_below: true }), {
      write: true,
    });
    expect(removed.removed).toBe(3);
    expect(await su`select from associations where customer_id = ${top.id} and user_id = ${who.id}`).toHaveLength(0);
    expect((await su`select status from invitations where id = ${invitationId}`)[0]?.status).toBe('revoked');
    const events =
      await su`select actor_id, body ->> 'as' as as from audit_events where customer_id = ${top.id} and event = 'user.removed'`;
    expect([...events]).toEqual(Array(3).fill({ actor_id: top.owner.id, as: 'owner' }));
  });

  test('is an admin’s anywhere, a colleague’s nowhere, and nothing to a stranger', async () => {
    const top = await customer();
    const colleague = await person();
    await associate(colleague, top, { permissions: ['people.view'] });
    const { id } = await associate(await person(), top);
    const remove = async (who: typeof colleague) => removeAssociation(await actor(who), { place: top, association: id, also_below: false });
    await expect(remove(await person())).rejects.toMatchObject({ code: 'not_found' });
    await expect(remove(colleague)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await remove(await person({ platformRole: 'admin' }))).toMatchObject({ removed: 1 });
    await expect(remove(top.owner)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('Resend from the dialog', () => {
  test('finds who waits at this place, by address or by person', async () => {
    const top = await customer();
    const { invitee, associationId } = await pendingInvitation(top, {});
    const owner = await actor(top.owner);
    const sent = { email: invitee.email, association: associationId };
    expect(await resendTo(owner, { place: top, user: undefined, email: ` ${invitee.email.toUpperCase()}`.trim() })).toEqual(sent);
    expect(await resendTo(owner, { place: top, user: invitee.id, email: '' })).toEqual(sent);
  });

  test('finds nobody who waits elsewhere or is in already', async () => {
    const top = await customer();
    const owner = await actor(top.owner);
    const below = await pendingInvitation(await account(top), {});
    const elsewhere = await pendingInvitation(await customer(), {});
    const member = await person();
    await associate(member, top);
    for (const { id, email } of [below.invitee, elsewhere.invitee, member, { id: below.invitationId, email: 'nobody' }])
      for (const named of [
        { user: id, email: '' },
        { user: undefined, email },
      ])
        await expect(resendTo(owner, { place: top, ...named })).rejects.toMatchObject({
          code: 'conflict',
          key: 'invitations.errors.none',
          field: 'email',
        });
  });

  test('is refused at the address, also where too much was sent to it', async () => {
    const top = await customer();
    const { invitee } = await pendingInvitation(top, {});
    const named = { place: top, user: undefined, email: invitee.email };
    await expect(resendTo(await actor(await person()), named)).rejects.toMatchObject({ code: 'not_found' });
    const owner = await actor(top.owner);
    for (let times = 0; times < 5; times++) await resendTo(owner, named);
    await expect(resendTo(owner, named)).rejects.toMatchObject({ code: 'rate_limited', field: 'email' });
  });
});
