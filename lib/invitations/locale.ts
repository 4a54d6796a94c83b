import { eq, sql } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { invitationLinks, invitations, users } from '#db/schema/index';
import type { Locale } from '../i18n/locales.ts';
import { hashOfToken, isTokenShaped } from './token.ts';

/**
 * The language for this link's person: the inviter's choice, and their own where a mailed link opens for somebody known (a
 * shown one never tells who is, rule 14). Undefined for a link that nobody made.
 */
export async function localeOfInvitation(token: string): Promise<Locale | undefined> {
  if (!isTokenShaped(token)) return undefined;
  const [row] = await atGate(null, (tx) =>
    tx
      .select({
        locale:
          sql`coalesce(case when ${invitationLinks.way} = 'mailed' and ${users.status} <> 'invited' then ${users.locale} end, ${invitations.locale})`.mapWith(
            invitations.locale,
          ),
      })
      .from(invitationLinks)
      .innerJoin(invitations, eq(invitations.id, invitationLinks.invitationId))
      .innerJoin(users, eq(users.id, invitations.userId))
      .where(eq(invitationLinks.tokenHash, hashOfToken(token))),
  );
  return row?.locale;
}
