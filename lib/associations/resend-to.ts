import { sql } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { findAccess } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import type { Actor } from '../auth/actor.ts';
import { DomainError } from '../errors.ts';
import { resend } from '../invitations/resend-invitation.ts';
import { emailKey } from '../mail/address.ts';
import type { ResendToInput } from './schema.ts';

/** *Resend* from the dialog: the invitation that is open here for the person that was named. */
export async function resendTo(actor: Actor, input: ResendToInput): Promise<{ email: string; association: string }> {
  return atGate(
    actor,
    async (tx) => {
      mustManage(await findAccess(tx, input.place));
      const rows =
        (await tx.execute(sql`select p.invitation_id as id, a.id as association from invitation_places p join users u on u.id = p.user_id
        join associations a on a.customer_id = p.customer_id and a.place_id = p.place_id and a.user_id = p.user_id
        where p.place_id = ${input.place.id} and p.open and not p.gone
          and ${input.user ? sql`u.id = ${input.user}` : sql`u.email_key = ${emailKey(input.email) ?? ''}`}`)) as unknown as {
          id: string;
          association: string;
        }[];
      const found = rows[0];
      if (!found) throw new DomainError('conflict', 'invitations.errors.none', undefined, 'email');
      return { ...(await resend(tx, actor, found.id, 'email')), association: found.association };
    },
    { place: input.place.id, write: true },
  );
}
