import type { Permission } from '../access/permissions.ts';
import type { PlaceKind } from '../access/place.ts';

/** The tabs of a place at each level, in the order of the bar; a tab that a level does not have is not there (404). */
export const tabsOf = {
  customer: ['overview', 'accounts', 'rooms', 'people'],
  account: ['overview', 'rooms', 'people'],
  room: ['overview', 'people'],
} as const satisfies Record<PlaceKind, readonly string[]>;

export type Tab = (typeof tabsOf)[PlaceKind][number];

/** What one must hold to be shown a tab; an overview is for everybody who may enter. */
export const keyOf: Record<Tab, Permission | undefined> = {
  overview: undefined,
  accounts: 'accounts.view',
  rooms: 'rooms.view',
  people: 'people.view',
};
