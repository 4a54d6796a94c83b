import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Permission } from '../../lib/access/permissions.ts';
import { locales } from '../../lib/i18n/locales.ts';
import { bytea, createdAt, instant } from './columns.ts';
import { users } from './users.ts';

/** A one-time key; global, because one may cover places of several customers. Expired is told by the clock. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    email: text().notNull(),
    invitedBy: uuid()
      .notNull()
      .references(() => users.id),
    invitedAs: text({ enum: ['owner', 'admin', 'system'] })
      .notNull()
      .default('system'),
    createdAt: createdAt(),
    acceptedUnder: text({ enum: ['allowed_domains', 'any'] }),
    status: text({ enum: ['pending', 'accepted', 'declined', 'revoked'] })
      .notNull()
      .default('pending'),
    open: boolean().notNull().generatedAlwaysAs(sql`status = 'pending'`),
    expiresAt: instant().notNull(),
    /** how long it was made for: a renewed one is good for as long again */
    hours: integer().notNull().default(168),
    sentAt: instant(),
    delivery: text({ enum: ['none', 'queued', 'sent', 'failed'] })
      .notNull()
      .default('none'),
    deliveryReason: text(),
    locale: text({ enum: locales }).notNull().default('en'),
    message: text(),
    acceptedAt: instant(),
    acceptedBy: uuid().references(() => users.id),
    closedAt: instant(),
  },
  (table) => [
    unique('invitations_open').on(table.id, table.userId, table.open),
    index('invitations_user').on(table.userId),
    index('invitations_inviter').on(table.invitedBy),
    check('invitations_status', sql`status in ('pending', 'accepted', 'declined', 'revoked')`),
    check('invitations_invited_as', sql`invited_as in ('owner', 'admin', 'system')`),
    check('invitations_delivery', sql`delivery in ('none', 'queued', 'sent', 'failed')`),
    check('invitations_hours', sql`hours between 1 and 720`),
    check('invitations_message', sql`length(message) <= 500`),
    check('invitations_accepted_at', sql`(status = 'accepted') = (accepted_at is not null)`),
    check(
      'invitations_accepted_by',
      sql`status <> 'accepted' or (accepted_by is not null and accepted_at <= expires_at and (accepted_by = user_id or accepted_under is not null))`,
    ),
  ],
);

/** token = HMAC(purpose key, id); only its SHA-256 is here. */
export const invitationLinks = pgTable(
  'invitation_links',
  {
    id: uuid().primaryKey(),
    tokenHash: bytea().notNull().unique(),
    invitationId: uuid()
      .notNull()
      .references(() => invitations.id, { onDelete: 'cascade' }),
    way: text({ enum: ['mailed', 'shown'] }).notNull(),
    createdAt: createdAt(),
    killedAt: instant(),
    shownTo: uuid().references(() => users.id),
    shownUntil: instant(),
  },
  (table) => [index('invitation_links_invitation').on(table.invitationId), check('invitation_links_way', sql`way in ('mailed', 'shown')`)],
);

/** What an invitation covers; stays readable after it is closed. `gone`: the association was deleted meanwhile. */
export const invitationPlaces = pgTable(
  'invitation_places',
  {
    customerId: uuid().notNull(),
    invitationId: uuid().notNull(),
    placeId: uuid().notNull(),
    userId: uuid().notNull(),
    permissions: text().array().$type<Permission[]>().notNull(),
    open: boolean().notNull().default(true),
    gone: boolean().notNull().default(false),
    openPlaceId: uuid().generatedAlwaysAs(sql`case when open and not gone then place_id end`),
  },
  (table) => [
    primaryKey({ columns: [table.customerId, table.invitationId, table.placeId] }),
    index('invitation_places_invitation').on(table.invitationId),
    foreignKey({
      name: 'invitation_places_follow',
      columns: [table.invitationId, table.userId, table.open],
      foreignColumns: [invitations.id, invitations.userId, invitations.open],
    })
      .onUpdate('cascade')
      .onDelete('cascade'),
  ],
);
