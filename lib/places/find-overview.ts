import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { orNull } from '#db/rows';
import { accounts, customers, openInvitations, people, rooms } from '#db/schema/index';
import type { Access } from '../access/find-access.ts';
import { placeOf } from '../access/may.ts';
import type { Place, PlaceKind } from '../access/place.ts';
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

type Facts = Pick<Overview, 'type' | 'createdAt' | 'url' | 'isPublic'>;

const none = { url: sql`null`.mapWith(orNull(rooms.url)), isPublic: sql`false`.mapWith(Boolean) };
const facts: Record<PlaceKind, (tx: Tx, place: Place) => Promise<Facts[]>> = {
  customer: (tx, place) =>
    tx
      .select({ type: customers.customerType, createdAt: customers.createdAt, ...none })
      .from(customers)
      .where(eq(customers.id, place.id)),
  account: (tx, place) =>
    tx
      .select({ type: accounts.serviceType, createdAt: accounts.createdAt, ...none })
      .from(accounts)
      .where(and(eq(accounts.customerId, place.customerId), eq(accounts.id, place.id))),
  room: (tx, place) =>
    tx
      .select({ type: rooms.roomType, createdAt: rooms.createdAt, url: rooms.url, isPublic: rooms.isPublic })
      .from(rooms)
      .where(and(eq(rooms.customerId, place.customerId), eq(rooms.id, place.id))),
};

/** At the customer door. */
export async function findOverview(tx: Tx, access: Access, rights: PlaceRights): Promise<Overview> {
  const { customerId, id, kind } = access.place;
  const { ownerId } = placeOf(access);
  const [told] = await facts[kind](tx, access.place);
  const [owner] = await tx
    .select({ status: people.status })
    .from(people)
    .where(and(eq(people.customerId, customerId), eq(people.placeId, id), eq(people.userId, ownerId)));
  const open = tx
    .select({ id: openInvitations.id, delivery: openInvitations.delivery, reason: openInvitations.deliveryReason })
    .from(openInvitations)
    .where(
      and(
        eq(openInvitations.customerId, customerId),
        eq(openInvitations.placeId, id),
        eq(openInvitations.userId, ownerId),
        eq(openInvitations.status, 'pending'),
      ),
    );
  const [invitation] = rights.manages ? await open : [];
  return {
    ...(told ?? { type: '', createdAt: new Date(0), url: null, isPublic: false }),
    ownerStatus: owner?.status ?? null,
    ownerInvitation: invitation ?? null,
  };
}
