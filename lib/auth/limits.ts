import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { DomainError } from '../errors.ts';
import { purposeKey } from './cookie.ts';

export type Limit = { key: string; count: number; minutes: number };

/** IPv6 by its /64, since one household has 2^64 addresses; IPv4 whole (trust.md §1.14). */
export function sourceOf(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip.replace('::ffff:', '');
  const [head = '', tail = ''] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const full = ip.includes('::') ? [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right] : left;
  return full
    .slice(0, 4)
    .map((part) => Number.parseInt(part || '0', 16).toString(16))
    .join(':');
}

/**
 * Counts a try against each limit, in a transaction of its own that is committed before the try is judged: a refused verb
 * is rolled back, its count must stay (rule 14). Throws `rate_limited` with the minutes to wait.
 */
export async function countTry(limits: Limit[]): Promise<void> {
  const minutesLeft = await atGate(
    null,
    async (tx) => {
      let wait = 0;
      // one order for all, so that two tries never wait for each other
      for (const limit of [...limits].sort((a, b) => (a.key < b.key ? -1 : 1))) {
        const key = createHmac('sha256', purposeKey('rate limit')).update(limit.key).digest('hex');
        const rows = await tx.execute<{ count: number; left: number }>(sql`
          insert into rate_limits (key, count, resets_at) values (decode(${key}, 'hex'), 1, now() + make_interval(mins => ${limit.minutes}::int))
          on conflict (key) do update set
            count = case when rate_limits.resets_at <= now() then 1 else rate_limits.count + 1 end,
            resets_at = case when rate_limits.resets_at <= now() then now() + make_interval(mins => ${limit.minutes}::int) else rate_limits.resets_at end
          returning count, ceil(extract(epoch from resets_at - now()) / 60)::int as left`);
        const row = rows[0] as { count: number; left: number } | undefined;
        if (row && row.count > limit.count) wait = Math.max(wait, row.left, 1);
      }
      return wait;
    },
    { write: true },
  );
  if (minutesLeft > 0) throw new DomainError('rate_limited', 'errors.rate_limited', { minutes: minutesLeft });
}
