import { and, count, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { atPlace } from '#db/doors';
import { accounts, associations, rooms } from '#db/schema/index';
import { type CustomerStatus, findAccess } from '../access/find-access.ts';
import { mustHave } from '../access/may.ts';
import type { PlaceRef } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import { byName, keyset, type Page, type PageQuery, readPage } from '../lists/page.ts';

export type AccountRow = {
  id: string;
  name: string;
  serviceType: string;
  status: CustomerStatus;
  ownerName: string;
  rooms: number;
  sortName: string;
};
export type AccountsPage = Page<AccountRow> & { total: number };

const owner = alias(associations, 'owner');
const order = { value: byName(accounts.sortName), id: accounts.id };

/** A customer's accounts by name, for whoever may see them (rule 11). */
export function listAccounts(actor: Actor, ref: PlaceRef, query: PageQuery): Promise<AccountsPage> {
  return atPlace(actor, ref.id, async (tx) => {
    const { customerId } = mustHave(await findAccess(tx, ref), 'accounts.view').place;
    const [counted] = await tx.select({ total: count() }).from(accounts).where(eq(accounts.customerId, customerId));
    return readPage(query, async (asked) => {
      const keys = keyset(`accounts ${customerId}`, asked);
      const found = await tx
        .select({
          id: accounts.id,
          name: accounts.accountName,
          serviceType: accounts.serviceType,
          status: accounts.status,
          ownerName: sql`coalesce(${owner.person}, '')`.mapWith(owner.person),
          rooms: tx.$count(rooms, and(eq(rooms.customerId, accounts.customerId), eq(rooms.accountId, accounts.id))),
          sortName: accounts.sortName,
        })
        .from(accounts)
        .leftJoin(owner, and(eq(owner.customerId, accounts.customerId), eq(owner.userId, accounts.ownerId), eq(owner.placeId, accounts.id)))
        .where(and(eq(accounts.customerId, customerId), keys.beyond(order)))
        .orderBy(...keys.order(order))
        .limit(keys.limit);
      return { ...keys.page(found, (row) => ({ value: row.sortName, id: row.id })), total: counted?.total ?? 0 };
    });
  });
}
