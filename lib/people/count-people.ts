import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { columns, rows } from '#db/rows';
import { associations, openInvitations, people } from '#db/schema/index';
import { alive } from '../access/alive.ts';
import type { Access } from '../access/find-access.ts';
import { lineageIds } from '../access/place.ts';
import { isAny } from '../lists/ids.ts';

/** Who can get in: with a living association, signed in at least once and not suspended; then who waits. */
export type PeopleCounts = { members: number; pending: number; failed: number };

/**
 * At the customer door. That a person is suspended is for owners and admins to know: for others the sentence counts them, as
 * the list shows them. Joins cannot enter the views, arrays can: the failed are those among the first five hundred pending.
 */
export async function countPeople(tx: Tx, access: Access, privileged: boolean): Promise<PeopleCounts> {
  const { customerId, id } = access.place;
  const ids = lineageIds(access.place);
  const out = sql`select ${people.userId} from ${people} where ${people.customerId} = ${customerId} and ${isAny(people.placeId, ids)}
    and ${privileged ? sql`${people.status} <> 'active'` : sql`${people.status} = 'invited'`}`;
  const waiting = sql`from ${associations} where ${associations.customerId} = ${customerId} and ${associations.placeId} = ${id}
    and ${associations.status} = 'pending'`;
  const none = sql`0`.mapWith(Number);
  const shape = {
    members: sql`(select count(distinct ${associations.userId}) from ${associations}
      where ${associations.customerId} = ${customerId} and ${isAny(associations.placeId, ids)} and ${alive(associations)}
        and ${associations.userId} <> all(array(${out})))::int`.mapWith(Number),
    pending: privileged ? sql`(select count(*) ${waiting})::int`.mapWith(Number) : none,
    failed: privileged
      ? sql`(select count(*) from ${openInvitations} where ${openInvitations.customerId} = ${customerId}
          and ${openInvitations.placeId} = ${id} and ${openInvitations.delivery} = 'failed'
          and ${openInvitations.userId} = any(array(select ${associations.userId} ${waiting} limit 500)))::int`.mapWith(Number)
      : none,
  };
  const [counts] = await rows(tx, shape, sql`select ${columns(shape)}`);
  return counts ?? { members: 0, pending: 0, failed: 0 };
}
