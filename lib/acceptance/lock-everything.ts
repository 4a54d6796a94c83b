import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { invitationPlaces } from '#db/schema/invitations';
import { findAccess } from '../access/find-access.ts';
import { lockInOrder, lockInvitations, openInvitationsOf } from '../access/locks.ts';
import type { Place } from '../access/place.ts';
import { placeOfId } from '../invitations/lock-invitation.ts';

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
 * Before accepting and declining: the places, the people, then the invitation, with whatever waits there for the accepter,
 * who is named where it is somebody else than the invited person. After it nothing that is asked can change before the commit.
 */
export async function lockEverything(
  tx: Tx,
  invitationId: string,
  { people, changing, other }: { people: string[]; changing?: string | undefined; other?: string | undefined },
): Promise<Place[]> {
  const places = await placesOf(tx, invitationId);
  await lockInOrder(tx, { places, people, changing });
  const waiting: string[] = [];
  for (const place of other ? places : []) waiting.push(...(await openInvitationsOf(tx, place.customerId, [other as string], [place.id])));
  await lockInvitations(tx, [invitationId, ...waiting]);
  return places;
}
