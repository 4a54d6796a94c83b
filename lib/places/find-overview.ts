import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { Access } from '../access/find-access.ts';
import type { PlaceRights } from './rights.ts';

/** What an overview tells of a place beyond its access. */
export type Overview = {
  type: string;
  createdAt: Date;
  url: string | null;
  isPublic: boolean;
  ownerStatus: 'invited' | 'active' | 'suspended' | null;
  /** the open invitation of an owner who has not signed in, for who may resend it */
  ownerInvitation: { id: string; delivery: string; reason: string | null } | null;
};

const facts = {
  customer: (id: string) =>
    sql`select customer_type as type, created_at as "createdAt", null::text as url, false as "isPublic" from customers where id = ${id}`,
  account: (id: string) =>
    sql`select service_type as type, created_at as "createdAt", null::text as url, false as "isPublic" from accounts where customer_id = customer() and id = ${id}`,
  room: (id: string) =>
    sql`select room_type as type, created_at as "createdAt", url, is_public as "isPublic" from rooms where customer_id = customer() and id = ${id}`,
};

/** At the customer door. */
export async function findOverview(tx: Tx, access: Access, rights: PlaceRights): Promise<Overview> {
  const { place } = access;
  const ownerId = access.lineage.at(-1)?.ownerId as string;
  const [row] = (await tx.execute(facts[place.kind](place.id))) as unknown as {
    type: string;
    createdAt: string;
    url: string | null;
    isPublic: boolean;
  }[];
  const [owner] = (await tx.execute(
    sql`select status from people where customer_id = ${place.customerId} and place_id = ${place.id} and user_id = ${ownerId}`,
  )) as unknown as {
    status: Overview['ownerStatus'];
  }[];
  const [invitation] = rights.manages
    ? ((await tx.execute(sql`select id, delivery, delivery_reason as reason from open_invitations
        where customer_id = ${place.customerId} and place_id = ${place.id} and user_id = ${ownerId} and status = 'pending'`)) as unknown as NonNullable<
        Overview['ownerInvitation']
      >[])
    : [];
  return {
    type: row?.type ?? '',
    createdAt: new Date(row?.createdAt ?? 0),
    url: row?.url ?? null,
    isPublic: row?.isPublic ?? false,
    ownerStatus: owner?.status ?? null,
    ownerInvitation: invitation ?? null,
  };
}
