import { atGate } from '#db/doors';
import { type RequestFacts, recordAudit } from '../audit/record.ts';
import { countWithin, sourceOf } from '../auth/limits.ts';
import { postMails } from '../auth/post-mails.ts';
import { DomainError, notFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { findByToken } from './find-by-token.ts';
import { placesOf } from './lock-everything.ts';
import { acceptanceState } from './state.ts';

/** An expired invitation's person asks for a new one: the inviter is told, nothing else changes (rule 18). */
export async function askForInvitation(token: string, request: RequestFacts): Promise<void> {
  const found = await findByToken(token);
  if (!found) throw notFound();
  if (acceptanceState(found, undefined) !== 'expired') throw new DomainError('conflict', 'accept.errors.not_expired');
  const source = sourceOf(request.ip);
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
      await countWithin(tx, [
        { key: `asked ${found.facts.id}`, count: 1, minutes: 12 * 60 },
        { key: `asked from ${source}`, count: 20, minutes: 60 },
      ]);
      await postMails(tx, { customerId: found.facts.place.customerId, by: source, as: 'person' }, [
        { to: found.facts.inviterEmail, task: 'mail_asked_again', payload: { invitationId: found.facts.id, noteId: newId() } },
      ]);
    },
    { write: true },
  );
}
