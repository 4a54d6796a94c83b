import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { invitationLinks } from '#db/schema/invitations';
import { findLetterFacts } from '../invitations/letter-facts.ts';
import { hashOfToken, isTokenShaped } from '../invitations/token.ts';
import type { Found } from './state.ts';

/** As a step: the link of a token with what it stands for; undefined for a token that nobody made. */
export async function findToken(tx: Tx, token: string): Promise<Found | undefined> {
  if (!isTokenShaped(token)) return undefined;
  const [link] = await tx
    .select({
      id: invitationLinks.id,
      invitationId: invitationLinks.invitationId,
      way: invitationLinks.way,
      killedAt: invitationLinks.killedAt,
    })
    .from(invitationLinks)
    .where(eq(invitationLinks.tokenHash, hashOfToken(token)));
  const facts = link && (await findLetterFacts(tx, link.invitationId));
  return facts && { facts, linkId: link.id, way: link.way, killed: link.killedAt !== null };
}

/** Opening a link changes nothing, any number of times (rule 15). */
export function findByToken(token: string): Promise<Found | undefined> {
  return atGate(null, (tx) => findToken(tx, token));
}
