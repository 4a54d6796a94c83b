import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { locales } from '../../lib/i18n/locales.ts';
import { createdAt, instant } from './columns.ts';

/** A person, from the moment somebody names their e-mail. `emailKey` is the folded address (lib/mail/address.ts). */
export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    emailKey: text().notNull().unique(),
    firstName: text().notNull().default(''),
    lastName: text().notNull().default(''),
    fullName: text().notNull().default(''),
    phone: text(),
    search: text().notNull().default(''),
    status: text({ enum: ['invited', 'active', 'suspended', 'erased'] })
      .notNull()
      .default('invited'),
    locale: text({ enum: locales }),
    timezone: text(),
    userSettings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    userMetadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    emailVerifiedAt: instant(),
    lastSeenAt: instant(),
    existsAsPerson: boolean().notNull().generatedAlwaysAs(sql`status <> 'erased'`),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    index('users_invited').on(table.createdAt).where(sql`status = 'invited'`),
    unique('users_are_persons').on(table.id, table.existsAsPerson),
    check('users_status', sql`status in ('invited', 'active', 'suspended', 'erased')`),
    check(
      'users_email_key',
      sql`email_key = lower(email_key) and email_key !~ '[^[:ascii:]]' and email_key ~ '^[^@[:space:]]+@[^@[:space:]]+$'`,
    ),
  ],
);
