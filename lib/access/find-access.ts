import { type SQL, sql } from 'drizzle-orm';
import { here, type Tx } from '#db/client';
import { narrow } from './narrow.ts';
import type { Permission, PlatformPermission } from './permissions.ts';
import type { Place, PlaceKind, PlaceRef } from './place.ts';

export type CustomerStatus = 'active' | 'inactive' | 'suspended' | 'terminated';
export type LineagePlace = PlaceRef & { name: string; status: CustomerStatus; ownerId: string; ownerName: string };
export type Grant = { associationId: string; placeId: string; permissions: Permission[] };

/** Everything that decides what one person may do at one place: one query, asked again in every request (rule 10). */
export type Access = {
  place: Place;
  /** from the customer down to the place itself */
  lineage: LineagePlace[];
  /** the worst on the way up (rule 11) */
  status: CustomerStatus;
  /** owner here or above (rule 3) */
  owns: boolean;
  actorId: string | null;
  /** what the person's platform roles allow, anywhere */
  platform: ReadonlySet<PlatformPermission>;
  /** their live associations on the way up, this place's first */
  grants: Grant[];
};

type Row = {
  customer_id: string;
  customer_name: string;
  customer_status: CustomerStatus;
  customer_owner: string;
  customer_owner_name: string | null;
  account_id: string | null;
  account_name: string | null;
  account_status: CustomerStatus | null;
  account_owner: string | null;
  account_owner_name: string | null;
  room_id: string | null;
  room_name: string | null;
  room_status: CustomerStatus | null;
  room_owner: string | null;
  room_owner_name: string | null;
  actor: string | null;
  grants: { id: string; place: string; permissions: Permission[] }[] | null;
  platform: PlatformPermission[] | null;
};

const tables: Record<PlaceKind, (id: string) => SQL> = {
  customer: (id) => sql`customers c left join accounts a on false left join rooms r on false where c.id = ${id}`,
  account: (id) => sql`accounts a join customers c on c.id = a.customer_id left join rooms r on false where a.id = ${id}`,
  room: (id) => sql`rooms r join accounts a on a.customer_id = r.customer_id and a.id = r.account_id
    join customers c on c.id = r.customer_id where r.id = ${id}`,
};

const ownerName = (place: SQL, owner: SQL) =>
  sql`(select o.person from associations o where o.customer_id = c.id and o.place_id = ${place} and o.user_id = ${owner})`;

const severity: CustomerStatus[] = ['active', 'suspended', 'inactive', 'terminated'];

/** Reads it at the door one stands in; undefined where this door shows no such place. Whether the person may *see* it: may.ts. */
export async function findAccess(tx: Tx, ref: PlaceRef): Promise<Access | undefined> {
  const rows = (await tx.execute(sql`
    select c.id as customer_id, c.name as customer_name, c.status as customer_status, c.owner_id as customer_owner,
      ${ownerName(sql`c.id`, sql`c.owner_id`)} as customer_owner_name,
      a.id as account_id, a.account_name, a.status as account_status, a.owner_id as account_owner,
      ${ownerName(sql`a.id`, sql`a.owner_id`)} as account_owner_name,
      r.id as room_id, r.room_name, r.status as room_status, r.owner_id as room_owner,
      ${ownerName(sql`r.id`, sql`r.owner_id`)} as room_owner_name,
      actor() as actor,
      (select json_agg(json_build_object('id', g.id, 'place', g.place_id, 'permissions', g.permissions)) from associations g
        where g.customer_id = c.id and g.user_id = actor() and g.place_id in (c.id, a.id, r.id)
          and g.status = 'active' and (g.expires_at is null or g.expires_at > now())) as grants,
      (select array_agg(distinct p) from my_platform_roles m, unnest(m.permissions) p) as platform
    from ${tables[ref.kind](ref.id)}`)) as unknown as Row[];
  const row = rows[0];
  if (!row) return undefined;
  const lineage: LineagePlace[] = [
    {
      kind: 'customer',
      id: row.customer_id,
      name: row.customer_name,
      status: row.customer_status,
      ownerId: row.customer_owner,
      ownerName: row.customer_owner_name ?? '',
    },
  ];
  if (row.account_id)
    lineage.push({
      kind: 'account',
      id: row.account_id,
      name: row.account_name ?? '',
      status: row.account_status ?? 'active',
      ownerId: row.account_owner ?? '',
      ownerName: row.account_owner_name ?? '',
    });
  if (row.room_id)
    lineage.push({
      kind: 'room',
      id: row.room_id,
      name: row.room_name ?? '',
      status: row.room_status ?? 'active',
      ownerId: row.room_owner ?? '',
      ownerName: row.room_owner_name ?? '',
    });
  const order = lineage.map((place) => place.id).reverse();
  const access: Access = {
    place: { ...ref, customerId: row.customer_id, accountId: row.account_id, roomId: row.room_id },
    lineage,
    status: lineage
      .map((place) => place.status)
      .reduce((worst, status) => (severity.indexOf(status) > severity.indexOf(worst) ? status : worst)),
    actorId: row.actor,
    owns: row.actor !== null && lineage.some((place) => place.ownerId === row.actor),
    platform: new Set(row.platform ?? []),
    grants: (row.grants ?? [])
      .map((grant) => ({ associationId: grant.id, placeId: grant.place, permissions: grant.permissions }))
      .sort((left, right) => order.indexOf(left.placeId) - order.indexOf(right.placeId)),
  };
  return narrow(access, here.getStore()?.asker?.limits);
}
