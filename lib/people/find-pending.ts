import { sql } from 'drizzle-orm';
import { atPlace } from '#db/doors';
import type { Access } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import type { Actor } from '../auth/actor.ts';

/** What *Cancel* shows before it asks. */
export type Pending = { person: string; permissions: number };

/** For owners and admins, at the customer door; undefined where no such invitation is pending here. */
export async function findPending(actor: Actor, access: Access, invitationId: string): Promise<Pending | undefined> {
  mustManage(access);
  const { customerId, id } = access.place;
  return atPlace(actor, id, async (tx) => {
    const rows = (await tx.execute(sql`select coalesce(nullif(a.person, ''), i.email) as person, cardinality(i.permissions) as permissions
      from open_invitations i join associations a on a.customer_id = i.customer_id and a.place_id = i.place_id and a.user_id = i.user_id
      where i.customer_id = ${customerId} and i.place_id = ${id} and i.id = ${invitationId} and a.status = 'pending'`)) as unknown as Pending[];
    return rows[0];
  });
}
