import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { Access } from '../access/find-access.ts';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { closeInvitation } from '../invitations/revoke-invitation.ts';
import type { Invitee } from './invitees.ts';

/** *Replace*: closes what is pending at this very place for these people, so that one invitation is left in the end. */
export async function replacePending(
  tx: Tx,
  actor: Actor,
  access: Access,
  capacity: 'admin' | 'owner',
  invitees: Invitee[],
): Promise<void> {
  for (const invitee of invitees) {
    const open = (await tx.execute(sql`
      select i.id from invitations i where i.status = 'pending' and i.id in (select invitation_id from invitation_places
        where customer_id = ${access.place.customerId} and place_id = ${access.place.id} and user_id = ${invitee.id} and open and not gone)
      order by i.id for update`)) as unknown as { id: string }[];
    for (const { id } of open) {
      await closeInvitation(tx, { id, userId: invitee.id }, 'revoked');
      await recordAudit(tx, actor.request, {
        event: 'invitation.revoked',
        place: access.place,
        targetUserId: invitee.id,
        body: { invitation_id: id, as: capacity, replaced: true },
      });
    }
  }
}
