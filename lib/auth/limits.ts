import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import ipaddr from 'ipaddr.js';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { rateLimits } from '#db/schema/sign-in';
import { rateLimited } from '../errors.ts';
import { purposeKey } from './cookie.ts';

/** At most `count` within so many minutes of the first. The key is hashed before it rests anywhere. */
export type Limit = { key: string; count: number; minutes: number };
/** Where a limit stands after this count; `left` is in seconds, until its window ends. */
export type Counted<L extends Limit> = { limit: L; count: number; left: number };

/** IPv6 by its /64, since one household has 2^64 addresses; IPv4 whole (trust.md §1.14). */
export function sourceOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip; // empty, where the peer has gone
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv4) return address.toString();
  return address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}

// two windows over one key are two limits
function rowOf(limit: Limit): string {
  return createHmac('sha256', purposeKey('rate limit')).update(`${limit.key} ${limit.minutes}`).digest('hex');
}

// the row that could not be put in, as its conflict names it
const excluded = alias(rateLimits, 'excluded');

/**
 * Counts one against each limit (a limit that is named twice counts two), in one statement that locks in the order of the
 * keys, so that no two who count wait for each other; the last locks of a transaction. Who may not go on must roll back:
 * what was refused counts nothing.
 */
export async function countAgainst<L extends Limit>(tx: Tx, limits: L[]): Promise<Counted<L>[]> {
  if (limits.length === 0) return [];
  const wanted = new Map<string, { key: string; times: number; minutes: number }>();
  const keys = limits.map(rowOf);
  for (const [at, key] of keys.entries())
    wanted.set(key, { key, times: (wanted.get(key)?.times ?? 0) + 1, minutes: (limits[at] as L).minutes });
  const counted = await tx
    .insert(rateLimits)
    .select(
      sql`select decode(key, 'hex'), times, now() + make_interval(mins => minutes)
        from json_to_recordset(${JSON.stringify([...wanted.values()])}::text::json) as wanted(key text, times int, minutes int) order by 1`,
    )
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.resetsAt} <= now() then ${excluded.count} else ${rateLimits.count} + ${excluded.count} end`,
        resetsAt: sql`case when ${rateLimits.resetsAt} <= now() then ${excluded.resetsAt} else ${rateLimits.resetsAt} end`,
      },
    })
    .returning({
      key: sql`encode(${rateLimits.key}, 'hex')`.mapWith(String),
      count: rateLimits.count,
      left: sql`greatest(1, ceil(extract(epoch from ${rateLimits.resetsAt} - now())))::int`.mapWith(Number),
    });
  const standing = new Map(counted.map((row) => [row.key, row]));
  return limits.map((limit, at) => {
    const { count, left } = standing.get(keys[at] as string) as { count: number; left: number };
    return { limit, count, left };
  });
}

/**
 * Counts a try within the caller's transaction and throws `rate_limited`, with the time to wait, where a limit is passed.
 * What was refused is rolled back with the transaction: only what is judged is counted, so nobody prolongs their own wait
 * or uses up somebody else's tries by knocking.
 */
export async function countWithin(tx: Tx, limits: Limit[], field?: string): Promise<void> {
  const passed = (await countAgainst(tx, limits)).filter(({ limit, count }) => count > limit.count);
  if (passed.length > 0) throw rateLimited('errors.rate_limited', Math.max(...passed.map(({ left }) => left)), undefined, field);
}

/** The same in a transaction of its own, committed before the try is judged: a refused verb is rolled back, its count must stay (rule 14). */
export async function countTry(limits: Limit[]): Promise<void> {
  await atGate(null, (tx) => countWithin(tx, limits), { write: true });
}
