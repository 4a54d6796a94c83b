import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { associations } from '#db/schema/associations';
import { type Access, findAccess } from '../access/find-access.ts';
import { lockInOrder, lockPeople } from '../access/locks.ts';
import { mustCreateUnder, mustManage } from '../access/may.ts';
import { missingNeed, type Permission, permissionsAt } from '../access/permissions.ts';
import { placeColumns } from '../access/place.ts';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { type Posted, postMails } from '../auth/post-mails.ts';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locales.ts';
import { newId } from '../ids.ts';
import { invitationMail, openInvitation } from '../invitations/open-invitation.ts';
import { knownAs } from '../users/known-as.ts';
import { type Invitee, refuseThoseHere, resolveInvitees } from './invitees.ts';
import { replacePending } from './replace-pending.ts';
import type { AssociateUserInput } from './schema.ts';

/** What became of one person: `active` at once, `invited` by mail, or a `link` for their maker to copy. */
export type Associated = {
  associationId: string;
  userId: string;
  address: string;
  /** as whoever associated them may read it: what the customer was told, and for an admin the person's own name */
  name: string;
  sortName: string;
  outcome: 'active' | 'invited' | 'link';
  invitationId?: string;
  linkId?: string;
};

function checkPermissions(access: Access, keys: Permission[]): void {
  const here = permissionsAt(access.place.kind);
  const strange = keys.find((key) => !here.includes(key));
  if (strange) throw new DomainError('invalid', 'associations.errors.permission_level', { key: strange }, 'permissions');
  const missing = missingNeed(keys);
  if (missing) throw new DomainError('invalid', 'associations.errors.permission_need', missing, 'permissions');
}

type Given = { access: Access; capacity: 'admin' | 'owner'; actor: Actor; input: AssociateUserInput };

async function associateOne(tx: Tx, given: Given, invitee: Invitee, locale: Locale): Promise<Associated> {
  const { access, capacity, actor, input } = given;
  // the table of spec.md §2: only an admin opens the door to somebody who has signed in before without asking them
  const atOnce = capacity === 'admin' && invitee.status === 'active' && !input.send_invite;
  const person = atOnce ? invitee.fullName : invitee.name;
  const associationId = newId();
  const name = capacity === 'admin' ? invitee.fullName || invitee.name : invitee.name;
  const known = knownAs(person, invitee.address);
  const added = await tx
    .insert(associations)
    .values({
      ...placeColumns(access.place),
      id: associationId,
      userId: invitee.id,
      ...known,
      permissions: input.permissions,
      status: atOnce ? 'active' : 'pending',
    })
    .onConflictDoNothing({ target: [associations.customerId, associations.userId, associations.placeId] })
    .returning({ id: associations.id });
  // somebody was quicker: what they did says why this is refused
  if (added.length === 0) await refuseThoseHere(tx, access, [invitee]);
  const told = { place: access.place, targetUserId: invitee.id };
  if (atOnce) {
    await recordAudit(tx, actor.request, {
      ...told,
      event: 'user.associated',
      body: { association_id: associationId, permissions: input.permissions, as: capacity },
    });
    return { associationId, userId: invitee.id, address: invitee.address, name, sortName: known.sortName, outcome: 'active' };
  }
  const opened = await openInvitation(tx, {
    userId: invitee.id,
    email: invitee.address,
    invitedBy: actor.userId,
    invitedAs: capacity,
    locale,
    message: input.message,
    hours: input.days * 24,
    place: access.place,
    permissions: input.permissions,
    send: input.send_invite,
  });
  await recordAudit(tx, actor.request, {
    ...told,
    event: 'user.invited',
    body: {
      association_id: associationId,
      invitation_id: opened.invitationId,
      permissions: input.permissions,
      as: capacity,
      way: input.send_invite ? 'mailed' : 'shown',
    },
  });
  return {
    associationId,
    userId: invitee.id,
    address: invitee.address,
    name,
    sortName: known.sortName,
    outcome: input.send_invite ? 'invited' : 'link',
    ...opened,
  };
}

function mailOf(customerId: string, { outcome, address, associationId, linkId }: Associated): Posted[] {
  if (outcome === 'active') return [{ to: address, task: 'mail_association_added', payload: { customerId, associationId } }];
  return outcome === 'invited' && linkId ? [invitationMail(address, linkId)] : [];
}

/**
 * Associates one person, or up to twenty addresses, with a place (spec.md §2, Associating a user). Throws `not_found` for a
 * place one does not see, `forbidden` for who is neither owner nor admin, `conflict` where nothing may be created or the
 * person is here already, `invalid` at the field otherwise. One bad address refuses the whole.
 */
export async function associateUser(actor: Actor, input: AssociateUserInput): Promise<Associated[]> {
  return atGate(
    actor,
    async (tx) => {
      const before = await findAccess(tx, input.place);
      mustManage(before);
      await lockInOrder(tx, { places: [(before as Access).place], people: [actor.userId] });
      const access = (await findAccess(tx, input.place)) as Access;
      const capacity = mustManage(access);
      mustCreateUnder(access, 'invitees');
      checkPermissions(access, input.permissions);
      const { invitees, locale } = await resolveInvitees(tx, access, capacity, actor.userId, input);
      await lockPeople(
        tx,
        invitees.map((invitee) => invitee.id),
      );
      if (input.replace) await replacePending(tx, actor, access, capacity, invitees);
      await refuseThoseHere(tx, access, invitees);
      const results: Associated[] = [];
      for (const invitee of invitees) results.push(await associateOne(tx, { access, capacity, actor, input }, invitee, locale));
      const { customerId } = access.place;
      await postMails(
        tx,
        { customerId, by: actor.userId, as: capacity, field: 'invitees' },
        results.flatMap((one) => mailOf(customerId, one)),
      );
      return results;
    },
    { place: input.place.id, write: true },
  );
}
