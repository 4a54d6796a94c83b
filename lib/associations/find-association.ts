import { sql } from 'drizzle-orm';
import { atPlace } from '#db/doors';
import type { Access } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import type { PlaceKind } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';

/** What *Remove* shows before it asks: what goes, what stays, what would go with it (rule 7). */
export type Removal = {
  person: string;
  isOwner: boolean;
  remains: { kind: PlaceKind; name: string }[];
  below: number;
  ownsBelow: string[];
};

type Raw = { placeId: string; name: string; kind: PlaceKind; isBelow: boolean; owns: boolean };

/** For owners and admins, at the customer door; undefined where there is no such association here. */
export async function findRemoval(actor: Actor, access: Access, associationId: string): Promise<Removal | undefined> {
  mustManage(access);
  const { place } = access;
  return atPlace(actor, place.id, async (tx) => {
    const [row] = (await tx.execute(sql`select user_id as "userId", person, address from associations
      where customer_id = ${place.customerId} and id = ${associationId} and place_id = ${place.id}`)) as unknown as {
      userId: string;
      person: string;
      address: string;
    }[];
    if (!row) return undefined;
    const others = (await tx.execute(sql`select a.place_id as "placeId", coalesce(r.room_name, ac.account_name, c.name) as name,
        case when r.id is not null then 'room' when ac.id is not null then 'account' else 'customer' end as kind,
        ${place.kind === 'customer' ? sql`true` : place.kind === 'account' ? sql`coalesce(r.account_id = ${place.id}, false)` : sql`false`} as "isBelow",
        coalesce(r.owner_id, ac.owner_id, c.owner_id) = a.user_id as owns
      from associations a join customers c on c.id = a.customer_id
        left join accounts ac on ac.customer_id = a.customer_id and ac.id = a.account_id
        left join rooms r on r.customer_id = a.customer_id and r.id = a.room_id
      where a.customer_id = ${place.customerId} and a.user_id = ${row.userId} and a.place_id <> ${place.id} and a.status <> 'pending'
      order by a.account_id nulls first, a.room_id nulls first limit 200`)) as unknown as Raw[];
    return {
      person: row.person || row.address,
      isOwner: access.lineage.at(-1)?.ownerId === row.userId,
      remains: others.filter((one) => !one.isBelow || one.owns).map(({ kind, name }) => ({ kind, name })),
      below: others.filter((one) => one.isBelow && !one.owns).length,
      ownsBelow: others.filter((one) => one.isBelow && one.owns).map((one) => one.name),
    };
  });
}
