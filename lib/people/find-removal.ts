import { and, eq, isNotNull, ne, not, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atPlace } from '#db/doors';
import { accounts, associations, customers, rooms } from '#db/schema/index';
import { alive } from '../access/alive.ts';
import { type Access, findAccess } from '../access/find-access.ts';
import { mustManage, seesAddresses } from '../access/may.ts';
import { kindOf, lineageIds, type PlaceKind, type PlaceRef } from '../access/place.ts';
import { placesSeen } from '../access/places-seen.ts';
import { associationsBelow } from '../associations/remove-association.ts';
import type { Actor } from '../auth/actor.ts';
import { isAny } from '../lists/ids.ts';
import { byName } from '../lists/page.ts';

export type NamedPlace = { kind: PlaceKind; name: string };

/** What *Remove* shows before it asks: what goes, what goes with it, what stays (rule 7). */
export type Removal = {
  person: string;
  isOwner: boolean;
  /** how many permissions go here */
  permissions: number;
  below: NamedPlace[];
  /** `living` is false for a suspended or ended one, which gives nothing now */
  stays: (NamedPlace & { owned: boolean; above: boolean; living: boolean })[];
};

type Other = NamedPlace & { id: string; placeId: string; owned: boolean; living: boolean };

// one look each: more than this of one person beside a place is told as the first of them
const most = 200;

async function elsewhere(tx: Tx, access: Access, userId: string, except: string[]): Promise<Other[]> {
  const found = await tx
    .select({
      id: associations.id,
      placeId: associations.placeId,
      accountId: associations.accountId,
      roomId: associations.roomId,
      name: sql`coalesce(${rooms.roomName}, ${accounts.accountName}, ${customers.name})`.mapWith(customers.name),
      owned: sql`coalesce(${rooms.ownerId}, ${accounts.ownerId}, ${customers.ownerId}) = ${associations.userId}`.mapWith(Boolean),
      living: alive(associations).mapWith(Boolean),
    })
    .from(associations)
    .innerJoin(customers, eq(customers.id, associations.customerId))
    .leftJoin(accounts, and(eq(accounts.customerId, associations.customerId), eq(accounts.id, associations.accountId)))
    .leftJoin(rooms, and(eq(rooms.customerId, associations.customerId), eq(rooms.id, associations.roomId)))
    .where(
      and(
        eq(associations.customerId, access.place.customerId),
        eq(associations.userId, userId),
        ne(associations.status, 'pending'),
        not(isAny(associations.id, except)),
      ),
    )
    .orderBy(
      isNotNull(associations.roomId),
      isNotNull(associations.accountId),
      byName(sql`coalesce(${rooms.sortName}, ${accounts.sortName})`),
      associations.id,
    )
    .limit(most);
  return found.map(({ accountId, roomId, ...row }) => ({ ...row, kind: kindOf(roomId, accountId) }));
}

/** For owners and admins; undefined where there is no such association here. */
export async function findRemoval(actor: Actor, ref: PlaceRef, { association }: { association: string }): Promise<Removal | undefined> {
  return atPlace(actor, ref.id, async (tx) => {
    const access = await findAccess(tx, ref);
    mustManage(access);
    return access && readRemoval(tx, access, association);
  });
}

async function readRemoval(tx: Tx, access: Access, association: string): Promise<Removal | undefined> {
  const { place } = access;
  const [row] = await tx
    .select({
      userId: associations.userId,
      person: associations.person,
      address: associations.address,
      permissions: associations.permissions,
    })
    .from(associations)
    .where(and(eq(associations.customerId, place.customerId), eq(associations.id, association), eq(associations.placeId, place.id)));
  if (!row) return undefined;
  const below = await associationsBelow(tx, place, row.userId);
  const others = await elsewhere(tx, access, row.userId, [association, ...below.map((one) => one.id)]);
  const above = lineageIds(place);
  const seen = await placesSeen(
    tx,
    others.filter((one) => !above.includes(one.placeId)).map((one) => ({ kind: one.kind, id: one.placeId })),
  );
  const shown = others.filter((one) => {
    const there = above.includes(one.placeId) ? access : seen.get(one.placeId);
    return there !== undefined && (one.living || seesAddresses(there));
  });
  return {
    person: row.person || row.address,
    isOwner: access.lineage.at(-1)?.ownerId === row.userId,
    permissions: row.permissions.length,
    below: below.map((one) => ({ kind: one.place.kind, name: one.name })),
    stays: shown.map(({ kind, name, owned, living, placeId }) => ({ kind, name, owned, living, above: above.includes(placeId) })),
  };
}
