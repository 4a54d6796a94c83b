import { sql } from 'drizzle-orm';
import { cache } from 'react';
import { asSelf } from '#db/doors';
import { users } from '#db/schema/users';
import type { Permission } from '../access/permissions.ts';
import type { PlaceKind } from '../access/place.ts';
import { appName } from '../auth/app-name.ts';
import { type Current, current } from '../auth/current.ts';
import { timeZoneOf } from '../i18n/moment.ts';
import { findByToken } from './find-by-token.ts';
import { type AcceptanceState, acceptanceState, policyFor } from './state.ts';

/** What the page of a link shows; behind a shown link never the invited person's address and name (rule 14). */
export type InvitationView = {
  state: AcceptanceState;
  viewer: Current['viewer'] | undefined;
  /** where its times are told: the reader's, else the inviter's */
  zone: string;
  app: string;
  letter:
    | {
        inviter: string;
        placeName: string;
        accountName: string;
        customerName: string;
        kind: PlaceKind;
        permissions: Permission[];
        expiresAt: Date;
        message: string | null;
        isOwner: boolean;
        name: string;
        email: string;
      }
    | undefined;
  /** the policy lets the one who is signed in accept as who they are */
  asMe: boolean;
};

/** One look at a link for page and metadata of one request. */
export const currentInvitation = cache(async (token: string): Promise<InvitationView> => {
  const [found, who] = [await findByToken(token), await current()];
  const state = acceptanceState(found, who?.viewer);
  const facts = found?.facts;
  const asMe =
    state === 'other' && facts && who
      ? policyFor(facts, { email: who.viewer.email, verified: await isVerified(who) }) !== undefined
      : false;
  return {
    state,
    viewer: who?.viewer,
    zone: timeZoneOf(who?.viewer.timezone, facts?.inviterZone),
    app: appName(),
    asMe,
    letter:
      facts && state !== 'unknown'
        ? {
            inviter: facts.inviterName,
            placeName: facts.placeName,
            accountName: facts.accountName ?? '',
            customerName: facts.customerName,
            kind: facts.place.kind,
            permissions: facts.permissions,
            expiresAt: facts.expiresAt,
            message: facts.message,
            isOwner: facts.isOwner,
            // a mailed link's person may be greeted by the name that was typed for them
            name: found?.way === 'mailed' && state === 'new' ? facts.invitedName : '',
            // and signs in with the address that it came to: a password manager keeps the two together
            email: found?.way === 'mailed' && state === 'new' ? facts.email : '',
          }
        : undefined,
  };
});

function isVerified(who: Current): Promise<boolean> {
  return asSelf(who.actor, async (tx) => {
    const [me] = await tx.select({ verifiedAt: users.emailVerifiedAt }).from(users).where(sql`${users.id} = actor()`);
    return me !== undefined && me.verifiedAt !== null;
  });
}
