import { and, eq, sql } from 'drizzle-orm';
import { atPlace } from '#db/doors';
import { associations, openInvitations } from '#db/schema/index';
import { findAccess } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import type { PlaceRef } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';

/** What *Cancel* shows before it asks. */
export type Pending = { person: string; permissions: number };

/** For owners and admins; undefined where no such invitation is pending here. */
export async function findPending(actor: Actor, ref: PlaceRef, { invitation }: { invitation: string }): Promise<Pending | undefined> {
  return atPlace(actor, ref.id, async (tx) => {
    mustManage(await findAccess(tx, ref));
    const [row] = await tx
      .select({ person: associations.person, email: openInvitations.email, permissions: openInvitations.permissions })
      .from(openInvitations)
      .innerJoin(
        associations,
        and(
          eq(associations.customerId, openInvitations.customerId),
          eq(associations.placeId, openInvitations.placeId),
          eq(associations.userId, openInvitations.userId),
        ),
      )
      .where(
        and(
          sql`${openInvitations.customerId} = customer()`,
          eq(openInvitations.placeId, ref.id),
          eq(openInvitations.id, invitation),
          eq(associations.status, 'pending'),
        ),
      );
    return row && { person: row.person || row.email, permissions: row.permissions.length };
  });
}
