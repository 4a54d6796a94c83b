import { atGate } from '#db/doors';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from './actor.ts';
import { revokeSession } from './session.ts';

/** Ends the session that asks, in every tab at once. */
export async function signOut(actor: Actor): Promise<void> {
  await atGate(
    actor,
    async (tx) => {
      await revokeSession(tx, actor.session);
      await recordAudit(tx, actor.request, { event: 'user.signed_out', targetUserId: actor.userId });
    },
    { write: true },
  );
}
