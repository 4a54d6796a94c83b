import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { invitationLinks, invitationPlaces, invitations } from '#db/schema/invitations';
import type { Permission } from '../access/permissions.ts';
import type { Place } from '../access/place.ts';
import type { Posted } from '../auth/post-mails.ts';
import type { Locale } from '../i18n/locales.ts';
import { newId } from '../ids.ts';
import { linkHash } from './token.ts';

export type NewInvitation = {
  userId: string;
  email: string;
  invitedBy: string;
  invitedAs: 'owner' | 'admin';
  locale: Locale;
  message: string;
  /** 1 to 720 */
  hours: number;
  place: Place;
  permissions: Permission[];
  send: boolean;
};

/** Ten minutes: how long the page that shows a link to its maker may show it (spec.md §2, the dialog). */
export const shownMinutes = 10;

/** One more link of an invitation: mailed, by a job that the caller posts as its last step, or shown to its maker for ten minutes. */
export async function addLink(tx: Tx, invitationId: string, way: { mailed: true } | { shownTo: string }): Promise<string> {
  const id = newId();
  await tx.insert(invitationLinks).values({
    id,
    invitationId,
    tokenHash: linkHash(id),
    ...('mailed' in way
      ? { way: 'mailed' as const }
      : {
          way: 'shown' as const,
          shownTo: way.shownTo,
          shownUntil: sql`now() + make_interval(mins => ${shownMinutes}::int)`,
        }),
  });
  return id;
}

/** The letter of a mailed link. */
export function invitationMail(to: string, linkId: string): Posted {
  return { to, task: 'mail_invitation', payload: { linkId }, key: `mail_invitation ${linkId}` };
}

/** An invitation for one pending association, with its first link. The caller has asked who may, tells the trail and posts. */
export async function openInvitation(tx: Tx, made: NewInvitation): Promise<{ invitationId: string; linkId: string }> {
  const id = newId();
  await tx.insert(invitations).values({
    id,
    userId: made.userId,
    email: made.email,
    invitedBy: made.invitedBy,
    invitedAs: made.invitedAs,
    locale: made.locale,
    message: made.message || null,
    hours: made.hours,
    expiresAt: sql`now() + make_interval(hours => ${made.hours}::int)`,
    delivery: made.send ? 'queued' : 'none',
  });
  await tx.insert(invitationPlaces).values({
    customerId: made.place.customerId,
    invitationId: id,
    placeId: made.place.id,
    userId: made.userId,
    permissions: made.permissions,
  });
  return { invitationId: id, linkId: await addLink(tx, id, made.send ? { mailed: true } : { shownTo: made.invitedBy }) };
}
