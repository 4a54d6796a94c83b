import { and, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atPlace } from '#db/doors';
import { accounts, associations, openInvitations, rooms } from '#db/schema/index';
import { type Access, findAccess } from '../access/find-access.ts';
import { lockInOrder, lockInvitations } from '../access/locks.ts';
import { mustManage } from '../access/may.ts';
import { type Place, placeOfRow } from '../access/place.ts';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { DomainError, notFound } from '../errors.ts';
import { isAny } from '../lists/ids.ts';
import { byName } from '../lists/page.ts';
import type { RemoveAssociationInput } from './schema.ts';

type Removed = { id: string; userId: string; place: Place };
export type Below = Removed & { name: string };

/** The person's associations below a place that may go with it: all but those that own what they are at. */
export async function associationsBelow(tx: Tx, place: Place, userId: string): Promise<Below[]> {
  if (place.kind === 'room') return [];
  const found = await tx
    .select({
      id: associations.id,
      userId: associations.userId,
      customerId: associations.customerId,
      accountId: associations.accountId,
      roomId: associations.roomId,
      name: sql`coalesce(${rooms.roomName}, ${accounts.accountName})`.mapWith(accounts.accountName),
    })
    .from(associations)
    .leftJoin(rooms, and(eq(rooms.customerId, associations.customerId), eq(rooms.id, associations.roomId)))
    .leftJoin(accounts, and(eq(accounts.customerId, associations.customerId), eq(accounts.id, associations.accountId)))
    .where(
      and(
        eq(associations.customerId, place.customerId),
        eq(associations.userId, userId),
        ne(associations.placeId, place.id),
        place.kind === 'account' ? eq(rooms.accountId, place.id) : undefined,
        sql`coalesce(${rooms.ownerId}, ${accounts.ownerId}) <> ${associations.userId}`,
      ),
    )
    .orderBy(sql`${byName(accounts.sortName)} nulls last`, byName(rooms.sortName), associations.placeId);
  return found.map((row) => ({ id: row.id, userId: row.userId, place: placeOfRow(row), name: row.name }));
}

// all of theirs in this customer, which is what this door shows: whoever accepts one of them waits, or was first
async function waitingFor(tx: Tx, userId: string): Promise<string[]> {
  const found = await tx.selectDistinct({ id: openInvitations.id }).from(openInvitations).where(eq(openInvitations.userId, userId));
  return found.map((row) => row.id);
}

/**
 * Ends one association, and those below it where asked; it works on the person's next request. The owner of the place is
 * protected until a transfer (rule 5): by this sentence, and by the database's key whatever the code does.
 */
export async function removeAssociation(actor: Actor, input: RemoveAssociationInput): Promise<{ removed: number; person: string }> {
  return atPlace(
    actor,
    input.place.id,
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
        places: [place, ...wanted.map((one) => one.place)],
        people: [actor.userId, there.userId],
      });
      const access = (await findAccess(tx, input.place)) as Access;
      const capacity = mustManage(access);
      if (access.lineage.at(-1)?.ownerId === there.userId) throw new DomainError('conflict', 'associations.errors.owner_stays');
      await lockInvitations(tx, await waitingFor(tx, there.userId));
      const [row] = await tx
        .select({ id: associations.id, userId: associations.userId, person: associations.person, address: associations.address })
        .from(associations)
        .where(which)
        .for('update');
      if (!row) throw notFound();
      // asked again: of what was locked, whatever is still there
      const still = wanted.length > 0 ? await associationsBelow(tx, place, there.userId) : [];
      const below = still.filter((one) => wanted.some((other) => other.id === one.id));
      const going: Removed[] = [{ id: row.id, userId: row.userId, place }, ...below];
      await tx.delete(associations).where(
        and(
          eq(associations.customerId, place.customerId),
          isAny(
            associations.id,
            going.map((one) => one.id),
          ),
        ),
      );
      for (const one of going) {
        await recordAudit(tx, actor.request, {
          event: 'user.removed',
          place: one.place,
          targetUserId: one.userId,
          body: { association_id: one.id, as: capacity },
        });
      }
      return { removed: going.length, person: row.person || row.address };
    },
    { write: true },
  );
}
