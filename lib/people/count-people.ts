import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { Access } from '../access/find-access.ts';
import { lineageIds } from '../access/place.ts';

/** Who can get in: with a living association, signed in at least once and not suspended; then who waits. */
export type PeopleCounts = { members: number; pending: number; failed: number };

/**
 * At the customer door. That a person is suspended is for owners and admins to know: for others the sentence counts them, as
 * the list shows them. Joins cannot enter the views, arrays can: the failed are those among the first five hundred pending.
 */
export async function countPeople(tx: Tx, access: Access, privileged: boolean): Promise<PeopleCounts> {
  const { customerId, id } = access.place;
  const ids = sql`array[${sql.join(
    lineageIds(access.place).map((one) => sql`${one}::uuid`),
    sql`, `,
  )}]`;
  const out = privileged ? sql`status <> 'active'` : sql`status = 'invited'`;
  const rows = (await tx.execute(sql`select
      (select count(*) from (select distinct user_id from associations where customer_id = ${customerId} and place_id = any(${ids})
        and status = 'active' and (expires_at is null or expires_at > now())
        and user_id <> all(array(select user_id from people where customer_id = ${customerId} and place_id = any(${ids}) and ${out}))) as members)::int as members,
      ${privileged ? sql`(select count(*) from associations where customer_id = ${customerId} and place_id = ${id} and status = 'pending')::int` : sql`0`} as pending,
      ${
        privileged
          ? sql`(select count(*) from open_invitations where customer_id = ${customerId} and place_id = ${id} and delivery = 'failed'
              and user_id = any(array(select user_id from associations where customer_id = ${customerId} and place_id = ${id} and status = 'pending' limit 500)))::int`
          : sql`0`
      } as failed`)) as unknown as PeopleCounts[];
  return rows[0] ?? { members: 0, pending: 0, failed: 0 };
}
