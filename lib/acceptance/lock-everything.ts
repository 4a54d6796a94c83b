import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { invitationPlaces } from '#db/schema/invitations';
import { findAccess } from '../access/find-access.ts';
import { lockLineage, lockPeople } from '../access/locks.ts';
import type { Place } from '../access/place.ts';
import { lockInvitationRow, placeOfId } from '../invitations/lock-invitation.ts';

/** The places that an invitation still covers, each with its lineage, in one order for all. */
export async function placesOf(tx: Tx, invitationId: string): Promise<Place[]> {
  const rows = await tx
    .select({ customerId: invitationPlaces.customerId, placeId: invitationPlaces.placeId })
    .from(invitationPlaces)
    .where(and(eq(invitationPlaces.invitationId, invitationId), eq(invitationPlaces.gone, false)))
    .orderBy(invitationPlaces.customerId, invitationPlaces.placeId);
  const places: Place[] = [];
  for (const row of rows) {
    const access = await findAccess(tx, await placeOfId(tx, row.customerId, row.placeId));
    if (access) places.push(access.place);
  }
  return places;
}

/**
 * The one order of house.md before accepting and declining: lineages, the inviter's admin rows, the people, then the
 * invitation `for update`. After it nothing that is asked can change before the commit.
 */
export async function lockEverything(tx: Tx, invitationId: string, people: string[], changing?: string): Promise<Place[]> {
  const places = await placesOf(tx, invitationId);
  for (const place of places) await lockLineage(tx, place, people, changing);
  if (places.length === 0) await lockPeople(tx, people, changing);
  await lockInvitationRow(tx, invitationId);
  return places;
}
