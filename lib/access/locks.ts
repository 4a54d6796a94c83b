import { and, eq, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '#db/client';
import { accounts, customers, invitationPlaces, rooms } from '#db/schema/index';
import { idList, isAny } from '../lists/ids.ts';
import { waitedFor } from './alive.ts';
import type { Place } from './place.ts';

export type Locked = {
  /** every place that the verb asks about; each is locked with its lineage */
  places: readonly Place[];
  /** whoever acts, invites or is let in: their admin rows and then their own */
  people: readonly string[];
  /** the one among them who is about to change: two who share a row and then both want to change it wait for each other */
  changing?: string | undefined;
  /** whatever is about to be closed, renewed or replaced */
  invitations?: readonly string[];
};

async function share(tx: Tx, table: PgTable, id: AnyPgColumn, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.select({ id }).from(table).where(isAny(id, ids)).orderBy(id).for('share');
}

/**
 * The one order in which every verb locks (house.md, Modelling): all customers, all accounts, all rooms, admin rows, people,
 * invitations, each by id; the caller's associations come last. What is only asked is shared, what will change is taken so
 * from the start: a right cannot leave between check and effect, and no two verbs wait for each other.
 */
export async function lockInOrder(tx: Tx, { places, people, changing, invitations: closing = [] }: Locked): Promise<void> {
  await share(
    tx,
    customers,
    customers.id,
    places.map((place) => place.customerId),
  );
  await share(
    tx,
    accounts,
    accounts.id,
    places.flatMap((place) => place.accountId ?? []),
  );
  await share(
    tx,
    rooms,
    rooms.id,
    places.flatMap((place) => place.roomId ?? []),
  );
  await lockUnseen(tx, people, changing, closing);
}

/** The middle of that order alone, for verbs about no place and for people who were named a moment ago. */
export async function lockPeople(tx: Tx, people: readonly string[], changing?: string): Promise<void> {
  await lockUnseen(tx, people, changing, []);
}

/** Its end alone: closing one changes its key, so nothing less than `for update`. */
export async function lockInvitations(tx: Tx, ids: readonly string[]): Promise<void> {
  await lockUnseen(tx, [], undefined, ids);
}

// by the database, since the customer door sees no admin rows, people or invitations: there it holds those that are here
async function lockUnseen(tx: Tx, people: readonly string[], changing: string | undefined, closing: readonly string[]): Promise<void> {
  if (people.length === 0 && closing.length === 0) return;
  await tx.execute(sql`select lock_unseen(${idList(people)}, ${changing ?? null}, ${idList(closing)})`);
}

/**
 * The open invitations of people inside one customer, at certain places or at all of them: what whoever deletes a pending
 * association locks before it, or accepting and removing wait for each other.
 */
export async function openInvitationsOf(
  tx: Tx,
  customerId: string,
  people: readonly string[],
  places?: readonly string[],
): Promise<string[]> {
  if (people.length === 0) return [];
  const found = await tx
    .selectDistinct({ id: invitationPlaces.invitationId })
    .from(invitationPlaces)
    .where(
      and(
        eq(invitationPlaces.customerId, customerId),
        isAny(invitationPlaces.userId, people),
        waitedFor(invitationPlaces),
        places && isAny(invitationPlaces.placeId, places),
      ),
    );
  return found.map((row) => row.id);
}
