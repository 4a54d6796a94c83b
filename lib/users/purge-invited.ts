import { inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { invitations } from '#db/schema/invitations';
import { users } from '#db/schema/users';
import { recordAudit } from '../audit/record.ts';

const most = 500;

// never signed in, at home nowhere, and for thirty days since they were named or last asked
const forgotten = sql`u.status = 'invited' and u.created_at < now() - interval '30 days'
  and not exists (select from associations a where a.user_id = u.id) and not exists (select from platform_admins p where p.user_id = u.id)
  and not exists (select from invitations i where i.user_id = u.id and coalesce(i.closed_at, i.expires_at) > now() - interval '30 days')`;

async function idsOf(tx: Tx, query: SQL): Promise<string[]> {
  return ((await tx.execute(query)) as unknown as { id: string }[]).map((row) => row.id);
}

/**
 * Deletes invited people without any association, thirty days after they were named or their last invitation was closed,
 * with their invitations (rule 19). Whoever names one of them meanwhile holds the row (namePerson) and keeps it, or waits
 * and makes a new one.
 */
export async function purgeInvited(): Promise<number> {
  let total = 0;
  for (;;) {
    const seen = await atGate(
      null,
      async (tx) => {
        const held = await idsOf(
          tx,
          sql`select u.id from users u where ${forgotten} order by u.id limit ${most} for update of u skip locked`,
        );
        if (held.length === 0) return 0;
        // asked once more under the lock: a statement before it may have seen them without what was committed meanwhile
        const ids = await idsOf(tx, sql`select u.id from users u where ${inArray(sql`u.id`, held)} and ${forgotten}`);
        if (ids.length === 0) return held.length;
        for (const id of ids) await recordAudit(tx, null, { event: 'user.forgotten', targetUserId: id });
        await tx.delete(invitations).where(inArray(invitations.userId, ids));
        await tx.delete(users).where(inArray(users.id, ids));
        total += ids.length;
        return held.length;
      },
      { write: true },
    );
    if (seen < most) return total;
  }
}
