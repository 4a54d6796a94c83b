import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { associations } from '#db/schema/associations';
import type { Access } from '../access/find-access.ts';
import { parsePublicId } from '../ids.ts';
import { type Cursor, cursorBefore } from '../lists/cursor.ts';
import { byName } from '../lists/page.ts';

/** The name of a People tab's list, for its cursors. */
export const peopleList = (placeId: string) => `people ${placeId}`;

/**
 * What tells rows of equal names apart, and orders them: a pending row by the association's own id, since the order of
 * people's ids would tell which of them somebody already knew (rule 23); accepted ones by the person, whose rows along the
 * lineage are one. The index `associations_page` is on this very expression.
 */
export const rowId = sql`(case ${associations.status} when 'pending' then ${associations.id} else ${associations.userId} end)`.mapWith(
  associations.id,
);

export const peopleOrder = { value: byName(associations.sortName), id: rowId };

/** Where the row of an association at this place begins, given as its public id; undefined for one that is not shown here. */
export async function rowBegin(tx: Tx, access: Access, privileged: boolean, association: string): Promise<Cursor | undefined> {
  const id = parsePublicId('association', association);
  if (!id) return undefined;
  const [row] = await tx
    .select({ value: associations.sortName, id: rowId })
    .from(associations)
    .where(
      and(
        eq(associations.customerId, access.place.customerId),
        eq(associations.id, id),
        eq(associations.placeId, access.place.id),
        privileged ? undefined : eq(associations.status, 'active'),
      ),
    );
  return row && cursorBefore(row);
}
