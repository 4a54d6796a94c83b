import { and, eq, isNull, sql } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { invitationLinks, invitations } from '#db/schema/invitations';
import type { Actor } from '../auth/actor.ts';
import { env } from '../env.ts';
import { isAny } from '../lists/ids.ts';
import { linkToken } from './token.ts';

/** `left` is in seconds. */
export type ShownLink = { url: string; email: string; until: Date; left: number };

/** The links that this very person may still look at, for ten minutes after they were made; nobody else ever (trust.md §1.2). */
export async function findShownLinks(actor: Actor, linkIds: string[]): Promise<ShownLink[]> {
  if (linkIds.length === 0) return [];
  return atGate(actor, async (tx) => {
    const found = await tx
      .select({
        id: invitationLinks.id,
        email: invitations.email,
        until: sql`${invitationLinks.shownUntil}`.mapWith(invitations.expiresAt),
        left: sql`ceil(extract(epoch from ${invitationLinks.shownUntil} - now()))::int`.mapWith(Number),
      })
      .from(invitationLinks)
      .innerJoin(invitations, eq(invitations.id, invitationLinks.invitationId))
      .where(
        and(
          isAny(invitationLinks.id, linkIds),
          eq(invitationLinks.way, 'shown'),
          sql`${invitationLinks.shownTo} = actor()`,
          sql`${invitationLinks.shownUntil} > now()`,
          isNull(invitationLinks.killedAt),
          eq(invitations.status, 'pending'),
        ),
      )
      .orderBy(invitations.email);
    return found.map(({ id, ...link }) => ({ ...link, url: `${env().appUrl}/invitations/${linkToken(id)}` }));
  });
}
