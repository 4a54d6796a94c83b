import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { Place } from './place.ts';

/**
 * First of the one order in which every verb locks (house.md, Modelling): customer, account, room and the acting person's
 * admin rows, then the people, `for share`. A right cannot leave between check and effect, and no two verbs wait for each
 * other. What follows is the caller's: the invitation `for update`, associations last.
 */
export async function lockLineage(tx: Tx, place: Place, people: string[], changing?: string): Promise<void> {
  await tx.execute(sql`select 1 from customers where id = ${place.customerId} for share`);
  if (place.accountId)
    await tx.execute(sql`select 1 from accounts where customer_id = ${place.customerId} and id = ${place.accountId} for share`);
  if (place.roomId) await tx.execute(sql`select 1 from rooms where customer_id = ${place.customerId} and id = ${place.roomId} for share`);
  await lockPeople(tx, people, changing);
}

/**
 * The admin rows and then the rows of these people, by id, `for share`. Whoever is about to change one of them names it in
 * `changing`: two who share it and then both want to change it would wait for each other.
 */
export async function lockPeople(tx: Tx, people: string[], changing?: string): Promise<void> {
  const ids = [...new Set(people)].sort();
  const list = sql`(${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;
  await tx.execute(sql`select 1 from platform_admins where user_id in ${list} order by user_id for share`);
  if (changing === undefined || !ids.includes(changing))
    await tx.execute(sql`select 1 from users where id in ${list} order by id for share`);
  else
    for (const id of ids)
      await tx.execute(sql`select 1 from users where id = ${id} for ${id === changing ? sql`no key update` : sql`share`}`);
}
