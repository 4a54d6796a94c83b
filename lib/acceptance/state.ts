import { letsAccept, mayBeHere } from '../invitations/email-policy.ts';
import type { LetterFacts } from '../invitations/letter-facts.ts';

export type Way = 'mailed' | 'shown';
/** What stands behind a link at this moment: the invitation, and whether this very link still counts. */
export type Found = { facts: LetterFacts; linkId: string; way: Way; killed: boolean };

/** Every state of rule 18, in the order in which they are asked. */
export type AcceptanceState =
  | 'unknown'
  | 'accepted'
  | 'declined'
  | 'revoked'
  | 'replaced'
  | 'expired'
  | 'withdrawn'
  | 'closed'
  | 'suspended'
  | 'domain'
  | 'other'
  | 'ready'
  | 'new'
  | 'sign-in'
  | 'shown';

const worst = (facts: LetterFacts) =>
  [facts.customerStatus, facts.accountStatus, facts.roomStatus].every((status) => status === null || status === 'active');

/** Under which policy somebody else may accept: an owner's invitation, and an owner's own, is always `same` (rule 16). */
export function policyFor(facts: LetterFacts, address: { email: string; verified: boolean }): 'allowed_domains' | 'any' | undefined {
  return facts.invitedAs === 'admin' && !facts.isOwner ? letsAccept(facts, address) : undefined;
}

/** The state for whoever looks: nothing about the invited person is told by a shown link (rule 14). */
export function acceptanceState(found: Found | undefined, viewer: { userId: string } | undefined): AcceptanceState {
  if (!found) return 'unknown';
  const { facts, way, killed } = found;
  if (facts.status !== 'pending') return facts.status;
  if (killed) return 'replaced';
  if (facts.expiresAt <= new Date()) return 'expired';
  if (!facts.mayInvite || facts.inviterStatus !== 'active') return 'withdrawn';
  if (!worst(facts)) return 'closed';
  if (!mayBeHere(facts, facts.email)) return 'domain';
  if (viewer) return viewer.userId === facts.userId ? 'ready' : 'other';
  if (way === 'shown') return 'shown';
  if (facts.invitedStatus === 'suspended') return 'suspended';
  return facts.invitedStatus === 'invited' ? 'new' : 'sign-in';
}

/** Somebody known has a row like everybody, and so has who owns something already: it proves nothing for either (rule 14). */
export function mayUseCode(facts: LetterFacts): boolean {
  return facts.invitedStatus === 'invited' && !facts.ownsSomething;
}
