import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { associations } from '#db/schema/associations';
import { invitationPlaces, invitations } from '#db/schema/invitations';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { isAny } from '../lists/ids.ts';
import { lockPending } from './lock-invitation.ts';

/** Closes a locked invitation and deletes what was pending under it; what it covered stays readable (rule 13). */
export async function closeInvitation(tx: Tx, invitation: { id: string; userId: string }, status: 'revoked' | 'declined'): Promise<void> {
  const covered = await tx
    .select({ customerId: invitationPlaces.customerId, placeId: invitationPlaces.placeId })
    .from(invitationPlaces)
    .where(and(eq(invitationPlaces.invitationId, invitation.id), eq(invitationPlaces.gone, false)));
  await tx.update(invitations).set({ status, closedAt: sql`now()` }).where(eq(invitations.id, invitation.id));
  for (const customerId of [...new Set(covered.map((place) => place.customerId))].sort()) {
    const places = covered.filter((place) => place.customerId === customerId).map((place) => place.placeId);
    await tx
      .delete(associations)
      .where(
        and(
          eq(associations.customerId, customerId),
          eq(associations.userId, invitation.userId),
          eq(associations.status, 'pending'),
          isAny(associations.placeId, places),
        ),
      );
  }
}

/** *Cancel*: the invitation is revoked and its links are dead from this moment. */
export async function revokeInvitation(actor: Actor, invitationId: string): Promise<{ email: string }> {
  return atGate(
    actor,
    async (tx) => {
      const { invitation, accesses, capacity } = await lockPending(tx, actor, invitationId);
      await closeInvitation(tx, invitation, 'revoked');
      for (const access of accesses) {
        await recordAudit(tx, actor.request, {
          event: 'invitation.revoked',
          place: access.place,
          targetUserId: invitation.userId,
          body: { invitation_id: invitationId, as: capacity },
        });
      }
      return { email: invitation.email };
    },
    { write: true },
  );
}
