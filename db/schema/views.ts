import { pgView, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Permission, PlatformPermission } from '../../lib/access/permissions.ts';
import { locales } from '../../lib/i18n/locales.ts';

// made by the migrations; here for the types alone (db/schema.db.test.ts compares)
const moment = () => timestamp({ withTimezone: true, mode: 'date' });
const permissions = () => text().array().$type<Permission[]>().notNull();
const placeStatus = () => text({ enum: ['active', 'inactive', 'suspended', 'terminated'] });

/** At every door: the platform roles of whoever asks. */
export const myPlatformRoles = pgView('my_platform_roles', {
  name: text().notNull(),
  permissions: text().array().$type<PlatformPermission[]>().notNull(),
}).existing();

/** At the customer door: facts about the persons who are here. */
export const people = pgView('people', {
  customerId: uuid().notNull(),
  placeId: uuid().notNull(),
  userId: uuid().notNull(),
  person: text().notNull(),
  emailKey: text().notNull(),
  status: text({ enum: ['invited', 'active', 'suspended'] }).notNull(),
  createdAt: moment().notNull(),
}).existing();

/** At the customer door: what the pending rows of a People tab tell. */
export const openInvitations = pgView('open_invitations', {
  customerId: uuid().notNull(),
  placeId: uuid().notNull(),
  userId: uuid().notNull(),
  permissions: permissions(),
  id: uuid().notNull(),
  email: text().notNull(),
  status: text({ enum: ['pending', 'accepted', 'declined', 'revoked'] }).notNull(),
  expiresAt: moment().notNull(),
  sentAt: moment(),
  delivery: text({ enum: ['none', 'queued', 'sent', 'failed'] }).notNull(),
  deliveryReason: text(),
  invitedBy: uuid().notNull(),
  invitedAs: text({ enum: ['owner', 'admin', 'system'] }).notNull(),
  createdAt: moment().notNull(),
  locale: text({ enum: locales }).notNull(),
}).existing();

/** At the self door: one's places with lineage, owner and last use. */
export const myPlaces = pgView('my_places', {
  id: uuid().notNull(),
  customerId: uuid().notNull(),
  userId: uuid().notNull(),
  placeId: uuid().notNull(),
  accountId: uuid(),
  roomId: uuid(),
  permissions: permissions(),
  status: text({ enum: ['pending', 'active', 'suspended'] }).notNull(),
  expiresAt: moment(),
  grantedAs: text({ enum: ['owner', 'admin', 'system'] }).notNull(),
  createdAt: moment().notNull(),
  customerName: text().notNull(),
  customerStatus: placeStatus().notNull(),
  customerType: text({ enum: ['business', 'personal'] }).notNull(),
  /** the account itself, or the one that a room stands in */
  underAccountId: uuid(),
  accountName: text(),
  roomName: text(),
  accountStatus: placeStatus(),
  roomStatus: placeStatus(),
  roomUrl: text(),
  sortName: text().notNull(),
  ownerId: uuid().notNull(),
  ownerName: text(),
  lastUse: moment(),
  search: text().notNull(),
}).existing();

/** At the self door: who invites one, to what. */
export const myInvitations = pgView('my_invitations', {
  id: uuid().notNull(),
  status: text({ enum: ['pending', 'accepted', 'declined', 'revoked'] }).notNull(),
  expiresAt: moment().notNull(),
  createdAt: moment().notNull(),
  inviterName: text().notNull(),
  invitedAs: text({ enum: ['owner', 'admin', 'system'] }).notNull(),
  customerId: uuid().notNull(),
  placeId: uuid().notNull(),
  permissions: permissions(),
  customerName: text().notNull(),
  accountName: text(),
  roomName: text(),
}).existing();
