import { and, sql } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { associations, invitations, platformAdmins, users } from '#db/schema/index';
import { recordAudit } from '../audit/record.ts';
import { isAny } from '../lists/ids.ts';

const most = 500;

// never signed in, at home nowhere, and for thirty days since they were named or last asked
const forgotten = sql`${users.status} = 'invited' and ${users.createdAt} < now() - interval '30 days'
  and not exists (select from ${associations} where ${associations.userId} = ${users.id})
  and not exists (select from ${platformAdmins} where ${platformAdmins.userId} = ${users.id})
  and not exists (select from ${invitations} where ${invitations.userId} = ${users.id}
    and coalesce(${invitations.closedAt}, ${invitations.expiresAt}) > now() - interval '30 days')`;

const idsOf = (found: { id: string }[]) => found.map((row) => row.id);

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
        const free = tx.select({ id: users.id }).from(users).where(forgotten).orderBy(users.id).limit(most);
        const held = idsOf(await free.for('update', { skipLocked: true }));
        if (held.length === 0) return 0;
        // asked once more under the lock: a statement before it may have seen them without what was committed meanwhile
        const ids = idsOf(
          await tx
            .select({ id: users.id })
            .from(users)
            .where(and(isAny(users.id, held), forgotten)),
        );
        if (ids.length === 0) return held.length;
        for (const id of ids) await recordAudit(tx, null, { event: 'user.forgotten', targetUserId: id });
        await tx.delete(invitations).where(isAny(invitations.userId, ids));
        await tx.delete(users).where(isAny(users.id, ids));
        total += ids.length;
        return held.length;
      },
      { write: true },
    );
    if (seen < most) return total;
  }
}
