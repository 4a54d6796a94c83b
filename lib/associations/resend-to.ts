import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atPlace } from '#db/doors';
import { associations, openInvitations, people } from '#db/schema/index';
import { type Access, findAccess } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import type { Actor } from '../auth/actor.ts';
import { DomainError } from '../errors.ts';
import { resendInvitation } from '../invitations/resend-invitation.ts';
import { emailKey } from '../mail/address.ts';
import type { ResendToInput } from './schema.ts';

type Open = { invitation: string; association: string };

// who is here by an address; views of definers are asked one by one, since a join would read them whole
async function findPerson(tx: Tx, placeId: string, email: string): Promise<string | undefined> {
  const [person] = await tx
    .select({ id: people.userId })
    .from(people)
    .where(and(eq(people.placeId, placeId), eq(people.emailKey, emailKey(email) ?? '')));
  return person?.id;
}

async function findOpen(tx: Tx, { place }: Access, userId: string): Promise<Open | undefined> {
  const [open] = await tx
    .select({ id: openInvitations.id })
    .from(openInvitations)
    .where(and(eq(openInvitations.placeId, place.id), eq(openInvitations.userId, userId)));
  const [row] = await tx
    .select({ id: associations.id })
    .from(associations)
    .where(and(eq(associations.customerId, place.customerId), eq(associations.userId, userId), eq(associations.placeId, place.id)));
  return open && row && { invitation: open.id, association: row.id };
}

/**
 * *Resend* from the dialog: the invitation that is open here for the person that was named. It is found inside the customer;
 * whoever resends is asked again where it is sent.
 */
export async function resendTo(actor: Actor, input: ResendToInput): Promise<{ email: string; association: string }> {
  const open = await atPlace(actor, input.place.id, async (tx) => {
    const access = await findAccess(tx, input.place);
    mustManage(access);
    const userId = input.user ?? (await findPerson(tx, input.place.id, input.email));
    return userId && findOpen(tx, access as Access, userId);
  });
  if (!open) throw new DomainError('conflict', 'invitations.errors.none', undefined, 'email');
  return { ...(await resendInvitation(actor, open.invitation, 'email')), association: open.association };
}
