import { and, eq, exists, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { invitationLinks, invitations, oneTimeTokens } from '#db/schema/index';
import { placePath } from '../access/place.ts';
import { recordAudit } from '../audit/record.ts';
import { env } from '../env.ts';
import type { Locale } from '../i18n/locales.ts';
import { timeZoneOf, wholeMoment } from '../i18n/moment.ts';
import type { Jobs, Tried } from '../jobs/enqueue.ts';
import { deliver } from '../mail/deliver.ts';
import type { LetterContent } from '../mail/letter.tsx';
import { plainLines, plainName } from '../mail/plain-name.ts';
import { type Say, sayIn } from '../mail/translate.ts';
import { findLetterFacts, type LetterFacts } from './letter-facts.ts';
import { codeOf, linkToken } from './token.ts';

type Job<T extends keyof Jobs> = Jobs[T] & Tried;

const link = (token: string) => `${env().appUrl}/invitations/${token}`;
const peoplePage = (facts: LetterFacts) => `${env().appUrl}${placePath(facts.place)}/people`;

function frame(
  locale: Locale,
  say: Say,
  key: string,
  values: Record<string, string>,
): Pick<LetterContent, 'locale' | 'appName' | 'subject' | 'title' | 'preheader' | 'footer'> {
  const { appName } = env();
  return {
    locale,
    appName,
    subject: say(`${key}.subject`, values),
    title: say(`${key}.title`, values),
    preheader: say(`${key}.preheader`, values),
    footer: [say('footer', { app: appName }), say('unexpected')],
  };
}

function wordsOf(facts: LetterFacts, say: Say) {
  const place = plainName(facts.placeName);
  const inviter = plainName(facts.inviterName) || say('admin', { app: env().appName });
  const where = say(`where.${facts.place.kind}`, {
    name: place,
    account: plainName(facts.accountName ?? ''),
    customer: plainName(facts.customerName),
  });
  return { place, inviter, where };
}

async function markDelivery(tx: Tx, facts: LetterFacts, linkId: string, delivery: 'sent' | 'failed', reason: string | null): Promise<void> {
  // only while this link still counts: a newer mail has its own state
  const changed = await tx
    .update(invitations)
    .set({ delivery, deliveryReason: reason, ...(delivery === 'sent' ? { sentAt: sql`now()` } : {}) })
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
    event: delivery === 'sent' ? 'invitation.mail_sent' : 'invitation.mail_failed',
    place: facts.place,
    body: { invitation_id: facts.id, link_id: linkId },
  });
}

/** The letter of a mailed link, to somebody new or known alike; an owner of a new customer sets up their sign-in by it. */
export async function mailInvitation(job: Job<'mail_invitation'>): Promise<void> {
  let facts: LetterFacts | undefined;
  await deliver(
    'mail_invitation',
    job,
    async () => {
      facts = await atGate(null, async (tx) => {
        const [row] = await tx
          .select({ id: invitationLinks.invitationId, killed: invitationLinks.killedAt })
          .from(invitationLinks)
          .where(eq(invitationLinks.id, job.linkId));
        return row && !row.killed ? findLetterFacts(tx, row.id) : undefined;
      });
      if (!facts || facts.status !== 'pending' || facts.expiresAt <= new Date()) return undefined;
      const known = facts;
      if (!facts.mayInvite || facts.inviterStatus !== 'active') {
        await atGate(null, (tx) => markDelivery(tx, known, job.linkId, 'failed', 'inviter_lost'), { write: true });
        return undefined;
      }
      const { locale } = facts;
      const say = sayIn(locale, 'mail');
      const words = wordsOf(facts, say);
      const labels = sayIn(locale, 'permissions');
      const key = facts.isOwner ? 'owner' : 'invitation';
      const zone = timeZoneOf(facts.zone, facts.inviterZone);
      const items = facts.permissions.map((permission) => labels(`keys.${permission.replace('.', '_')}`));
      return {
        to: facts.email,
        messageId: `invitation.${job.linkId}`,
        content: {
          ...frame(locale, say, key, {
            ...words,
            date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(facts.expiresAt),
            list: new Intl.ListFormat(locale).format(items) || say('invitation.none'),
          }),
          paragraphs: [say(`${key}.body`, words), say(`${key}.sign_in`)],
          quote: facts.message
            ? {
                lines: plainLines(facts.message),
                by: facts.inviterName ? say('invitation.quote_by', words) : say('invitation.quote_by_team', { app: env().appName }),
              }
            : undefined,
          list: facts.isOwner ? undefined : { title: say('may'), items },
          button: { label: say(`${key}.button`), url: link(linkToken(job.linkId)), hint: say('link_hint') },
          facts: [say('invitation.until', { date: wholeMoment(locale, facts.expiresAt, zone) })],
        },
      };
    },
    {
      sent: () => atGate(null, (tx) => markDelivery(tx, facts as LetterFacts, job.linkId, 'sent', null), { write: true }),
      failed: (reason) => atGate(null, (tx) => markDelivery(tx, facts as LetterFacts, job.linkId, 'failed', reason), { write: true }),
    },
  );
}

/**
 * Rule 14: the six digits and a mailed link, to a new person alone; what belongs to somebody known is never mailed. Who owns
 * something already gets the link without a code.
 */
export async function mailCode(job: Job<'mail_code'>): Promise<void> {
  await deliver('mail_code', job, async () => {
    const facts = await atGate(null, async (tx) => {
      const [row] = await tx
        .select({ used: oneTimeTokens.usedAt, expiresAt: oneTimeTokens.expiresAt, killed: invitationLinks.killedAt })
        .from(oneTimeTokens)
        .innerJoin(invitationLinks, eq(invitationLinks.id, job.linkId))
        .where(eq(oneTimeTokens.id, job.tokenId));
      return row && !row.used && !row.killed && row.expiresAt > new Date() ? findLetterFacts(tx, job.invitationId) : undefined;
    });
    if (!facts || facts.status !== 'pending' || facts.invitedStatus !== 'invited') return undefined;
    const say = sayIn(facts.locale, 'mail');
    const button = { url: link(linkToken(job.linkId)), hint: say('link_hint') };
    const mail = { to: facts.email, messageId: `code.${job.tokenId}` };
    if (facts.ownsSomething) {
      const words = wordsOf(facts, say);
      const content = { ...frame(facts.locale, say, 'way_in', words), paragraphs: [say('way_in.body', words)] };
      return { ...mail, content: { ...content, button: { ...button, label: say('way_in.button') } } };
    }
    const code = codeOf(job.tokenId);
    return {
      ...mail,
      content: {
        ...frame(facts.locale, say, 'code', { code }),
        paragraphs: [say('code.body'), say('code.or_link')],
        code,
        button: { ...button, label: say('code.button') },
        facts: [say('code.never', { app: env().appName })],
      },
    };
  });
}

/** Rule 14: tells somebody known that they have a sign-in; the letter holds no token. */
export async function mailSignInNote(job: Job<'mail_sign_in_note'>): Promise<void> {
  await deliver('mail_sign_in_note', job, async () => {
    const facts = await atGate(null, (tx) => findLetterFacts(tx, job.invitationId));
    if (!facts || facts.status !== 'pending' || facts.invitedStatus === 'invited') return undefined;
    const say = sayIn(facts.locale, 'mail');
    return {
      to: facts.email,
      messageId: `note.${job.noteId}`,
      content: {
        ...frame(facts.locale, say, 'note', wordsOf(facts, say)),
        paragraphs: [say('note.body', wordsOf(facts, say))],
        button: { label: say('note.button'), url: `${env().appUrl}/sign-in`, hint: say('link_hint') },
      },
    };
  });
}

async function tellInviter<T extends 'mail_accepted' | 'mail_declined' | 'mail_asked_again'>(
  task: T,
  key: 'accepted' | 'declined' | 'asked',
  job: Job<T>,
  messageId: string,
): Promise<void> {
  await deliver(task, job, async () => {
    const facts = await atGate(null, (tx) => findLetterFacts(tx, (job as { invitationId: string }).invitationId));
    if (!facts || facts.inviterStatus !== 'active' || !facts.mayInvite) return undefined;
    const locale = facts.inviterLocale ?? env().defaultLocale;
    const say = sayIn(locale, 'mail');
    const words = { ...wordsOf(facts, say), person: plainName(facts.invitedName || facts.email) };
    return {
      to: facts.inviterEmail,
      messageId,
      content: {
        ...frame(locale, say, key, words),
        paragraphs: [say(`${key}.body`, words)],
        button: { label: say(`${key}.button`), url: peoplePage(facts), hint: say('link_hint') },
      },
    };
  });
}

export const mailAccepted = (job: Job<'mail_accepted'>) => tellInviter('mail_accepted', 'accepted', job, `accepted.${job.invitationId}`);
export const mailDeclined = (job: Job<'mail_declined'>) => tellInviter('mail_declined', 'declined', job, `declined.${job.invitationId}`);
export const mailAskedAgain = (job: Job<'mail_asked_again'>) => tellInviter('mail_asked_again', 'asked', job, `asked.${job.noteId}`);
