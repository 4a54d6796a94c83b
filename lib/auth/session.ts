import { randomBytes } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { columns, rows } from '#db/rows';
import { platformAdmins, sessions } from '#db/schema/index';
import { ownsAnything } from '../access/owns-anything.ts';
import { type RequestFacts, recordAudit } from '../audit/record.ts';
import { newId } from '../ids.ts';
import { sha256 } from './cookie.ts';

/**
 * A session's row; the secret that is returned goes into the cookie and nowhere else.
 * Lasts 12 h (1 h idle) for admins, 24 h (8 h idle) for owners, 30 d (7 d idle) for others (trust.md §1.13). `before`, the
 * session that this browser had, ends: its cookie is about to be overwritten, and nobody could sign it out any more.
 */
export async function createSession(tx: Tx, userId: string, request: RequestFacts, before?: Buffer): Promise<string> {
  const sid = randomBytes(32).toString('base64url');
  const standing = {
    admin: sql`exists (select from ${platformAdmins} where ${platformAdmins.userId} = ${userId})`.mapWith(Boolean),
    owner: ownsAnything(userId),
  };
  const [kind] = await rows(tx, standing, sql`select ${columns(standing)}`);
  const [hours, idle] = kind?.admin ? [12, '1 hour'] : kind?.owner ? [24, '8 hours'] : [24 * 30, '7 days'];
  await tx.insert(sessions).values({
    tokenHash: sha256(sid),
    id: newId(),
    userId,
    idle,
    expiresAt: sql`now() + make_interval(hours => ${hours}::int)`,
    ip: request.ip,
    userAgent: request.userAgent.slice(0, 400),
  });
  const ended = before && (await revokeSession(tx, before));
  if (ended) await recordAudit(tx, request, { event: 'user.signed_out', targetUserId: ended });
  return sid;
}

/** Ends one session; the cookie that still names it opens nothing. Gives whose it was, unless it had ended already. */
export async function revokeSession(tx: Tx, session: Buffer): Promise<string | undefined> {
  const [ended] = await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.tokenHash, session), isNull(sessions.revokedAt)))
    .returning({ userId: sessions.userId });
  return ended?.userId;
}
