import { and, eq, isNull, sql } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { invitationLinks, invitations } from '#db/schema/invitations';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { postMails } from '../auth/post-mails.ts';
import { lockSendable } from './lock-invitation.ts';
import { addLink, invitationMail } from './open-invitation.ts';

/**
 * A new mailed link and a fresh expiry; all older links die, and whoever resends is the inviter from now on (rule 13). A
 * refusal for too many mails stands at `field`.
 */
export async function resendInvitation(actor: Actor, invitationId: string, field?: string): Promise<{ email: string }> {
  return atGate(
    actor,
    async (tx) => {
      const { invitation, accesses, capacity } = await lockSendable(tx, actor, invitationId);
      await tx
        .update(invitationLinks)
        .set({ killedAt: sql`now()` })
        .where(and(eq(invitationLinks.invitationId, invitationId), isNull(invitationLinks.killedAt)));
      await tx
        .update(invitations)
        .set({
          invitedBy: actor.userId,
          invitedAs: capacity,
          expiresAt: sql`now() + make_interval(hours => ${invitation.hours}::int)`,
          delivery: 'queued',
          deliveryReason: null,
          sentAt: null,
        })
        .where(eq(invitations.id, invitationId));
      const linkId = await addLink(tx, invitationId, { mailed: true });
      for (const access of accesses) {
        await recordAudit(tx, actor.request, {
          event: 'invitation.resent',
          place: access.place,
          targetUserId: invitation.userId,
          body: { invitation_id: invitationId, link_id: linkId, as: capacity },
        });
      }
      const { customerId } = (accesses[0] as (typeof accesses)[number]).place;
      await postMails(tx, { customerId, by: actor.userId, as: capacity, ...(field ? { field } : {}) }, [
        invitationMail(invitation.email, linkId),
      ]);
      return { email: invitation.email };
    },
    { write: true },
  );
}
