import { and, eq, isNull, sql } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { oneTimeTokens } from '#db/schema/index';
import type { RequestFacts } from '../audit/record.ts';
import { countTry, sourceOf } from '../auth/limits.ts';
import { DomainError, notFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { codeHash, hashOfCode } from '../invitations/token.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { findByToken, findToken } from './find-by-token.ts';
import { acceptanceState } from './state.ts';

/**
 * *Continue* behind a shown link (rule 14): always mails the invited address, a new person the code, a known one a note to
 * sign in. The row is written for both alike and takes the place of the one before; a known person's is never mailed.
 */
export async function requestCode(token: string, request: RequestFacts): Promise<void> {
  const found = await findByToken(token);
  if (!found) throw notFound();
  const limits = [
    { key: `code ${found.facts.id}`, count: 5, minutes: 15 },
    { key: `code from ${sourceOf(request.ip)}`, count: 60, minutes: 15 },
  ];
  await countTry(limits);
  await atGate(
    null,
    async (tx) => {
      const now = await findToken(tx, token);
      const state = acceptanceState(now, undefined);
      if (!now || state !== 'shown') throw new DomainError('conflict', `accept.errors.${state}`);
      const { facts } = now;
      await tx
        .delete(oneTimeTokens)
        .where(
          and(
            eq(oneTimeTokens.userId, facts.userId),
            eq(oneTimeTokens.purpose, 'code'),
            eq(oneTimeTokens.about, facts.id),
            isNull(oneTimeTokens.usedAt),
          ),
        );
      const id = newId();
      await tx.insert(oneTimeTokens).values({
        id,
        purpose: 'code',
        userId: facts.userId,
        about: facts.id,
        tokenHash: codeHash(id),
        expiresAt: sql`now() + interval '15 minutes'`,
      });
      if (facts.invitedStatus === 'invited') await enqueue(tx, 'mail_code', { tokenId: id, invitationId: facts.id });
      else await enqueue(tx, 'mail_sign_in_note', { invitationId: facts.id, noteId: id });
    },
    { write: true },
  );
}

/** A try at the code: counted and committed before it is compared; five tries, fifteen minutes. Gives the row that was proved. */
export async function proveCode(token: string, digits: string): Promise<string> {
  const row = await atGate(
    null,
    async (tx) => {
      const found = await findToken(tx, token);
      if (!found) throw notFound();
      const [tried] = await tx
        .update(oneTimeTokens)
        .set({ attempts: sql`${oneTimeTokens.attempts} + 1` })
        .where(
          and(
            eq(oneTimeTokens.userId, found.facts.userId),
            eq(oneTimeTokens.purpose, 'code'),
            eq(oneTimeTokens.about, found.facts.id),
            isNull(oneTimeTokens.usedAt),
            sql`${oneTimeTokens.expiresAt} > now() and ${oneTimeTokens.attempts} < 5`,
          ),
        )
        .returning({ id: oneTimeTokens.id, hash: oneTimeTokens.tokenHash });
      // somebody known has a row like everybody, but it proves nothing
      return tried && { ...tried, known: found.facts.invitedStatus !== 'invited' };
    },
    { write: true },
  );
  if (!row) throw new DomainError('expired', 'accept.errors.code_expired', undefined, 'code');
  if (row.known || !Buffer.from(row.hash).equals(hashOfCode(row.id, digits)))
    throw new DomainError('invalid', 'accept.errors.code_wrong', undefined, 'code');
  return row.id;
}
