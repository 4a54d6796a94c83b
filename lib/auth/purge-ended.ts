import { inArray, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { atGate } from '#db/doors';
import { oneTimeTokens, rateLimits, sessions } from '#db/schema/sign-in';

const most = 5000;

// rows that somebody holds right now wait for the next hour: a purge never waits, so nobody waits in a circle with it
async function remove(table: PgTable, key: AnyPgColumn, over: SQL): Promise<void> {
  for (;;) {
    const removed = await atGate(
      null,
      (tx) => {
        const free = tx.select({ key }).from(table).where(over).limit(most).for('update', { skipLocked: true });
        return tx.delete(table).where(inArray(key, free)).returning({ key });
      },
      { write: true },
    );
    if (removed.length < most) return;
  }
}

const longAgo = sql`now() - interval '30 days'`;

/** Deletes counts whose window is over, and sessions and one-time tokens that ended thirty days ago. */
export async function purgeEnded(): Promise<void> {
  await remove(rateLimits, rateLimits.key, sql`${rateLimits.resetsAt} < now()`);
  const { expiresAt, lastSeenAt, idle, revokedAt } = sessions;
  await remove(sessions, sessions.tokenHash, sql`least(${expiresAt}, ${lastSeenAt} + ${idle}, ${revokedAt}) < ${longAgo}`);
  await remove(oneTimeTokens, oneTimeTokens.id, sql`least(${oneTimeTokens.expiresAt}, ${oneTimeTokens.usedAt}) < ${longAgo}`);
}
