import { sql } from 'drizzle-orm';
import { asPlatform, atPlace } from '#db/doors';
import type { Access } from '../access/find-access.ts';
import { may } from '../access/may.ts';
import type { Actor } from '../auth/actor.ts';
import { notFound } from '../errors.ts';
import { listPeople, type PeopleFilter, type PeoplePage, type PersonRow } from './list-people.ts';

/** A People tab for somebody who may see who has access here (rule 11). */
export async function listPeopleOf(actor: Actor, access: Access, filter: PeopleFilter): Promise<PeoplePage> {
  if (!may(access, 'people.view')) throw notFound();
  const page = await atPlace(actor, access.place.id, async (tx) => {
    const asked = await listPeople(tx, access, filter);
    // the last row of a page is gone: the list begins again
    const lost = asked.rows.length === 0 && (filter.after ?? filter.before ?? filter.from) !== undefined;
    return lost ? listPeople(tx, access, { q: filter.q }) : asked;
  });
  return access.platform.has('users.read') ? { ...page, rows: await named(actor, page.rows) } : page;
}

// a customer sees only the names that it was told; an admin who reads people, all (house.md, Modelling)
async function named(actor: Actor, rows: PersonRow[]): Promise<PersonRow[]> {
  const untold = rows.filter((row) => row.name === '' && row.userId !== null).map((row) => sql`${row.userId}::uuid`);
  if (untold.length === 0) return rows;
  const names = await asPlatform(
    actor,
    async (tx) =>
      (await tx.execute(sql`select id, full_name as name from users where id in (${sql.join(untold, sql`, `)})`)) as unknown as {
        id: string;
        name: string;
      }[],
  );
  return rows.map((row) => ({ ...row, name: row.name || (names.find((one) => one.id === row.userId)?.name ?? '') }));
}
