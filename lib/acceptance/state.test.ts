import { describe, expect, test, vi } from 'vitest';
import type { LetterFacts } from '../invitations/letter-facts.ts';
import { type AcceptanceState, acceptanceState, mayUseCode, policyFor, type Way } from './state.ts';

const tomorrow = new Date(Date.now() + 86_400_000);
const open: LetterFacts = {
  id: 'the invitation',
  email: 'ana@people.example',
  userId: 'ana',
  status: 'pending',
  expiresAt: tomorrow,
  locale: 'en',
  zone: null,
  message: null,
  invitedAs: 'admin',
  mayInvite: true,
  inviterStatus: 'active',
  inviterId: 'olga',
  inviterEmail: 'olga@people.example',
  inviterLocale: null,
  inviterZone: null,
  inviterName: 'Olga',
  invitedName: 'Ana',
  isOwner: false,
  ownsSomething: false,
  invitedStatus: 'invited',
  place: { kind: 'room', id: 'room', customerId: 'customer', accountId: 'account', roomId: 'room' },
  placeName: 'Studio',
  accountName: 'Coral Live',
  customerName: 'TV Coral',
  customerStatus: 'active',
  accountStatus: 'active',
  roomStatus: 'active',
  policy: 'any',
  domains: [],
  permissions: ['rooms.view'],
};
const stateOf = (more: Partial<LetterFacts>, viewer?: string, link: { way?: Way; killed?: boolean } = {}) =>
  acceptanceState(
    { facts: { ...open, ...more }, linkId: 'link', way: 'mailed', killed: false, ...link },
    viewer === undefined ? undefined : { userId: viewer },
  );

describe('the state of a link (rule 18)', () => {
  test('that is none', () => {
    expect(acceptanceState(undefined, undefined)).toBe('unknown');
    expect(acceptanceState(undefined, { userId: 'ana' })).toBe('unknown');
  });

  // whoever looks, and by whichever way
  const forAll: [string, Partial<LetterFacts>, AcceptanceState, killed?: true][] = [
    ['accepted', { status: 'accepted' }, 'accepted'],
    ['declined', { status: 'declined' }, 'declined'],
    ['revoked', { status: 'revoked' }, 'revoked'],
    ['killed by a resend', {}, 'replaced', true],
    ['past its end', { expiresAt: new Date(Date.now() - 1) }, 'expired'],
    ['of an inviter who lost the right', { mayInvite: false }, 'withdrawn'],
    ['of a suspended inviter', { inviterStatus: 'suspended' }, 'withdrawn'],
    ['of a suspended customer', { customerStatus: 'suspended' }, 'closed'],
    ['of an inactive account', { accountStatus: 'inactive' }, 'closed'],
    ['of a terminated room', { roomStatus: 'terminated' }, 'closed'],
    ['to an address outside of the domains', { domains: ['only.example'] }, 'domain'],
  ];
  test.each(forAll)('%s', (_which, more, wanted, killed = undefined) => {
    for (const viewer of [undefined, 'ana', 'bruno'])
      for (const way of ['mailed', 'shown'] as const)
        expect(stateOf(more, viewer, { way, killed: killed ?? false }), `${viewer} by a ${way} link`).toBe(wanted);
  });

  test('has ended at its end', () => {
    vi.useFakeTimers({ now: tomorrow });
    expect(stateOf({})).toBe('expired');
    vi.useRealTimers();
  });

  test('what was first stands: done before killed, killed before expired, expired before withdrawn, withdrawn before closed', () => {
    const late = { expiresAt: new Date(0) };
    expect(stateOf({ ...late, status: 'accepted' }, undefined, { killed: true })).toBe('accepted');
    expect(stateOf(late, undefined, { killed: true })).toBe('replaced');
    expect(stateOf({ ...late, mayInvite: false })).toBe('expired');
    expect(stateOf({ mayInvite: false, customerStatus: 'suspended' })).toBe('withdrawn');
    expect(stateOf({ customerStatus: 'suspended', domains: ['only.example'] })).toBe('closed');
  });

  test('a level that is not there is not closed', () => {
    expect(stateOf({ accountStatus: null, roomStatus: null })).toBe('new');
  });

  test.each<[string, string | undefined, Way, string, AcceptanceState]>([
    ['somebody new, by their mail', undefined, 'mailed', 'invited', 'new'],
    ['somebody known, by their mail', undefined, 'mailed', 'active', 'sign-in'],
    ['somebody suspended, by their mail', undefined, 'mailed', 'suspended', 'suspended'],
    // rule 14: a shown link tells nothing of the invited person
    ['somebody new, by a shown link', undefined, 'shown', 'invited', 'shown'],
    ['somebody known, by a shown link', undefined, 'shown', 'active', 'shown'],
    ['somebody suspended, by a shown link', undefined, 'shown', 'suspended', 'shown'],
    ['the person, signed in', 'ana', 'mailed', 'active', 'ready'],
    ['the person, signed in, by a shown link', 'ana', 'shown', 'active', 'ready'],
    ['somebody else, signed in', 'bruno', 'mailed', 'invited', 'other'],
    ['somebody else, signed in, by a shown link', 'bruno', 'shown', 'active', 'other'],
  ])('%s', (_who, viewer, way, invitedStatus, wanted) => {
    expect(stateOf({ invitedStatus }, viewer, { way })).toBe(wanted);
  });
});

test('somebody else accepts what an admin sent to no owner, under the policy (rule 16)', () => {
  const verified = { email: 'bruno@people.example', verified: true };
  expect(policyFor(open, verified)).toBe('any');
  expect(policyFor({ ...open, policy: 'allowed_domains', domains: ['people.example'] }, verified)).toBe('allowed_domains');
  expect(policyFor(open, { ...verified, verified: false })).toBe(undefined);
  for (const more of [{ invitedAs: 'owner' }, { invitedAs: 'system' }, { isOwner: true }, { policy: 'same' }] as Partial<LetterFacts>[])
    expect(policyFor({ ...open, ...more }, verified), JSON.stringify(more)).toBe(undefined);
});

test('a code is for somebody new who owns nothing (rule 14)', () => {
  expect(mayUseCode(open)).toBe(true);
  expect(mayUseCode({ ...open, ownsSomething: true })).toBe(false);
  for (const invitedStatus of ['active', 'suspended']) expect(mayUseCode({ ...open, invitedStatus })).toBe(false);
});
