import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { oneTimeTokens } from '#db/schema/index';
import { DomainError } from '../errors.ts';
import type { LetterFacts } from '../invitations/letter-facts.ts';
import { mayUseCode } from './state.ts';

/** As a step: the code that was proved counts once, for what it was asked for. */
export async function spendCode(tx: Tx, facts: LetterFacts, codeId: string): Promise<void> {
  // asked again behind the locks: they may have been made an owner since the code was proved
  if (!mayUseCode(facts)) throw new DomainError('invalid', 'accept.errors.code_wrong', undefined, 'code');
  const used = await tx
    .update(oneTimeTokens)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(oneTimeTokens.id, codeId),
        eq(oneTimeTokens.about, facts.id),
        isNull(oneTimeTokens.usedAt),
        sql`${oneTimeTokens.expiresAt} > now()`,
      ),
    )
    .returning({ id: oneTimeTokens.id });
  if (used.length === 0) throw new DomainError('expired', 'accept.errors.code_expired', undefined, 'code');
}
