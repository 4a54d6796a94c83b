import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';

const most = 5000;

// rows that somebody holds right now wait for the next hour: a purge never waits, so nobody waits in a circle with it
async function remove(batch: (tx: Tx) => Promise<unknown>): Promise<void> {
  for (;;) {
    const removed = (await atGate(null, batch, { write: true })) as unknown[];
    if (removed.length < most) return;
  }
}

/** Deletes counts whose window is over, and sessions and one-time tokens that ended thirty days ago. */
export async function purgeEnded(): Promise<void> {
  await remove((tx) =>
    tx.execute(sql`delete from rate_limits where key in
      (select key from rate_limits where resets_at < now() limit ${most} for update skip locked) returning 1`),
  );
  await remove((tx) =>
    tx.execute(sql`delete from sessions where token_hash in
      (select token_hash from sessions where least(expires_at, last_seen_at + idle, revoked_at) < now() - interval '30 days'
       limit ${most} for update skip locked) returning 1`),
  );
  await remove((tx) =>
    tx.execute(sql`delete from one_time_tokens where id in
      (select id from one_time_tokens where least(expires_at, used_at) < now() - interval '30 days'
       limit ${most} for update skip locked) returning 1`),
  );
}
