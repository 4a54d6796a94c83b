import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, instant, interval } from './columns.ts';
import { users } from './users.ts';

export const credentials = pgTable('credentials', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  passwordHash: text().notNull(),
  changedAt: createdAt(),
});

/** The cookie carries a random token, the row its SHA-256. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: bytea().primaryKey(),
    id: uuid().notNull().unique(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    idle: interval().notNull().default('7 days'),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    ip: text(),
    userAgent: text(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

/** Reset, verify, code: never a link to a place. A code's `about` is its invitation; its secret is derived from `id`. */
export const oneTimeTokens = pgTable(
  'one_time_tokens',
  {
    id: uuid().primaryKey(),
    purpose: text({ enum: ['code'] }).notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    about: uuid(),
    tokenHash: bytea().notNull(),
    attempts: integer().notNull().default(0),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    unique('one_time_tokens_secret').on(table.purpose, table.tokenHash),
    check('one_time_tokens_attempts', sql`attempts between 0 and 5`),
  ],
);

/** How often something was tried in a window; the key is a SHA-256, so that no address rests here. */
export const rateLimits = pgTable(
  'rate_limits',
  { key: bytea().primaryKey(), count: integer().notNull(), resetsAt: instant().notNull() },
  (table) => [index('rate_limits_reset').on(table.resetsAt)],
);
