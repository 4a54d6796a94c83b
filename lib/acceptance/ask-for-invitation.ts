import { atGate } from '#db/doors';
import { type RequestFacts, recordAudit } from '../audit/record.ts';
import { countTry, sourceOf } from '../auth/limits.ts';
import { DomainError, notFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { findByToken } from './find-by-token.ts';
import { placesOf } from './lock-everything.ts';
import { acceptanceState } from './state.ts';

/** An expired invitation's person asks for a new one: the inviter is told, nothing else changes (rule 18). */
export async function askForInvitation(token: string, request: RequestFacts): Promise<void> {
  const found = await findByToken(token);
  if (!found) throw notFound();
  if (acceptanceState(found, undefined) !== 'expired') throw new DomainError('conflict', 'accept.errors.not_expired');
  await countTry([
    { key: `asked ${found.facts.id}`, count: 1, minutes: 12 * 60 },
    { key: `asked from ${sourceOf(request.ip)}`, count: 20, minutes: 60 },
  ]);
  await atGate(
    null,
    async (tx) => {
      for (const place of await placesOf(tx, found.facts.id))
        await recordAudit(tx, request, {
          event: 'invitation.asked_again',
          place,
          targetUserId: found.facts.userId,
          body: { invitation_id: found.facts.id },
        });
      await enqueue(tx, 'mail_asked_again', { invitationId: found.facts.id, noteId: newId() });
    },
    { write: true },
  );
}
