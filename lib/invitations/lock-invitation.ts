import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { accounts, invitationPlaces, invitations } from '#db/schema/index';
import { expired } from '../access/alive.ts';
import { type Access, findAccess } from '../access/find-access.ts';
import { lockInOrder } from '../access/locks.ts';
import { mustCreateUnder, mustManage } from '../access/may.ts';
import type { Place, PlaceKind, PlaceRef } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import { DomainError, notFound } from '../errors.ts';

export type LockedInvitation = {
  id: string;
  userId: string;
  email: string;
  invitedBy: string;
  status: 'pending' | 'accepted' | 'declined' | 'revoked';
  expired: boolean;
  /** how long it was made for, in hours: a renewed one lasts as long again */
  hours: number;
};
type ManagedInvitation = { invitation: LockedInvitation; accesses: Access[]; capacity: 'admin' | 'owner' };

/** The level of a place that is known by its id alone. */
export async function placeOfId(tx: Tx, customerId: string, placeId: string): Promise<PlaceRef> {
  if (placeId === customerId) return { kind: 'customer', id: placeId };
  const found = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.customerId, customerId), eq(accounts.id, placeId)));
  const kind: PlaceKind = found.length > 0 ? 'account' : 'room';
  return { kind, id: placeId };
}

/** Locks one invitation's row and reads it; undefined when there is none. */
export async function lockInvitationRow(tx: Tx, id: string): Promise<LockedInvitation | undefined> {
  const [row] = await tx
    .select({
      id: invitations.id,
      userId: invitations.userId,
      email: invitations.email,
      invitedBy: invitations.invitedBy,
      status: invitations.status,
      expired: expired(invitations),
      hours: invitations.hours,
    })
    .from(invitations)
    .where(eq(invitations.id, id))
    .for('update');
  return row;
}

/**
 * For the verbs of whoever invites: everything locked in the one order, then asked again. Throws `not_found` where the
 * invitation or one of its places is out of sight, `forbidden` for who may not invite there, and `conflict` for one that is no
 * longer pending, saying what became of it.
 */
export async function lockPending(tx: Tx, actor: Actor, invitationId: string): Promise<ManagedInvitation> {
  const covered = await tx
    .select({ customerId: invitationPlaces.customerId, placeId: invitationPlaces.placeId, userId: invitationPlaces.userId })
    .from(invitationPlaces)
    .where(and(eq(invitationPlaces.invitationId, invitationId), eq(invitationPlaces.gone, false)))
    .orderBy(invitationPlaces.customerId, invitationPlaces.placeId);
  if (covered.length === 0) throw notFound();
  const refs: PlaceRef[] = [];
  const places: Place[] = [];
  for (const place of covered) {
    const ref = await placeOfId(tx, place.customerId, place.placeId);
    const access = await findAccess(tx, ref);
    mustManage(access);
    places.push((access as Access).place);
    refs.push(ref);
  }
  await lockInOrder(tx, { places, people: [actor.userId, ...covered.map((place) => place.userId)] });
  const invitation = await lockInvitationRow(tx, invitationId);
  if (!invitation) throw notFound();
  const accesses: Access[] = [];
  let capacity: 'admin' | 'owner' = 'admin';
  for (const ref of refs) {
    const access = await findAccess(tx, ref);
    capacity = mustManage(access);
    accesses.push(access as Access);
  }
  if (invitation.status !== 'pending') throw new DomainError('conflict', `invitations.errors.${invitation.status}`);
  return { invitation, accesses, capacity };
}

/** The same for what gives somebody a way in: refused also under a customer where nothing may be created (rules 17 and 21). */
export async function lockSendable(tx: Tx, actor: Actor, invitationId: string): Promise<ManagedInvitation> {
  const managed = await lockPending(tx, actor, invitationId);
  for (const access of managed.accesses) mustCreateUnder(access);
  return managed;
}
