import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
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

const list = (ids: readonly string[]): SQL =>
  sql`(${sql.join(
    [...new Set(ids)].sort().map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;

/**
 * The one order in which every verb locks (house.md, Modelling): all customers, all accounts, all rooms, admin rows, people,
 * invitations, each by id; the caller's associations come last. What is only asked is shared, what will change is taken so
 * from the start: a right cannot leave between check and effect, and no two verbs wait for each other.
 */
export async function lockInOrder(tx: Tx, { places, people, changing, invitations = [] }: Locked): Promise<void> {
  const accounts = places.flatMap((place) => (place.accountId ? [place.accountId] : []));
  const rooms = places.flatMap((place) => (place.roomId ? [place.roomId] : []));
  if (places.length > 0)
    await tx.execute(sql`select 1 from customers where id in ${list(places.map((place) => place.customerId))} order by id for share`);
  if (accounts.length > 0) await tx.execute(sql`select 1 from accounts where id in ${list(accounts)} order by id for share`);
  if (rooms.length > 0) await tx.execute(sql`select 1 from rooms where id in ${list(rooms)} order by id for share`);
  await lockPeople(tx, people, changing);
  await lockInvitations(tx, invitations);
}

/** The middle of that order alone, for verbs about no place and for people who were named a moment ago. */
export async function lockPeople(tx: Tx, people: readonly string[], changing?: string): Promise<void> {
  if (people.length === 0) return;
  const ids = [...new Set(people)].sort();
  await tx.execute(sql`select 1 from platform_admins where user_id in ${list(ids)} order by user_id, role_id for share`);
  if (changing === undefined || !ids.includes(changing))
    await tx.execute(sql`select 1 from users where id in ${list(ids)} order by id for share`);
  else
    for (const id of ids)
      await tx.execute(sql`select 1 from users where id = ${id} for ${id === changing ? sql`no key update` : sql`share`}`);
}

/** Its end alone: closing one changes its key, so nothing less than `for update`. */
export async function lockInvitations(tx: Tx, invitations: readonly string[]): Promise<void> {
  if (invitations.length > 0) await tx.execute(sql`select 1 from invitations where id in ${list(invitations)} order by id for update`);
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
  const rows = (await tx.execute(sql`select distinct invitation_id as id from invitation_places
    where customer_id = ${customerId} and user_id in ${list(people)} and open and not gone
      and ${places ? sql`place_id in ${list(places)}` : sql`true`}`)) as unknown as { id: string }[];
  return rows.map((row) => row.id);
}
