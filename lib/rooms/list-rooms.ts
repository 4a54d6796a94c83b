import { and, count, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { atPlace } from '#db/doors';
import { accounts, associations, rooms } from '#db/schema/index';
import { type CustomerStatus, findAccess } from '../access/find-access.ts';
import { mustHave } from '../access/may.ts';
import type { PlaceRef } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import { byName, keyset, type Page, type PageQuery, readPage } from '../lists/page.ts';

export type RoomRow = {
  id: string;
  name: string;
  roomType: string;
  status: CustomerStatus;
  ownerName: string;
  accountName: string;
  isPublic: boolean;
  sortName: string;
};
export type RoomsPage = Page<RoomRow> & { total: number };

const owner = alias(associations, 'owner');
const order = { value: byName(rooms.sortName), id: rooms.id };

/** The rooms of a customer, or of one of its accounts, by name, for whoever may see them (rule 11). */
export function listRooms(actor: Actor, ref: PlaceRef, query: PageQuery): Promise<RoomsPage> {
  return atPlace(actor, ref.id, async (tx) => {
    const { customerId, accountId } = mustHave(await findAccess(tx, ref), 'rooms.view').place;
    const under = and(eq(rooms.customerId, customerId), accountId ? eq(rooms.accountId, accountId) : undefined);
    const [counted] = await tx.select({ total: count() }).from(rooms).where(under);
    return readPage(query, async (asked) => {
      const keys = keyset(`rooms ${accountId ?? customerId}`, asked);
      const found = await tx
        .select({
          id: rooms.id,
          name: rooms.roomName,
          roomType: rooms.roomType,
          status: rooms.status,
          ownerName: sql`coalesce(${owner.person}, '')`.mapWith(owner.person),
          accountName: accounts.accountName,
          isPublic: rooms.isPublic,
          sortName: rooms.sortName,
        })
        .from(rooms)
        .innerJoin(accounts, and(eq(accounts.customerId, rooms.customerId), eq(accounts.id, rooms.accountId)))
        .leftJoin(owner, and(eq(owner.customerId, rooms.customerId), eq(owner.userId, rooms.ownerId), eq(owner.placeId, rooms.id)))
        .where(and(under, keys.beyond(order)))
        .orderBy(...keys.order(order))
        .limit(keys.limit);
      return { ...keys.page(found, (row) => ({ value: row.sortName, id: row.id })), total: counted?.total ?? 0 };
    });
  });
}
