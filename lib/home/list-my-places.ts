import { and, count, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { myPlaces } from '#db/schema/views';
import { alive } from '../access/alive.ts';
import type { CustomerStatus } from '../access/find-access.ts';
import type { Permission } from '../access/permissions.ts';
import { kindOf, type PlaceKind } from '../access/place.ts';
import { byName } from '../lists/page.ts';
import { everyWord, holdsWord } from '../lists/words.ts';

/** One of one's own places, with what stands above it. */
export type MyPlace = {
  id: string;
  kind: PlaceKind;
  placeId: string;
  customerId: string;
  name: string;
  customerName: string;
  accountName: string | null;
  status: CustomerStatus;
  permissions: Permission[];
  owns: boolean;
  ownerName: string;
  lastUse: Date | null;
  isNew: boolean;
  roomUrl: string | null;
};

/** How many Home shows at once. */
export const most = 200;

const worst = sql`case when ${myPlaces.customerStatus} in ('inactive', 'terminated') then ${myPlaces.customerStatus}
  when 'inactive' in (${myPlaces.accountStatus}, ${myPlaces.roomStatus}) then 'inactive' else ${myPlaces.customerStatus} end`.mapWith(
  myPlaces.customerStatus,
);

/** At the self door: one's places, last used first. `isNew` until the place is first opened (spec.md §4). `total` counts all. */
export async function listMyPlaces(tx: Tx, q: string | undefined): Promise<{ places: MyPlace[]; total: number; found: number }> {
  const wanted = everyWord(q, (word) => holdsWord(myPlaces.search, word)) ?? sql`true`;
  const [counted] = await tx
    .select({ total: count(), found: sql`(count(*) filter (where ${wanted}))::int`.mapWith(Number) })
    .from(myPlaces)
    .where(alive(myPlaces));
  const found = await tx
    .select({
      id: myPlaces.id,
      placeId: myPlaces.placeId,
      customerId: myPlaces.customerId,
      accountId: myPlaces.accountId,
      roomId: myPlaces.roomId,
      customerName: myPlaces.customerName,
      accountName: myPlaces.accountName,
      roomName: myPlaces.roomName,
      status: worst,
      permissions: myPlaces.permissions,
      owns: sql`${myPlaces.ownerId} = ${myPlaces.userId}`.mapWith(Boolean),
      ownerName: sql`coalesce(${myPlaces.ownerName}, '')`.mapWith(myPlaces.ownerName),
      lastUse: myPlaces.lastUse,
      roomUrl: myPlaces.roomUrl,
    })
    .from(myPlaces)
    .where(and(alive(myPlaces), wanted))
    .orderBy(sql`${myPlaces.lastUse} desc nulls last`, byName(myPlaces.sortName), myPlaces.id)
    .limit(most);
  const places = found.map(({ accountId, roomId, roomName, accountName, ...row }) => ({
    ...row,
    kind: kindOf(roomId, accountId),
    name: roomName ?? accountName ?? row.customerName,
    accountName: roomId ? accountName : null,
    isNew: row.lastUse === null,
  }));
  return { places, total: counted?.total ?? 0, found: counted?.found ?? 0 };
}
