import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { here, type Tx } from '#db/client';
import { columns, gathered, maybe, orNull, rows } from '#db/rows';
import { accounts, associations, customers, rooms, users } from '#db/schema/index';
import { alive } from './alive.ts';
import { narrow } from './narrow.ts';
import type { Permission, PlatformPermission } from './permissions.ts';
import { type Place, type PlaceKind, type PlaceRef, placeOfRow } from './place.ts';
import { platformPermissions } from './platform-permissions.ts';

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

// from each level: what is below it is left out
const tables: Record<PlaceKind, (id: string) => SQL> = {
  customer: (id) => sql`${customers} left join ${accounts} on false left join ${rooms} on false where ${customers.id} = ${id}`,
  account: (id) => sql`${accounts} join ${customers} on ${customers.id} = ${accounts.customerId} left join ${rooms} on false
    where ${accounts.id} = ${id}`,
  room: (id) => sql`${rooms} join ${accounts} on ${accounts.customerId} = ${rooms.customerId} and ${accounts.id} = ${rooms.accountId}
    join ${customers} on ${customers.id} = ${rooms.customerId} where ${rooms.id} = ${id}`,
};

const ownerName = (place: { id: AnyColumn; ownerId: AnyColumn }) =>
  sql`(select ${associations.person} from ${associations} where ${associations.customerId} = ${customers.id}
    and ${associations.placeId} = ${place.id} and ${associations.userId} = ${place.ownerId})`.mapWith(orNull(associations.person));

// what a grant is, and which of a lineage's are the actor's own and alive
const grant = { associationId: associations.id, placeId: associations.placeId, permissions: associations.permissions };
const mine = sql`from ${associations} where ${associations.customerId} = ${customers.id} and ${associations.userId} = actor()
  and ${associations.placeId} in (${customers.id}, ${accounts.id}, ${rooms.id}) and ${alive(associations)}`;

const shape = {
  customerId: customers.id,
  customerName: customers.name,
  customerStatus: customers.status,
  customerOwner: customers.ownerId,
  customerOwnerName: ownerName(customers),
  accountId: maybe(accounts.id),
  accountName: maybe(accounts.accountName),
  accountStatus: maybe(accounts.status),
  accountOwner: maybe(accounts.ownerId),
  accountOwnerName: ownerName(accounts),
  roomId: maybe(rooms.id),
  roomName: maybe(rooms.roomName),
  roomStatus: maybe(rooms.status),
  roomOwner: maybe(rooms.ownerId),
  roomOwnerName: ownerName(rooms),
  actor: sql`actor()`.mapWith(orNull(users.id)),
  grants: gathered(grant, mine),
  platform: platformPermissions,
};

const severity: CustomerStatus[] = ['active', 'suspended', 'inactive', 'terminated'];

/** Reads it at the door one stands in; undefined where this door shows no such place. Whether the person may *see* it: may.ts. */
export async function findAccess(tx: Tx, ref: PlaceRef): Promise<Access | undefined> {
  const [row] = await rows(tx, shape, sql`select ${columns(shape)} from ${tables[ref.kind](ref.id)}`);
  if (!row) return undefined;
  const lineage: LineagePlace[] = [
    {
      kind: 'customer',
      id: row.customerId,
      name: row.customerName,
      status: row.customerStatus,
      ownerId: row.customerOwner,
      ownerName: row.customerOwnerName ?? '',
    },
  ];
  if (row.accountId)
    lineage.push({
      kind: 'account',
      id: row.accountId,
      name: row.accountName ?? '',
      status: row.accountStatus ?? 'active',
      ownerId: row.accountOwner ?? '',
      ownerName: row.accountOwnerName ?? '',
    });
  if (row.roomId)
    lineage.push({
      kind: 'room',
      id: row.roomId,
      name: row.roomName ?? '',
      status: row.roomStatus ?? 'active',
      ownerId: row.roomOwner ?? '',
      ownerName: row.roomOwnerName ?? '',
    });
  const order = lineage.map((place) => place.id).reverse();
  const access: Access = {
    place: placeOfRow(row),
    lineage,
    status: lineage
      .map((place) => place.status)
      .reduce((worst, status) => (severity.indexOf(status) > severity.indexOf(worst) ? status : worst)),
    actorId: row.actor,
    owns: row.actor !== null && lineage.some((place) => place.ownerId === row.actor),
    platform: new Set(row.platform),
    grants: row.grants.sort((left, right) => order.indexOf(left.placeId) - order.indexOf(right.placeId)),
  };
  return narrow(access, here.getStore()?.asker?.limits);
}
