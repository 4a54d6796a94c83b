import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { oneTimeTokens } from '#db/schema/index';
import type { RequestFacts } from '../audit/record.ts';
import { countWithin, sourceOf } from '../auth/limits.ts';
import { postMails } from '../auth/post-mails.ts';
import { DomainError, notFound } from '../errors.ts';
import { newId } from '../ids.ts';
import type { LetterFacts } from '../invitations/letter-facts.ts';
import { lockInvitationRow } from '../invitations/lock-invitation.ts';
import { addLink } from '../invitations/open-invitation.ts';
import { codeHash, hashOfCode } from '../invitations/token.ts';
import { emailKey } from '../mail/address.ts';
import { findToken } from './find-by-token.ts';
import { acceptanceState, mayUseCode } from './state.ts';

const liveCode = (facts: LetterFacts) =>
  and(
    eq(oneTimeTokens.userId, facts.userId),
    eq(oneTimeTokens.purpose, 'code'),
    eq(oneTimeTokens.about, facts.id),
    isNull(oneTimeTokens.usedAt),
  );

/**
 * *Continue* behind a shown link (rule 14): always mails the invited address, a new person a code and a link, a known one a
 * note to sign in. The rows are written for both alike; a known person's are never mailed. The new code takes the place of
 * the one before, the links before it stay good: whoever presses *Continue* again takes nobody's way in.
 */
export async function requestCode(token: string, request: RequestFacts): Promise<void> {
  await atGate(
    null,
    async (tx) => {
      const before = await findToken(tx, token);
      if (!before) throw notFound();
      await lockInvitationRow(tx, before.facts.id);
      const now = await findToken(tx, token);
      const state = acceptanceState(now, undefined);
      if (!now || state === 'unknown') throw notFound();
      if (state !== 'shown') throw new DomainError('conflict', `accept.errors.${state}`);
      const { facts } = now;
      await tx.delete(oneTimeTokens).where(liveCode(facts));
      const id = newId();
      await tx.insert(oneTimeTokens).values({
        id,
        purpose: 'code',
        userId: facts.userId,
        about: facts.id,
        tokenHash: codeHash(id),
        expiresAt: sql`now() + interval '15 minutes'`,
      });
      const linkId = await addLink(tx, facts.id, { mailed: true });
      await postMails(tx, { customerId: facts.place.customerId, by: sourceOf(request.ip), as: 'person' }, [
        facts.invitedStatus === 'invited'
          ? { to: facts.email, task: 'mail_code', payload: { tokenId: id, invitationId: facts.id, linkId } }
          : { to: facts.email, task: 'mail_sign_in_note', payload: { invitationId: facts.id, noteId: id } },
      ]);
    },
    { write: true },
  );
}

const day = 24 * 60;

// by address, however many invitations there are and whoever makes them; by customer and by source, however many addresses
async function countGuess(tx: Tx, facts: LetterFacts, source: string): Promise<void> {
  await countWithin(
    tx,
    [
      { key: `code of ${emailKey(facts.email) ?? facts.email}`, count: 100, minutes: day },
      { key: `codes at ${facts.place.customerId}`, count: 500, minutes: day },
      { key: `codes from ${source}`, count: 60, minutes: 15 },
    ],
    'code',
  );
}

/**
 * A try at the code: counted and committed before it is compared; five tries, fifteen minutes, and a hundred a day for an
 * address. Gives the row that was proved. What the link in the same mail proves is never counted here.
 */
export async function proveCode(token: string, digits: string, request: RequestFacts): Promise<string> {
  const row = await atGate(
    null,
    async (tx) => {
      const found = await findToken(tx, token);
      if (!found) throw notFound();
      const { facts } = found;
      const [tried] = await tx
        .update(oneTimeTokens)
        .set({ attempts: sql`${oneTimeTokens.attempts} + 1` })
        .where(and(liveCode(facts), sql`${oneTimeTokens.expiresAt} > now() and ${oneTimeTokens.attempts} < 5`))
        .returning({ id: oneTimeTokens.id, hash: oneTimeTokens.tokenHash });
      if (!tried) throw new DomainError('expired', 'accept.errors.code_expired', undefined, 'code');
      await countGuess(tx, facts, sourceOf(request.ip));
      return { ...tried, provable: mayUseCode(facts) };
    },
    { write: true },
  );
  if (!row.provable || !Buffer.from(row.hash).equals(hashOfCode(row.id, digits)))
    throw new DomainError('invalid', 'accept.errors.code_wrong', undefined, 'code');
  return row.id;
}
