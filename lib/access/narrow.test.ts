import { expect, test } from 'vitest';
import type { Access } from './find-access.ts';
import { holds, managesAs, may, maySee } from './may.ts';
import { type Limits, narrow } from './narrow.ts';
import { permissions, platformPermissions } from './permissions.ts';

const place = { kind: 'customer' as const, id: 'c', customerId: 'c', accountId: null, roomId: null };
const access = (more: Partial<Access>): Access => ({
  place,
  lineage: [{ ...place, name: 'TV', status: 'active', ownerId: 'o', ownerName: 'Olga' }],
  status: 'active',
  owns: false,
  actorId: 'a',
  platform: new Set(),
  grants: [],
  ...more,
});
const member = access({ grants: [{ associationId: 'x', placeId: 'c', permissions: ['rooms.view', 'rooms.edit'] }] });
const owner = access({ owns: true });
const admin = access({ platform: new Set(platformPermissions) });
const stranger = access({});
const none: Limits = { permissions: [], platform: [], manages: false };
const everything: Limits = { permissions: permissions.map((row) => row.key), platform: platformPermissions, manages: true };

test.each([
  ['a member, one of two keys', member, { ...none, permissions: ['rooms.view'] }, ['rooms.view'], undefined],
  ['a member, a key that they lack', member, { ...none, permissions: ['billing.view'] }, [], undefined],
  ['an owner who does not manage', owner, { ...none, permissions: ['billing.view'] }, ['billing.view'], undefined],
  ['an owner who manages', owner, { ...none, manages: true }, permissions.map((row) => row.key), 'owner'],
  ['an admin who reads', admin, { ...none, platform: ['customers.read'] }, [], undefined],
  ['an admin who manages by name', admin, { ...none, platform: ['customers.read', 'associations.manage'] }, [], 'admin'],
  ['an admin whose key manages as owner alone', admin, { ...none, manages: true }, [], undefined],
  ['a stranger with every limit open', stranger, everything, [], undefined],
] as [string, Access, Limits, string[], string | undefined][])('%s', (_who, before, limits, held, capacity) => {
  const after = narrow(before, limits);
  expect(permissions.map((row) => row.key).filter((key) => holds(after, key))).toEqual(held);
  expect(managesAs(after)).toBe(capacity);
});

test('it never widens: whatever a limited actor may do, their maker may', () => {
  const makers = [member, owner, admin, stranger];
  for (const maker of makers)
    for (const { key } of permissions)
      for (const manages of [true, false]) {
        const limited = narrow(maker, { permissions: [key], platform: ['customers.read'], manages });
        if (may(limited, key)) expect(may(maker, key), key).toBe(true);
        if (maySee(limited)) expect(maySee(maker)).toBe(true);
      }
});

test('no limits change nothing', () => {
  expect(narrow(owner, undefined)).toBe(owner);
});
