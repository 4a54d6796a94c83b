import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { associations, invitationPlaces, invitations, users } from '#db/schema/index';
import { expired } from '../access/alive.ts';
import { openInvitationsOf } from '../access/locks.ts';
import { type Place, placePath } from '../access/place.ts';
import { type RequestFacts, recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { postMails } from '../auth/post-mails.ts';
import { DomainError, notFound } from '../errors.ts';
import { findLetterFacts, type LetterFacts } from '../invitations/letter-facts.ts';
import { knownAs } from '../users/known-as.ts';
import { becomeSomebody, type NewPerson } from './become-somebody.ts';
import { findToken } from './find-by-token.ts';
import { lockEverything } from './lock-everything.ts';
import { acceptanceState, type Found, policyFor } from './state.ts';

/** Who accepts: somebody signed in, or a new person with the proof of their mailbox. */
export type Accepting = { actor: Actor } | { newPerson: NewPerson };
export type Which = { token: string } | { invitationId: string };
export type Accepted = { path: string; invitationId: string; sid: string | undefined; emailKey: string | undefined };

async function find(tx: Tx, which: Which, accepting: Accepting): Promise<Found | undefined> {
  if ('token' in which) return findToken(tx, which.token);
  const facts = await findLetterFacts(tx, which.invitationId);
  // by its id alone one accepts nothing but one's own
  if (!facts || !('actor' in accepting) || facts.userId !== accepting.actor.userId) return undefined;
  return { facts, linkId: '', way: 'mailed', killed: false };
}

function refuse(found: Found | undefined, accepting: Accepting): asserts found is Found {
  const state = acceptanceState(found, 'actor' in accepting ? accepting.actor : undefined);
  if (!found || state === 'unknown') throw notFound();
  const fits =
    'actor' in accepting
      ? state === 'ready' || state === 'other'
      : state === 'new' || (state === 'shown' && accepting.newPerson.codeId !== undefined);
  if (!fits) throw new DomainError(state === 'expired' ? 'expired' : 'conflict', `accept.errors.${state}`);
}

type Person = { id: string; name: string; email: string };

const isAt = (place: Place, userId: string) =>
  and(eq(associations.customerId, place.customerId), eq(associations.placeId, place.id), eq(associations.userId, userId));

/**
 * Whether somebody else who accepts is a member here already: then they stay as they are, and what was pending goes (rule
 * 16). What only waits for them here gives way to what they accept; an access that has ended is no membership.
 */
async function isMember(tx: Tx, place: Place, invited: string, person: Person, request: RequestFacts): Promise<boolean> {
  const [there] = await tx
    .select({ status: associations.status, expired: expired(associations) })
    .from(associations)
    .where(isAt(place, person.id));
  if (!there) return false;
  if (there.status === 'pending') {
    const waiting = await openInvitationsOf(tx, place.customerId, [person.id], [place.id]);
    await tx.delete(associations).where(isAt(place, person.id));
    for (const id of waiting)
      await recordAudit(tx, request, {
        event: 'invitation.revoked',
        place,
        targetUserId: person.id,
        body: { invitation_id: id, replaced: true },
      });
    return false;
  }
  if (there.status !== 'active' || there.expired) throw new DomainError('conflict', 'accept.errors.ended');
  await tx.delete(associations).where(and(isAt(place, invited), eq(associations.status, 'pending')));
  return true;
}

// the person as this customer knows them from now on: a copy, renewed whenever they are renamed
async function makeActive(tx: Tx, place: Place, invited: string, person: Person): Promise<void> {
  const active = await tx
    .update(associations)
    .set({
      userId: person.id,
      status: 'active',
      ...knownAs(person.name, person.email),
      updatedAt: sql`now()`,
    })
    .where(and(isAt(place, invited), inArray(associations.status, ['pending', 'active'])))
    .returning({ id: associations.id });
  // an invitation is never spent without letting somebody in
  if (active.length === 0) throw new DomainError('conflict', 'accept.errors.ended');
}

// nobody grants to themselves, also not by taking what they granted to another address
async function gaveIt(tx: Tx, facts: LetterFacts, accepter: string): Promise<boolean> {
  if (facts.inviterId === accepter) return true;
  const given = await tx
    .select({ id: associations.id })
    .from(associations)
    .innerJoin(
      invitationPlaces,
      and(
        eq(invitationPlaces.customerId, associations.customerId),
        eq(invitationPlaces.placeId, associations.placeId),
        eq(invitationPlaces.userId, associations.userId),
      ),
    )
    .where(and(eq(invitationPlaces.invitationId, facts.id), eq(invitationPlaces.gone, false), eq(associations.grantedBy, accepter)))
    .limit(1);
  return given.length > 0;
}

/**
 * The one way in (rules 14 to 18): whatever proof somebody brings, everything is locked in one order, asked again, and
 * then done, once. Throws `not_found` for a token that nobody made, otherwise the state that stands in the way.
 */
export async function acceptInvitation(which: Which, accepting: Accepting, request: RequestFacts): Promise<Accepted> {
  return atGate(
    'actor' in accepting ? accepting.actor : null,
    async (tx) => {
      const before = await find(tx, which, accepting);
      refuse(before, accepting);
      const accepter = 'actor' in accepting ? accepting.actor.userId : before.facts.userId;
      const other = accepter === before.facts.userId ? undefined : accepter;
      const places = await lockEverything(tx, before.facts.id, {
        people: [before.facts.inviterId, before.facts.userId, accepter],
        // somebody else is locked as if they changed, so that nobody invites them to this place meanwhile
        changing: 'newPerson' in accepting ? accepter : other,
        other,
      });
      const found = await find(tx, which, accepting);
      refuse(found, accepting);
      const { facts } = found;
      const opened = 'newPerson' in accepting ? await becomeSomebody(tx, facts, accepting.newPerson, request) : undefined;
      const [person] = await tx
        .select({
          id: users.id,
          name: users.fullName,
          email: users.email,
          status: users.status,
          verified: sql`${users.emailVerifiedAt} is not null`.mapWith(Boolean),
        })
        .from(users)
        .where(and(eq(users.id, accepter), eq(users.status, 'active')));
      if (!person) throw new DomainError('conflict', 'accept.errors.suspended');
      const under = person.id === facts.userId ? undefined : policyFor(facts, person);
      if (person.id !== facts.userId && (!under || (await gaveIt(tx, facts, person.id))))
        throw new DomainError('forbidden', 'accept.errors.other');
      const done = await tx
        .update(invitations)
        .set({ status: 'accepted', acceptedAt: sql`now()`, acceptedBy: person.id, acceptedUnder: under ?? null, closedAt: sql`now()` })
        .where(and(eq(invitations.id, facts.id), eq(invitations.status, 'pending'), sql`${invitations.expiresAt} > now()`))
        .returning({ id: invitations.id });
      if (done.length === 0) throw new DomainError('conflict', 'accept.errors.accepted');
      for (const place of places) {
        if (!other || !(await isMember(tx, place, facts.userId, person, request))) await makeActive(tx, place, facts.userId, person);
        await recordAudit(tx, request, {
          event: 'invitation.accepted',
          place,
          targetUserId: person.id,
          body: { invitation_id: facts.id, ...(under ? { under } : {}) },
        });
      }
      await copyName(tx, person);
      await postMails(tx, { customerId: facts.place.customerId, by: person.id, as: 'person' }, [
        { to: facts.inviterEmail, task: 'mail_accepted', payload: { invitationId: facts.id }, key: `mail_accepted ${facts.id}` },
      ]);
      return {
        path: placePath(facts.place),
        invitationId: facts.id,
        sid: opened?.sid,
        emailKey: opened?.emailKey,
      };
    },
    { write: true },
  );
}

// a new name reaches every customer where the person is accepted
async function copyName(tx: Tx, person: Person): Promise<void> {
  if (!person.name) return;
  // their address stays as each customer was told it
  const { address: _, ...named } = knownAs(person.name, person.email);
  await tx
    .update(associations)
    .set(named)
    .where(and(eq(associations.userId, person.id), ne(associations.status, 'pending'), ne(associations.person, person.name)));
}
