import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inviting, pendingInvitation } from '../../world/factories/invitations.ts';
import { unique } from '../../world/factories/writing.ts';
import { actor, associate as associateRow, customer, person, removeAssociation, suspend } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import { associateUser } from '../associations/associate-user.ts';
import { removeAssociation as remove } from '../associations/remove-association.ts';
import { createCustomer } from '../customers/create-customer.ts';
import { createCustomerSchema } from '../customers/schema.ts';
import { resendInvitation } from '../invitations/resend-invitation.ts';
import { revokeInvitation } from '../invitations/revoke-invitation.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { declineInvitation } from './decline-invitation.ts';
import { proveCode, requestCode } from './request-code.ts';

const request = { id: 'request', ip: '192.0.2.7', userAgent: 'test' };
let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

const address = () => `${unique()}@people.example`;

describe('associating', () => {
  test('a stranger finds nothing, a member may not, an owner may; the event has the place', async () => {
    const place = await customer();
    const member = await person();
    await associateRow(member, place, { permissions: ['people.view'] });
    await expect(associateUser(await actor(await person()), inviting(place, address()))).rejects.toMatchObject({ code: 'not_found' });
    await expect(associateUser(await actor(member), inviting(place, address()))).rejects.toMatchObject({ code: 'forbidden' });
    const [made] = await associateUser(await actor(place.owner), inviting(place, address()));
    const [event] =
      await sql`select place_id, actor_id, request_id from audit_events where event = 'user.invited' and body ->> 'association_id' = ${made?.associationId as string}`;
    expect(event).toMatchObject({ place_id: place.id, actor_id: place.owner.id });
  });

  test('one bad address refuses the whole, and so do a need that is missing, oneself, a refused domain and a suspended customer', async () => {
    const place = await customer({ domains: ['people.example'] });
    const owner = await actor(place.owner);
    const refusals: [object, string][] = [
      [{ invitees: inviting(place, `${address()} nonsense`).invitees }, 'associations.errors.address'],
      [{ permissions: ['rooms.edit'] }, 'associations.errors.permission_need'],
      [{ invitees: inviting(place, place.owner.email).invitees }, 'associations.errors.yourself'],
      [{ invitees: inviting(place, 'x@elsewhere.example').invitees }, 'associations.errors.domain'],
    ];
    for (const [more, key] of refusals)
      await expect(associateUser(owner, inviting(place, address(), more)), key).rejects.toMatchObject({ key });
    const closed = await customer({ status: 'suspended' });
    await expect(associateUser(await actor(closed.owner), inviting(closed, address()))).rejects.toMatchObject({
      key: 'associations.errors.place_suspended',
    });
    expect(
      (await sql`select count(*)::int as count from associations where place_id in (${place.id}, ${closed.id}) and status = 'pending'`)[0]
        ?.count,
    ).toBe(0);
  });
});

describe('accepting', () => {
  test('asks everything again: revoked, killed, expired, inviter without power, anybody suspended, a closed customer', async () => {
    const me = await person();
    const mine = await actor(me);
    const refused = async (invited: { token: string }, key: string) =>
      expect(acceptInvitation({ token: invited.token }, { actor: mine }, request), key).rejects.toMatchObject({
        key: `accept.errors.${key}`,
      });
    const place = await customer();
    const revoked = await pendingInvitation(place, { invitee: me });
    await revokeInvitation(await actor(place.owner), revoked.invitationId);
    await refused(revoked, 'revoked');
    const killed = await pendingInvitation(place, { invitee: me });
    await resendInvitation(await actor(place.owner), killed.invitationId);
    await refused(killed, 'replaced');
    const second = await customer();
    await refused(await pendingInvitation(second, { invitee: me, expiresIn: -1 }), 'expired');
    const third = await customer();
    const orphan = await pendingInvitation(third, { invitee: me });
    await suspend(third.owner);
    await refused(orphan, 'withdrawn');
    await refused(await pendingInvitation(await customer({ status: 'suspended' }), { invitee: me }), 'closed');
  });

  test('twenty at once: one association, one event', async () => {
    const place = await customer();
    const me = await person();
    const { token } = await pendingInvitation(place, { invitee: me });
    const mine = await actor(me);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => acceptInvitation({ token }, { actor: mine }, request)));
    expect(results.filter((one) => one.status === 'fulfilled').length).toBe(1);
    expect(
      (await sql`select count(*)::int as count from audit_events where customer_id = ${place.id} and event = 'invitation.accepted'`)[0]
        ?.count,
    ).toBe(1);
  });

  test('a new person is the actor of their own acceptance', async () => {
    const place = await customer();
    const { token, invitee } = await pendingInvitation(place, { email: address() });
    await acceptInvitation({ token }, { newPerson: { name: 'Nova Pessoa', passwordHash: 'x' } }, request);
    const [event] = await sql`select actor_id from audit_events where customer_id = ${place.id} and event = 'invitation.accepted'`;
    expect(event?.actor_id).toBe(invitee.id);
  });

  test('a shown link needs its code; five tries, and a known person’s row proves nothing', async () => {
    const place = await customer();
    const { token } = await pendingInvitation(place, { email: address(), way: 'shown', delivery: 'none' });
    await expect(acceptInvitation({ token }, { newPerson: { name: 'Thief', passwordHash: 'x' } }, request)).rejects.toMatchObject({
      key: 'accept.errors.shown',
    });
    await requestCode(token, request);
    for (let tries = 0; tries < 5; tries++)
      await expect(proveCode(token, '00000x', request)).rejects.toMatchObject({ key: 'accept.errors.code_wrong' });
    await expect(proveCode(token, '000000', request)).rejects.toMatchObject({ key: 'accept.errors.code_expired' });
    const known = await pendingInvitation(place, { invitee: await person(), way: 'shown', delivery: 'none' });
    await requestCode(known.token, request);
    const [row] = await sql`select id from one_time_tokens where about = ${known.invitationId}`;
    const { codeOf } = await import('../invitations/token.ts');
    await expect(proveCode(known.token, codeOf(row?.id as string), request)).rejects.toMatchObject({ key: 'accept.errors.code_wrong' });
  });

  test('somebody else accepts nothing of an owner’s, and declining is once and for all', async () => {
    const place = await customer({ policy: 'any' });
    const { token } = await pendingInvitation(place, { email: address() });
    await expect(acceptInvitation({ token }, { actor: await actor(await person()) }, request)).rejects.toMatchObject({
      key: 'accept.errors.other',
    });
    await declineInvitation({ token }, undefined, request);
    await expect(declineInvitation({ token }, undefined, request)).rejects.toMatchObject({ key: 'accept.errors.declined' });
  });
});

describe('owners', () => {
  test('are made with their customer, cannot be removed and do not decline', async () => {
    const admin = await person({ platformRole: 'admin' });
    const asAdmin = await actor(admin);
    const { id, ownerId } = await createCustomer(
      asAdmin,
      createCustomerSchema.parse({ customer_type: 'business', company_name: 'Made', email: address(), language: 'en' }),
    );
    const [row] = await sql`select id, status from associations where customer_id = ${id} and user_id = ${ownerId}`;
    expect(row?.status).toBe('active');
    await expect(
      remove(asAdmin, { place: { kind: 'customer', id }, association: row?.id as string, also_below: false }),
    ).rejects.toMatchObject({ key: 'associations.errors.owner_stays' });
    const [link] = await sql`select l.id from invitation_links l join invitations i on i.id = l.invitation_id where i.user_id = ${ownerId}`;
    const { linkToken } = await import('../invitations/token.ts');
    await expect(declineInvitation({ token: linkToken(link?.id as string) }, undefined, request)).rejects.toMatchObject({
      key: 'accept.errors.owner_declines',
    });
    await expect(
      createCustomer(
        await actor(await person({ platformRole: 'help_desk' })),
        createCustomerSchema.parse({ customer_type: 'personal', first_name: 'A', email: address(), language: 'en' }),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('a removed member is nobody at once', async () => {
    const place = await customer();
    const member = await person();
    const association = await associateRow(member, place, { permissions: ['people.view'] });
    const theirs = await actor(member);
    await removeAssociation(association);
    await expect(associateUser(theirs, inviting(place, address()))).rejects.toMatchObject({ code: 'not_found' });
  });
});
