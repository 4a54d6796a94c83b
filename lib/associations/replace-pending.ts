import type { Tx } from '#db/client';
import type { Access } from '../access/find-access.ts';
import { lockInvitations, openInvitationsOf } from '../access/locks.ts';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { closeInvitation } from '../invitations/revoke-invitation.ts';
import type { Invitee } from './invitees.ts';

/** *Replace*: closes what is pending at this very place for these people, so that one invitation is left in the end. */
export async function replacePending(
  tx: Tx,
  actor: Actor,
  access: Access,
  capacity: 'admin' | 'owner',
  invitees: Invitee[],
): Promise<void> {
  const { customerId, id: placeId } = access.place;
  const people = invitees.map((invitee) => invitee.id);
  await lockInvitations(tx, await openInvitationsOf(tx, customerId, people, [placeId]));
  for (const invitee of invitees) {
    for (const id of await openInvitationsOf(tx, customerId, [invitee.id], [placeId])) {
      await closeInvitation(tx, { id, userId: invitee.id }, 'revoked');
      await recordAudit(tx, actor.request, {
        event: 'invitation.revoked',
        place: access.place,
        targetUserId: invitee.id,
        body: { invitation_id: id, as: capacity, replaced: true },
      });
    }
  }
}
