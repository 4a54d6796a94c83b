import { and, eq } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { invitationLinks, invitations } from '#db/schema/invitations';
import type { Locale } from '../i18n/locales.ts';
import { hashOfToken, isTokenShaped } from './token.ts';

/** The language that the inviter chose for this link's person; undefined for a link that nobody made. */
export async function localeOfInvitation(token: string): Promise<Locale | undefined> {
  if (!isTokenShaped(token)) return undefined;
  const [row] = await atGate(null, (tx) =>
    tx
      .select({ locale: invitations.locale })
      .from(invitationLinks)
      .innerJoin(invitations, and(eq(invitations.id, invitationLinks.invitationId)))
      .where(eq(invitationLinks.tokenHash, hashOfToken(token))),
  );
  return row?.locale;
}
