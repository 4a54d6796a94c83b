import { expect, test } from 'vitest';
import { accessAt, levels, type Standing } from '../../world/access.ts';
import type { PlatformPermission } from '../access/permissions.ts';
import type { PlaceKind } from '../access/place.ts';
import { type PlaceRights, rightsOf } from './rights.ts';
import { type Tab, tabsOf } from './tabs.ts';

const admin: PlatformPermission[] = ['customers.read', 'accounts.read', 'rooms.read', 'associations.manage'];
const reader: PlatformPermission[] = ['customers.read', 'accounts.read', 'rooms.read'];
const all = { customer: true, account: true };
type Wanted = Omit<PlaceRights, 'held'> & { held: number };
const nothing: Wanted = {
  enters: true,
  tabs: ['overview'],
  seesAbove: { customer: false, account: false },
  admin: false,
  owns: false,
  manages: undefined,
  open: true,
  seesAddresses: false,
  held: 0,
};
const runs = { enters: true, manages: 'owner', owns: true, seesAddresses: true } as const;

const table: [string, PlaceKind, Standing, Wanted][] = [
  [
    'the owner',
    'customer',
    { owns: 'customer' },
    {
      ...nothing,
      ...runs,
      tabs: ['overview', 'accounts', 'rooms', 'people'],
      seesAbove: { customer: true, account: false },
      held: 24,
    },
  ],
  [
    'the customer’s owner',
    'account',
    { owns: 'customer' },
    { ...nothing, ...runs, tabs: ['overview', 'rooms', 'people'], seesAbove: all, held: 17 },
  ],
  ['the customer’s owner', 'room', { owns: 'customer' }, { ...nothing, ...runs, tabs: ['overview', 'people'], seesAbove: all, held: 10 }],
  ['the room’s owner', 'room', { owns: 'room' }, { ...nothing, ...runs, tabs: ['overview', 'people'], held: 10 }],
  [
    'an account’s owner',
    'customer',
    { owns: 'account', granted: { customer: [] } },
    { ...nothing, seesAbove: { customer: true, account: false } },
  ],
  [
    'an owner under an inactive customer',
    'account',
    { owns: 'account', status: 'inactive' },
    { ...nothing, enters: false, tabs: [], seesAbove: { customer: false, account: true }, owns: true, open: false, held: 17 },
  ],
  [
    'an owner under a suspended customer',
    'account',
    { owns: 'account', status: 'suspended' },
    { ...nothing, ...runs, tabs: ['overview', 'rooms', 'people'], seesAbove: { customer: false, account: true }, open: false, held: 17 },
  ],
  [
    'a member who sees accounts',
    'customer',
    { granted: { customer: ['accounts.view'] } },
    { ...nothing, tabs: ['overview', 'accounts'], seesAbove: { customer: true, account: false }, held: 1 },
  ],
  [
    'a member who sees rooms and people',
    'account',
    { granted: { account: ['rooms.view', 'people.view'] } },
    { ...nothing, tabs: ['overview', 'rooms', 'people'], seesAbove: { customer: false, account: true }, held: 2 },
  ],
  [
    'a customer’s member who sees rooms',
    'room',
    { granted: { customer: ['rooms.view'] } },
    { ...nothing, seesAbove: { customer: true, account: false }, held: 1 },
  ],
  [
    'an admin',
    'customer',
    { platform: admin },
    {
      ...nothing,
      tabs: ['overview', 'accounts', 'rooms', 'people'],
      seesAbove: { customer: true, account: false },
      admin: true,
      manages: 'admin',
      seesAddresses: true,
    },
  ],
  [
    'an admin under a terminated customer',
    'room',
    { platform: admin, status: 'terminated' },
    { ...nothing, tabs: ['overview', 'people'], seesAbove: all, admin: true, manages: 'admin', open: false, seesAddresses: true },
  ],
  [
    'an admin who only reads',
    'account',
    { platform: reader },
    { ...nothing, tabs: ['overview', 'rooms', 'people'], seesAbove: all, admin: true, seesAddresses: true },
  ],
  [
    'an admin who does not read this level',
    'account',
    { platform: ['customers.read', 'associations.manage'], granted: { account: [] } },
    { ...nothing, seesAbove: all },
  ],
];

test.each(table)('%s at the %s', (_who, kind, standing, { held, ...wanted }) => {
  const rights = rightsOf(accessAt(kind, standing));
  expect({ ...rights, held: rights.held.length }).toEqual({ ...wanted, held });
});

test('what is held says from where, when it is not from here', () => {
  const { held } = rightsOf(
    accessAt('account', { granted: { account: ['rooms.view'], customer: ['rooms.view', 'people.view', 'billing.view'] } }),
  );
  expect(held).toEqual([
    { permission: 'rooms.view', from: null },
    { permission: 'people.view', from: 'The customer' },
  ]);
});

test('no level is given a tab that it does not have', () => {
  for (const kind of levels) {
    const given: readonly Tab[] = rightsOf(accessAt(kind, { owns: kind })).tabs;
    expect(given).toEqual(tabsOf[kind]);
  }
});
