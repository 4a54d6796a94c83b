import { and, eq, exists, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { invitationLinks, invitations, oneTimeTokens } from '#db/schema/index';
import { placePath } from '../access/place.ts';
import { recordAudit } from '../audit/record.ts';
import { env } from '../env.ts';
import { timeZoneOf, wholeMoment } from '../i18n/moment.ts';
import type { Words } from '../mail/letters.ts';
import { plainLines, plainName } from '../mail/plain-name.ts';
import { type Say, sayIn } from '../mail/translate.ts';
import { lettersAbout, type Template } from '../mail/write-letter.ts';
import { findLetterFacts, type LetterFacts } from './letter-facts.ts';
import { codeOf, linkToken } from './token.ts';

const link = (linkId: string) => `${env().appUrl}/invitations/${linkToken(linkId)}`;
const peoplePage = (facts: LetterFacts) => `${env().appUrl}${placePath(facts.place)}/people`;

function valuesOf(facts: LetterFacts, say: Say) {
  const place = plainName(facts.placeName);
  const inviter = plainName(facts.inviterName) || say('admin', { app: env().appName });
  const where = say(`where.${facts.place.kind}`, {
    name: place,
    account: plainName(facts.accountName ?? ''),
    customer: plainName(facts.customerName),
  });
  return { place, inviter, where };
}

async function factsOfLink(tx: Tx, { linkId }: { linkId: string }): Promise<LetterFacts | undefined> {
  const [row] = await tx
    .select({ id: invitationLinks.invitationId, killed: invitationLinks.killedAt })
    .from(invitationLinks)
    .where(eq(invitationLinks.id, linkId));
  return row && !row.killed ? findLetterFacts(tx, row.id) : undefined;
}

async function factsOfCode(tx: Tx, job: { tokenId: string; linkId: string; invitationId: string }): Promise<LetterFacts | undefined> {
  const [row] = await tx
    .select({ used: oneTimeTokens.usedAt, expiresAt: oneTimeTokens.expiresAt, killed: invitationLinks.killedAt })
    .from(oneTimeTokens)
    .innerJoin(invitationLinks, eq(invitationLinks.id, job.linkId))
    .where(eq(oneTimeTokens.id, job.tokenId));
  return row && !row.used && !row.killed && row.expiresAt > new Date() ? findLetterFacts(tx, job.invitationId) : undefined;
}

const mailedLink: Template<'mail_invitation', LetterFacts> = (facts, job, say, locale) => {
  if (facts.status !== 'pending' || facts.expiresAt <= new Date()) return undefined;
  if (!facts.mayInvite || facts.inviterStatus !== 'active') return { fails: 'inviter_lost' };
  const words = facts.isOwner ? 'owner' : 'invitation';
  const values = valuesOf(facts, say);
  const labels = sayIn(locale, 'permissions');
  const zone = timeZoneOf(facts.zone, facts.inviterZone);
  const items = facts.permissions.map((permission) => labels(`keys.${permission.replace('.', '_')}`));
  return {
    words,
    values: {
      ...values,
      date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(facts.expiresAt),
      list: new Intl.ListFormat(locale).format(items) || say('invitation.none'),
    },
    more: [say(`${words}.sign_in`)],
    quote: facts.message
      ? {
          lines: plainLines(facts.message),
          by: facts.inviterName ? say('invitation.quote_by', values) : say('invitation.quote_by_team', { app: env().appName }),
        }
      : undefined,
    list: facts.isOwner ? undefined : { title: say('may'), items },
    url: link(job.linkId),
    facts: [say('invitation.until', { date: wholeMoment(locale, facts.expiresAt, zone) })],
  };
};

const code: Template<'mail_code', LetterFacts> = (facts, job, say) => {
  if (facts.status !== 'pending' || facts.invitedStatus !== 'invited') return undefined;
  const url = link(job.linkId);
  if (facts.ownsSomething) return { words: 'way_in', values: valuesOf(facts, say), url };
  const digits = codeOf(job.tokenId);
  return {
    words: 'code',
    values: { code: digits },
    more: [say('code.or_link')],
    code: digits,
    url,
    facts: [say('code.never', { app: env().appName })],
  };
};

const signInNote: Template<'mail_sign_in_note', LetterFacts> = (facts, _job, say) => {
  if (facts.status !== 'pending' || facts.invitedStatus === 'invited') return undefined;
  return { words: 'note', values: valuesOf(facts, say), url: `${env().appUrl}/sign-in` };
};

// what a person did, to an inviter who is still one
const toInviter =
  <W extends Words>(words: W) =>
  (facts: LetterFacts, _job: unknown, say: Say) => {
    if (facts.inviterStatus !== 'active' || !facts.mayInvite) return undefined;
    const person = plainName(facts.invitedName || facts.email);
    return { words, values: { ...valuesOf(facts, say), person }, url: peoplePage(facts) };
  };

async function markDelivery(facts: LetterFacts, { linkId }: { linkId: string }, reason?: string): Promise<void> {
  const set = reason === undefined ? { delivery: 'sent' as const, sentAt: sql`now()` } : { delivery: 'failed' as const };
  await atGate(
    null,
    async (tx) => {
      // only while this link still counts: a newer mail has its own state
      const changed = await tx
        .update(invitations)
        .set({ ...set, deliveryReason: reason ?? null })
        .where(
          and(
            eq(invitations.id, facts.id),
            exists(
              tx
                .select({ id: invitationLinks.id })
                .from(invitationLinks)
                .where(and(eq(invitationLinks.id, linkId), isNull(invitationLinks.killedAt))),
            ),
          ),
        )
        .returning({ id: invitations.id });
      if (changed.length === 0) return;
      await recordAudit(tx, null, {
        event: reason === undefined ? 'invitation.mail_sent' : 'invitation.mail_failed',
        place: facts.place,
        body: { invitation_id: facts.id, link_id: linkId },
      });
    },
    { write: true },
  );
}

/** The letters about an invitation; the address and language of whoever was invited, or of the inviter. */
export const invitationLetters = lettersAbout<'link' | 'code' | 'invitation', LetterFacts>({
  load: { link: factsOfLink, code: factsOfCode, invitation: (tx, job) => findLetterFacts(tx, job.invitationId) },
  readers: {
    invitee: ({ email, locale }) => ({ email, locale }),
    inviter: ({ inviterEmail, inviterLocale }) => ({ email: inviterEmail, locale: inviterLocale }),
  },
  templates: {
    mail_invitation: mailedLink,
    mail_code: code,
    mail_sign_in_note: signInNote,
    mail_accepted: toInviter('accepted'),
    mail_declined: toInviter('declined'),
    mail_asked_again: toInviter('asked'),
  },
  told: { mail_invitation: markDelivery },
});
