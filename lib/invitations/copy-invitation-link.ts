import { eq } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { invitations } from '#db/schema/invitations';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { DomainError } from '../errors.ts';
import { lockSendable } from './lock-invitation.ts';
import { addLink } from './open-invitation.ts';

/**
 * Adds one link, shown to its maker for ten minutes, and kills none; somebody else who copies becomes the inviter
 * (rule 13). An expired invitation is renewed by *Resend* first.
 */
export async function copyInvitationLink(actor: Actor, invitationId: string): Promise<{ linkId: string; email: string }> {
  return atGate(
    actor,
    async (tx) => {
      const { invitation, accesses, capacity } = await lockSendable(tx, actor, invitationId);
      if (invitation.expired) throw new DomainError('expired', 'invitations.errors.expired');
      if (invitation.invitedBy !== actor.userId)
        await tx.update(invitations).set({ invitedBy: actor.userId, invitedAs: capacity }).where(eq(invitations.id, invitationId));
      const linkId = await addLink(tx, invitationId, { shownTo: actor.userId });
      for (const access of accesses) {
        await recordAudit(tx, actor.request, {
          event: 'invitation.link_shown',
          place: access.place,
          targetUserId: invitation.userId,
          body: { invitation_id: invitationId, link_id: linkId, as: capacity },
        });
      }
      return { linkId, email: invitation.email };
    },
    { write: true },
  );
}
