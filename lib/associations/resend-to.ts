import { and, eq } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { associations, invitationPlaces, users } from '#db/schema/index';
import { waitedFor } from '../access/alive.ts';
import { findAccess } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import type { Actor } from '../auth/actor.ts';
import { DomainError } from '../errors.ts';
import { resend } from '../invitations/resend-invitation.ts';
import { emailKey } from '../mail/address.ts';
import type { ResendToInput } from './schema.ts';

/** *Resend* from the dialog: the invitation that is open here for the person that was named. */
export async function resendTo(actor: Actor, input: ResendToInput): Promise<{ email: string; association: string }> {
  return atGate(
    actor,
    async (tx) => {
      mustManage(await findAccess(tx, input.place));
      const [found] = await tx
        .select({ id: invitationPlaces.invitationId, association: associations.id })
        .from(invitationPlaces)
        .innerJoin(users, eq(users.id, invitationPlaces.userId))
        .innerJoin(
          associations,
          and(
            eq(associations.customerId, invitationPlaces.customerId),
            eq(associations.placeId, invitationPlaces.placeId),
            eq(associations.userId, invitationPlaces.userId),
          ),
        )
        .where(
          and(
            eq(invitationPlaces.placeId, input.place.id),
            waitedFor(invitationPlaces),
            input.user ? eq(users.id, input.user) : eq(users.emailKey, emailKey(input.email) ?? ''),
          ),
        );
      if (!found) throw new DomainError('conflict', 'invitations.errors.none', undefined, 'email');
      return { ...(await resend(tx, actor, found.id, 'email')), association: found.association };
    },
    { place: input.place.id, write: true },
  );
}
