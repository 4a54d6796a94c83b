import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { Access } from '../access/find-access.ts';
import { parsePublicId } from '../ids.ts';
import { type Cursor, cursorBefore, decodeCursor } from '../text/cursor.ts';

/** The name of a People tab's list, for its cursors. */
export const peopleList = (placeId: string) => `people ${placeId}`;

/**
 * What tells rows of equal names apart, and orders them: a pending row by the association's own id, since the order of
 * people's ids would tell which of them somebody already knew (rule 23); accepted ones by the person, whose rows along the
 * lineage are one. The index `associations_page` is on this very expression.
 */
export const rowId: SQL = sql`(case a.status when 'pending' then a.id else a.user_id end)`;

/** Where the row of an association at this place begins, given as its public id; undefined for one that is not shown here. */
export async function rowBegin(tx: Tx, access: Access, privileged: boolean, association: string): Promise<Cursor | undefined> {
  const id = parsePublicId('association', association);
  if (!id) return undefined;
  const rows = (await tx.execute(sql`select a.sort_name as value, ${rowId} as id from associations a
    where a.customer_id = ${access.place.customerId} and a.id = ${id} and a.place_id = ${access.place.id}
      and ${privileged ? sql`true` : sql`a.status = 'active'`}`)) as unknown as Cursor[];
  return rows[0] && cursorBefore(rows[0]);
}

/** Where a page begins and how it is ordered; a page before something is read backwards. */
export function keyset(placeId: string, page: { after?: string | undefined; before?: string | undefined }, begin?: Cursor) {
  const backwards = !begin && page.before !== undefined;
  const from: Cursor | undefined = begin ?? decodeCursor(peopleList(placeId), page.before ?? page.after);
  const beyond = backwards ? sql`<` : sql`>`;
  const direction = backwards ? sql` desc` : sql``;
  return {
    backwards,
    from,
    where: from ? sql`(a.sort_name collate "C", ${rowId}) ${beyond} (${from.value}, ${from.id}::uuid)` : sql`true`,
    inside: sql`a.sort_name collate "C"${direction}, ${rowId}${direction}`,
    outside: sql`sort_name collate "C"${direction}, row_id${direction}`,
  };
}
