import { atGate } from '#db/doors';
import { type RequestFacts, recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { postMails } from '../auth/post-mails.ts';
import { DomainError, notFound } from '../errors.ts';
import { findLetterFacts } from '../invitations/letter-facts.ts';
import { closeInvitation } from '../invitations/revoke-invitation.ts';
import type { Which } from './accept-invitation.ts';
import { findToken } from './find-by-token.ts';
import { lockEverything } from './lock-everything.ts';
import { spendCode } from './spend-code.ts';

/**
 * Final, and the inviter is told; a new owner's invitation cannot be declined, they own already (rules 2 and 18). A shown
 * link proves nothing: behind it the invited person is signed in, or brings the code that was mailed to them (rule 14).
 */
export async function declineInvitation(
  which: Which,
  actor: Actor | undefined,
  request: RequestFacts,
  codeId?: string | undefined,
): Promise<void> {
  await atGate(
    actor ?? null,
    async (tx) => {
      const find = async () => {
        if ('token' in which) return findToken(tx, which.token);
        const facts = await findLetterFacts(tx, which.invitationId);
        return facts && actor && facts.userId === actor.userId ? { facts, way: 'mailed', killed: false } : undefined;
      };
      const before = await find();
      if (!before) throw notFound();
      const places = await lockEverything(tx, before.facts.id, { people: [before.facts.inviterId, before.facts.userId] });
      const found = await find();
      if (!found) throw notFound();
      const { facts } = found;
      if (facts.status !== 'pending') throw new DomainError('conflict', `accept.errors.${facts.status}`);
      if (found.killed) throw new DomainError('conflict', 'accept.errors.replaced');
      if (facts.isOwner) throw new DomainError('conflict', 'accept.errors.owner_declines');
      if (codeId) await spendCode(tx, facts, codeId);
      else if (found.way === 'shown' && facts.userId !== actor?.userId) throw new DomainError('conflict', 'accept.errors.shown');
      await closeInvitation(tx, { id: facts.id, userId: facts.userId }, 'declined');
      for (const place of places)
        await recordAudit(tx, request, {
          event: 'invitation.declined',
          place,
          targetUserId: facts.userId,
          body: { invitation_id: facts.id },
        });
      await postMails(tx, { customerId: facts.place.customerId, by: facts.userId, as: 'person' }, [
        { to: facts.inviterEmail, task: 'mail_declined', payload: { invitationId: facts.id }, key: `mail_declined ${facts.id}` },
      ]);
    },
    { write: true },
  );
}
