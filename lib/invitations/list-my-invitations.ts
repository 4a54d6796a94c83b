import { and, countDistinct, desc, eq, sql } from 'drizzle-orm';
import { cache } from 'react';
import type { Tx } from '#db/client';
import { asSelf } from '#db/doors';
import { myInvitations } from '#db/schema/views';
import type { Permission } from '../access/permissions.ts';
import { kindOf, type PlaceKind } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';

/** An invitation that waits for its person, with the first place it covers. */
export type MyInvitation = {
  id: string;
  inviterName: string;
  invitedAs: 'owner' | 'admin' | 'system';
  expiresAt: Date;
  customerName: string;
  placeName: string;
  kind: PlaceKind;
  permissions: Permission[];
};

const waiting = and(eq(myInvitations.status, 'pending'), sql`${myInvitations.expiresAt} > now()`);

/** What waits for the person at the self door; expired ones are not offered. */
export async function listMyInvitations(tx: Tx): Promise<MyInvitation[]> {
  const found = await tx
    .select({
      id: myInvitations.id,
      inviterName: myInvitations.inviterName,
      invitedAs: myInvitations.invitedAs,
      expiresAt: myInvitations.expiresAt,
      permissions: myInvitations.permissions,
      customerName: myInvitations.customerName,
      accountName: myInvitations.accountName,
      roomName: myInvitations.roomName,
    })
    .from(myInvitations)
    .where(waiting)
    .orderBy(desc(myInvitations.createdAt))
    .limit(50);
  return found.map(({ accountName, roomName, ...row }) => ({
    ...row,
    placeName: roomName ?? accountName ?? row.customerName,
    kind: kindOf(roomName, accountName),
  }));
}

/** How many wait, for the rail: asked once a request. */
export const countMyInvitations = cache(
  async (actor: Actor): Promise<number> =>
    asSelf(actor, async (tx) => {
      const [counted] = await tx
        .select({ count: countDistinct(myInvitations.id) })
        .from(myInvitations)
        .where(waiting);
      return counted?.count ?? 0;
    }),
);
