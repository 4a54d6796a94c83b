import { expect, test } from 'vitest';
import { letsAccept, mayBeHere } from './email-policy.ts';

const listed = ['only.example'];
const there = { email: 'ana@only.example', verified: true };
const elsewhere = { email: 'ana@other.example', verified: true };

test('somebody else accepts by a verified address, where the policy and the domains let them', () => {
  expect(letsAccept({ policy: 'same', domains: [] }, there)).toBe(undefined);
  expect(letsAccept({ policy: 'any', domains: [] }, elsewhere)).toBe('any');
  expect(letsAccept({ policy: 'any', domains: [] }, { ...elsewhere, verified: false })).toBe(undefined);
  expect(letsAccept({ policy: 'any', domains: listed }, elsewhere)).toBe(undefined);
  expect(letsAccept({ policy: 'allowed_domains', domains: listed }, there)).toBe('allowed_domains');
  expect(letsAccept({ policy: 'allowed_domains', domains: listed }, elsewhere)).toBe(undefined);
  // none listed lets nobody else accept, and everybody be here
  expect(letsAccept({ policy: 'allowed_domains', domains: [] }, there)).toBe(undefined);
  expect(mayBeHere({ domains: [] }, elsewhere.email)).toBe(true);
  expect(mayBeHere({ domains: listed }, elsewhere.email)).toBe(false);
  expect(mayBeHere({ domains: listed }, there.email)).toBe(true);
});
