import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atPlace } from '#db/doors';
import type { Access } from '../access/find-access.ts';
import { mustManage, seesAddresses } from '../access/may.ts';
import { lineageIds, type PlaceKind } from '../access/place.ts';
import { placesSeen } from '../access/places-seen.ts';
import { associationsBelow } from '../associations/remove-association.ts';
import type { Actor } from '../auth/actor.ts';

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

type Row = { userId: string; person: string; address: string; permissions: number };
type Other = NamedPlace & { id: string; placeId: string; owned: boolean; living: boolean };

// one look each: more than this of one person beside a place is told as the first of them
const most = 200;

async function elsewhere(tx: Tx, access: Access, userId: string, except: string[]): Promise<Other[]> {
  return (await tx.execute(sql`select a.id, a.place_id as "placeId", coalesce(r.room_name, ac.account_name, c.name) as name,
      case when r.id is not null then 'room' when ac.id is not null then 'account' else 'customer' end as kind,
      coalesce(r.owner_id, ac.owner_id, c.owner_id) = a.user_id as owned,
      a.status = 'active' and (a.expires_at is null or a.expires_at > now()) as living
    from associations a join customers c on c.id = a.customer_id
      left join accounts ac on ac.customer_id = a.customer_id and ac.id = a.account_id
      left join rooms r on r.customer_id = a.customer_id and r.id = a.room_id
    where a.customer_id = ${access.place.customerId} and a.user_id = ${userId} and a.status <> 'pending'
      and a.id not in (${sql.join(
        except.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})
    order by r.id is not null, ac.id is not null, coalesce(r.sort_name, ac.sort_name) collate "C", a.id limit ${most}`)) as unknown as Other[];
}

/** For owners and admins, at the customer door; undefined where there is no such association here. */
export async function findRemoval(actor: Actor, access: Access, associationId: string): Promise<Removal | undefined> {
  mustManage(access);
  const { place } = access;
  return atPlace(actor, place.id, async (tx) => {
    const [row] =
      (await tx.execute(sql`select user_id as "userId", person, address, cardinality(permissions) as permissions from associations
      where customer_id = ${place.customerId} and id = ${associationId} and place_id = ${place.id}`)) as unknown as Row[];
    if (!row) return undefined;
    const below = await associationsBelow(tx, place, row.userId);
    const others = await elsewhere(tx, access, row.userId, [associationId, ...below.map((one) => one.id)]);
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
      permissions: row.permissions,
      below: below.map((one) => ({ kind: one.roomId ? ('room' as const) : ('account' as const), name: one.name })),
      stays: shown.map(({ kind, name, owned, living, placeId }) => ({ kind, name, owned, living, above: above.includes(placeId) })),
    };
  });
}
