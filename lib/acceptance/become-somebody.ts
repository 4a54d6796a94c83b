import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { credentials, users } from '#db/schema/index';
import { type RequestFacts, recordAudit } from '../audit/record.ts';
import { sha256 } from '../auth/cookie.ts';
import { createSession } from '../auth/session.ts';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locales.ts';
import type { LetterFacts } from '../invitations/letter-facts.ts';
import { searchable } from '../lists/words.ts';
import { splitName } from '../users/name-person.ts';
import { spendCode } from './spend-code.ts';

/**
 * What a new person brings: a name, a password that is hashed already, the language they read, behind a shown link the code
 * they proved, and the session that their browser held before.
 */
export type NewPerson = { name: string; passwordHash: string; locale?: Locale; codeId?: string | undefined; before?: Buffer | undefined };

/**
 * As a step of acceptance: a stranger becomes somebody. The session comes first and is entered, so that the new person is
 * the actor of their own acceptance in the trail; the address counts as verified, by the mailed link or the code.
 */
export async function becomeSomebody(
  tx: Tx,
  facts: LetterFacts,
  person: NewPerson,
  request: RequestFacts,
): Promise<{ sid: string; emailKey: string }> {
  if (person.codeId) await spendCode(tx, facts, person.codeId);
  const [row] = await tx
    .update(users)
    .set({
      status: 'active',
      ...splitName(person.name),
      fullName: person.name,
      search: searchable(person.name, facts.email),
      emailVerifiedAt: sql`now()`,
      locale: person.locale ?? facts.locale,
      updatedAt: sql`now()`,
    })
    .where(and(eq(users.id, facts.userId), eq(users.status, 'invited')))
    .returning({ emailKey: users.emailKey });
  if (!row) throw new DomainError('conflict', 'accept.errors.sign-in');
  await tx.insert(credentials).values({ userId: facts.userId, passwordHash: person.passwordHash });
  const sid = await createSession(tx, facts.userId, request, person.before);
  await tx.execute(sql`select enter(decode(${sha256(sid).toString('hex')}, 'hex'))`);
  await recordAudit(tx, request, { event: 'user.joined', targetUserId: facts.userId });
  return { sid, emailKey: row.emailKey };
}
