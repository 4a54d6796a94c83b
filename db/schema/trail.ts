import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, tstzrange, xid8 } from './columns.ts';
import { users } from './users.ts';

/** The trail outlives what it tells of, so it references nothing. Platform events carry the nil customer. */
export const auditEvents = pgTable(
  'audit_events',
  {
    customerId: uuid().notNull().default('00000000-0000-0000-0000-000000000000'),
    id: uuid().notNull(),
    event: text().notNull(),
    actorId: uuid(),
    placeId: uuid(),
    accountId: uuid(),
    roomId: uuid(),
    targetId: uuid(),
    body: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    requestId: text(),
    ip: text(),
    userAgent: text(),
    at: instant().notNull().default(sql`now()`),
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
  },
  (table) => [primaryKey({ columns: [table.customerId, table.id] }), index('audit_events_xid').on(table.xid, table.customerId)],
);

/** Who owned a place when, and who gave it to them: written by a trigger alone. */
export const ownershipHistory = pgTable(
  'ownership_history',
  {
    customerId: uuid().notNull(),
    placeId: uuid().notNull(),
    ownerId: uuid().notNull(),
    during: tstzrange().notNull(),
    givenBy: uuid(),
    givenAs: text({ enum: ['owner', 'admin', 'system'] })
      .notNull()
      .default('system'),
  },
  () => [check('ownership_history_given_as', sql`given_as in ('owner', 'admin', 'system')`)],
);

/** When a person last used a place: written at most hourly, tells nothing, so outside the trail. */
export const lastUses = pgTable(
  'last_uses',
  {
    customerId: uuid().notNull(),
    placeId: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.customerId, table.placeId, table.userId] })],
);
