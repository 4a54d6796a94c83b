import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { associations } from '#db/schema/associations';
import { type Access, findAccess } from '../access/find-access.ts';
import { lockInOrder, lockInvitations, openInvitationsOf } from '../access/locks.ts';
import { mustManage } from '../access/may.ts';
import type { Place } from '../access/place.ts';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { DomainError, notFound } from '../errors.ts';
import type { RemoveAssociationInput } from './schema.ts';

type Removed = { id: string; userId: string; accountId: string | null; roomId: string | null; placeId: string };
export type Below = Removed & { name: string };

const placeOfRow = (customerId: string, one: Omit<Removed, 'id' | 'userId'>): Place => ({
  kind: one.roomId ? 'room' : one.accountId ? 'account' : 'customer',
  id: one.placeId,
  customerId,
  accountId: one.accountId,
  roomId: one.roomId,
});

/** The person's associations below a place that may go with it: all but those that own what they are at. */
export async function associationsBelow(tx: Tx, place: Place, userId: string): Promise<Below[]> {
  if (place.kind === 'room') return [];
  return (await tx.execute(sql`
    select a.id, a.user_id as "userId", a.account_id as "accountId", a.room_id as "roomId", a.place_id as "placeId",
      coalesce(r.room_name, ac.account_name) as name from associations a
      left join rooms r on r.customer_id = a.customer_id and r.id = a.room_id
      left join accounts ac on ac.customer_id = a.customer_id and ac.id = a.account_id
    where a.customer_id = ${place.customerId} and a.user_id = ${userId} and a.place_id <> ${place.id}
      and (${place.kind === 'customer'} or r.account_id = ${place.id})
      and coalesce(r.owner_id, ac.owner_id) <> a.user_id
    order by ac.sort_name collate "C" nulls last, r.sort_name collate "C", a.place_id`)) as unknown as Below[];
}

/**
 * Ends one association, and those below it where asked; it works on the person's next request. The owner of the place is
 * protected until a transfer (rule 5): by this sentence, and by the database's key whatever the code does.
 */
export async function removeAssociation(actor: Actor, input: RemoveAssociationInput): Promise<{ removed: number; person: string }> {
  return atGate(
    actor,
    async (tx) => {
      const before = await findAccess(tx, input.place);
      mustManage(before);
      const { place } = before as Access;
      const which = and(
        eq(associations.customerId, place.customerId),
        eq(associations.id, input.association),
        eq(associations.placeId, place.id),
      );
      const [there] = await tx.select({ userId: associations.userId }).from(associations).where(which);
      if (!there) throw notFound();
      const wanted = input.also_below ? await associationsBelow(tx, place, there.userId) : [];
      await lockInOrder(tx, {
        places: [place, ...wanted.map((one) => placeOfRow(place.customerId, one))],
        people: [actor.userId, there.userId],
      });
      const access = (await findAccess(tx, input.place)) as Access;
      const capacity = mustManage(access);
      if (access.lineage.at(-1)?.ownerId === there.userId) throw new DomainError('conflict', 'associations.errors.owner_stays');
      await lockInvitations(tx, await openInvitationsOf(tx, place.customerId, [there.userId]));
      const [row] = await tx
        .select({
          id: associations.id,
          userId: associations.userId,
          accountId: associations.accountId,
          roomId: associations.roomId,
          placeId: associations.placeId,
          person: associations.person,
          address: associations.address,
        })
        .from(associations)
        .where(which)
        .for('update');
      if (!row) throw notFound();
      // asked again: of what was locked, whatever is still there
      const still = wanted.length > 0 ? await associationsBelow(tx, place, there.userId) : [];
      const below = still.filter((one) => wanted.some((other) => other.id === one.id));
      const going: Removed[] = [row, ...below];
      await tx.delete(associations).where(
        and(
          eq(associations.customerId, place.customerId),
          inArray(
            associations.id,
            going.map((one) => one.id),
          ),
        ),
      );
      for (const one of going) {
        await recordAudit(tx, actor.request, {
          event: 'user.removed',
          place: placeOfRow(place.customerId, one),
          targetUserId: one.userId,
          body: { association_id: one.id, as: capacity },
        });
      }
      return { removed: going.length, person: row.person || row.address };
    },
    { place: input.place.id, write: true },
  );
}
